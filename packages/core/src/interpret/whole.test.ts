import { describe, expect, it } from 'vitest';
import {
  blankFundRow,
  blankIndicatorForm,
  FORM_CELLS,
  FUND_CELLS,
  INDICATOR_CELLS,
  INDICATOR_COLUMNS,
} from '../model/keys.js';
import type { Indicator, IndicatorForm } from '../model/transcript.js';
import { isWholeForm, isWholeIndicator } from './whole.js';

const indicator: Indicator = { level1: '产出指标', level2: null, name: null, target: null };
const form: IndicatorForm = {
  kind: 'project',
  ...blankIndicatorForm(),
  year: null,
  funds: { total: blankFundRow() },
  indicators: [indicator],
};

describe('whether nothing lacks looks at every key of the model', () => {
  it('in an indicator', () => {
    expect(isWholeIndicator(indicator)).toBe(true);
    for (const key of [...INDICATOR_CELLS, ...INDICATOR_COLUMNS]) {
      expect([key, isWholeIndicator({ ...indicator, [key]: 1 })]).toEqual([key, false]);
    }
    for (const key of INDICATOR_CELLS) {
      expect([key, isWholeIndicator({ ...indicator, [key]: undefined })]).toEqual([key, false]);
    }
  });

  it('in a form and its rows of money', () => {
    expect(isWholeForm(form)).toBe(true);
    for (const key of ['title', ...FORM_CELLS]) {
      expect([key, isWholeForm({ ...form, [key]: 1 })]).toEqual([key, false]);
      expect([key, isWholeForm({ ...form, [key]: undefined })]).toEqual([key, false]);
    }
    for (const key of FUND_CELLS) {
      const funds = { total: { ...blankFundRow(), [key]: 1 } };
      expect([key, isWholeForm({ ...form, funds })]).toEqual([key, false]);
    }
  });
});
