import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  blankFundRow,
  blankSummaryRow,
  FUND_CELLS,
  FUND_SOURCES,
  INDICATOR_CELLS,
  INDICATOR_COLUMNS,
  SUMMARY_CELLS,
  SUMMARY_COLUMNS,
} from './keys.js';
import type { FundRow, FundSource, Indicator, SummaryRow } from './transcript.js';

type Of<List extends readonly unknown[]> = List[number];

describe('keys of the model', () => {
  it('are all those of its types', () => {
    expectTypeOf<Of<typeof INDICATOR_CELLS> | Of<typeof INDICATOR_COLUMNS> | 'extra'>().toEqualTypeOf<
      keyof Indicator
    >();
    expectTypeOf<Of<typeof FUND_CELLS> | 'extra'>().toEqualTypeOf<keyof FundRow>();
    expectTypeOf<Of<typeof FUND_SOURCES>>().toEqualTypeOf<FundSource>();
    expectTypeOf<Of<typeof SUMMARY_CELLS> | Of<typeof SUMMARY_COLUMNS>>().toEqualTypeOf<keyof SummaryRow>();
  });

  it('are those of the blank rows', () => {
    expect(Object.keys(blankFundRow())).toEqual(FUND_CELLS);
    expect(Object.keys(blankSummaryRow())).toEqual(SUMMARY_CELLS);
  });

  it('stand in one list only', () => {
    for (const keys of [
      [...INDICATOR_CELLS, ...INDICATOR_COLUMNS],
      [...SUMMARY_CELLS, ...SUMMARY_COLUMNS],
      FUND_CELLS,
      FUND_SOURCES,
    ]) {
      expect(new Set<string>(keys).size).toBe(keys.length);
    }
  });
});
