import { expect, it } from 'vitest';
import { blankResults, type HeldCell } from './blank-results.js';

const number = (value: number, formula: string | null = null): HeldCell => ({ isNumber: true, value, formula });
const text = (value: string): HeldCell => ({ isNumber: false, value, formula: null });
const RATE = 'IF(OR(N(E6)=0,NOT(ISNUMBER(F6))),"",ROUND(F6/E6,4))';
const SCORE = 'IF(OR(N(E6)=0,NOT(ISNUMBER(F6)),NOT(ISNUMBER(G6))),"",ROUND(MIN(1,F6/E6)*G6,2))';
const TOTAL = 'IF(COUNT(H13:H23,I6)=0,"",SUM(H13:H23)+N(I6))';
const blanks = (cells: Record<string, HeldCell>): string[] => [...blankResults(new Map(Object.entries(cells)))].sort();

it('knows formulas that give nothing by what they compute with, also where a weight is printed before', () => {
  const cells = { G6: number(10), H6: number(0, RATE), I6: number(0, SCORE), H24: number(0, TOTAL) };
  expect(blanks(cells)).toEqual(['H24', 'H6', 'I6']);
  expect(blanks({ ...cells, E6: text('—'), F6: text('') })).toEqual(['H24', 'H6', 'I6']);
});

it('leaves a 0 that is computed from what is filled in', () => {
  const filled = { E6: number(100), F6: number(0), G6: number(10), H6: number(0, RATE), I6: number(0, SCORE) };
  expect(blanks({ ...filled, H24: number(0, TOTAL) })).toEqual([]);
  expect(blanks({ H13: number(0), H24: number(0, TOTAL) })).toEqual([]);
});

it('leaves what was typed, what is not 0, and conditions that it does not understand', () => {
  expect(blanks({ H6: number(0), I6: number(3, SCORE) })).toEqual([]);
  for (const formula of ['SUM(A1:A3)', 'IF(N(E6)=0,0,1)', 'IF(AND(N(E6)=0,N(F6)=0),"",1)', 'IF(OR(N(E6)=0,B1>2),"",1)'])
    expect(blanks({ H6: number(0, formula) })).toEqual([]);
});

it('comes to an end where formulas go round, go deep or look at everything', () => {
  const round = { A1: number(0, 'IF(N(B1)=0,"",1)'), B1: number(0, 'IF(N(A1)=0,"",1)') };
  expect(blanks(round)).toHaveLength(2);
  const deep = Array.from({ length: 20_000 }, (_, at) => [`A${at + 1}`, number(0, `IF(COUNT(A${at + 2})=0,"",1)`)]);
  expect(blanks(Object.fromEntries(deep)).length).toBeGreaterThan(0);
  const wide = Array.from({ length: 2000 }, (_, at) => [`A${at + 1}`, number(0, 'IF(COUNT(B1:Z60000)=0,"",1)')]);
  expect(blanks(Object.fromEntries(wide))).toEqual([]);
});

it('looks into no formula that is longer than those of any form', () => {
  const formula = (length: number): string => `IF(N(E6)=0,"",${'1+'.repeat(length)}1)`;
  expect(blanks({ H6: number(0, formula(100)), H7: number(0, formula(5000)) })).toEqual(['H6']);
});
