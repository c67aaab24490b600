import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { account, department, fund, project, row, summary, summaryRow, transcript } from '../checks/testing/build.js';
import { type Correction, corrected, NoSuchCell } from '../correct/correct.js';
import type { Transcript } from '../model/transcript.js';
import { examineTranscript } from './examine.js';
import { Reexamination } from './examine-again.js';

const read = transcript(
  [
    project({
      year: '2022',
      supervisor: '农业农村局',
      funds: {
        total: fund({ initial: '72', annual: '72', executed: '65.60', weight: '10', rate: '91.1%', score: '9.1' }),
      },
      indicators: [
        row({ target: '≥5000人', actual: '3334人', weight: '50', score: '50' }),
        row({
          level1: '效益指标',
          level2: '社会效益指标',
          name: '满意',
          target: '提高',
          actual: '提高',
          weight: '40',
          score: '40',
        }),
      ],
      total: { weight: '100', score: '99', grade: '优' },
    }),
    department({
      name: '农业农村局',
      funds: { total: fund({ annual: '100', executed: '90', weight: '10', score: '9' }) },
      indicators: [row({ target: '12月底前', actual: '11月', weight: '90', score: '80' })],
      total: { weight: '100', score: '90', grade: null },
    }),
    summary({
      rows: [summaryRow({ no: '1', name: '甲项目', annual: '72', executed: '65.6', rate: '91%', score: '99' })],
    }),
    account({
      table: '支出决算表',
      columns: ['合计'],
      rows: [{ code: '201', name: '一般', values: { 合计: '12.5' } }],
    }),
    project({ name: '乙项目', indicators: [row({ target: '≥5', actual: '5', weight: '50', score: '50' })] }),
  ],
  { province: '四川省', reports: [{ title: '自评报告', facts: [] }] },
);

const cells = [
  [1, 'total.score'],
  [1, 'name'],
  [1, 'funds.total.annual'],
  [1, 'indicators.0.actual'],
  [1, 'indicators.1.score'],
  [2, 'name'],
  [2, 'total.grade'],
  [2, 'indicators.0.target'],
  [3, 'rows.0.score'],
  [4, 'rows.0.values.合计'],
  [5, 'name'],
  [5, 'indicators.0.actual'],
] as const;

const correction = fc
  .tuple(
    fc.constantFrom(...cells),
    fc.constantFrom(null, '', '0', '9', '72', '98.5', '100', '良', '甲项目', '5000人', '12月底前', '95%'),
  )
  .map(([[form, path], value]): Correction => ({ form, path, value }));

const step = fc.record({
  corrections: fc.array(correction, { maxLength: 4 }),
  policy: fc.constantFrom(null, null, 'cn-2021-101', 'sichuan-2025'),
});

const inFull = (printed: Transcript, corrections: readonly Correction[], policy: string | null) =>
  examineTranscript(corrected(printed, corrections), { policy });

describe('a document that is examined again', () => {
  it('gives what examining the whole of it gives, whatever was corrected before', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), (steps) => {
        const again = new Reexamination(read);
        for (const { corrections, policy } of steps) {
          expect(again.examine(corrections, policy)).toEqual(inFull(read, corrections, policy));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('does the same for forms that share a number, and for what lacks keys', () => {
    const [first, second] = read.forms;
    if (first === undefined || second === undefined) throw new Error('no forms');
    const twice: Transcript = { ...read, forms: [first, { ...second, order: 1 }] };
    const lacking = JSON.parse('{"forms":[{"kind":"project","order":1,"total":{"score":"9"}},{"kind":"project"}]}');
    const corrections = [{ form: 1, path: 'total.score', value: '80' }];
    for (const printed of [twice, lacking as Transcript, { ...read, forms: [] }]) {
      const set = printed.forms.length === 0 ? [] : corrections;
      const again = new Reexamination(printed);
      for (const some of [[], set, set]) expect(again.examine(some, null)).toEqual(inFull(printed, some, null));
    }
  });

  it('keeps the findings of forms that did not change', () => {
    const again = new Reexamination(read);
    const before = again.examine([], null).findings;
    const after = again.examine([{ form: 5, path: 'indicators.0.actual', value: '4' }], null).findings;
    expect(after.filter((one) => before.includes(one)).length).toBeGreaterThan(3);
  });

  it('refuses a correction that leads nowhere, and goes on after', () => {
    const again = new Reexamination(read);
    expect(() => again.examine([{ form: 9, path: 'name', value: '' }], null)).toThrow(NoSuchCell);
    expect(() => again.examine([{ form: 1, path: 'nowhere', value: '' }], null)).toThrow(NoSuchCell);
    expect(again.examine([], null)).toEqual(inFull(read, [], null));
  });
});
