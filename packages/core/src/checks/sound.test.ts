import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FlatFinding } from './hang.js';
import { check } from './testing/build.js';
import { LAYOUTS, soundForm, type Variant } from './testing/sound-forms.js';
import { type Outcome, SOUND_ROWS, type SoundClass, type SoundRow } from './testing/sound-rows.js';

const rowsOf = (level1: SoundClass, minLength: number, maxLength: number): fc.Arbitrary<SoundRow[]> =>
  fc.shuffledSubarray(
    SOUND_ROWS.filter((row) => row.class === level1),
    { minLength, maxLength },
  );

const MOST_ROWS = 18;

/** Sound forms as units differ: which rows, how they came out, how much money, how rates and empty cells are printed. */
const variants: fc.Arbitrary<Variant> = fc.record({
  project: fc.constantFrom('城区道路维护项目', '公共服务能力提升专项', '2023年综合保障经费', '乡镇环境整治补助资金'),
  rows: fc
    .tuple(
      fc.tuple(rowsOf('output', 3, 8), rowsOf('cost', 1, 3), rowsOf('benefit', 2, 5), rowsOf('satisfaction', 1, 2)),
      fc.array(fc.constantFrom<Outcome[]>('met', 'met', 'over', 'missed'), {
        minLength: MOST_ROWS,
        maxLength: MOST_ROWS,
      }),
    )
    .map(([classes, outcomes]) => classes.flat().map((row, index) => ({ row, outcome: outcomes[index] ?? 'met' }))),
  annual: fc.tuple(
    fc.integer({ min: 800, max: 5_000_000 }),
    fc.constantFrom(0, 0, 12_345, 800_000),
    fc.constantFrom(0, 0, 2_500),
    fc.constantFrom(0, 3_333),
    fc.constantFrom(0, 100),
  ),
  spent: fc.constantFrom(1000, 1000, 998, 971, 953, 905, 873, 662),
  initial: fc.constantFrom(100, 100, 100, 95, 92, 60, 108, 0),
  places: fc.constantFrom<(0 | 1 | 2)[]>(0, 1, 2),
  empty: fc.constantFrom(null, '0', '0.00', '—', '/'),
  isGraded: fc.boolean(),
  grouped: fc.boolean(),
});

/**
 * What may be asked of a form in which nothing is wrong: the weights of its own choosing, a missed count beside a cut budget,
 * all marks beside little money, a count and a standard that happen to stand beside each other.
 */
const ASKED = new Set(['B1-own', 'A13-output', 'B12', 'A11-near', 'B8-heavy']);

function unfounded(findings: readonly FlatFinding[]): string[] {
  return findings
    .filter(({ severity, code }) => severity === 'error' || (severity === 'warning' && !ASKED.has(code)))
    .map(({ code, where, facts }) => `${code} ${where.join(' ')} ${JSON.stringify(facts)}`);
}

describe('forms in which nothing is wrong', () => {
  it.each(LAYOUTS)('raise no error and next to no question: $name', (layout) => {
    let asked = 0;
    let forms = 0;
    fc.assert(
      fc.property(variants, (variant) => {
        const findings = check([soundForm(layout, variant)]);
        expect(unfounded(findings)).toEqual([]);
        forms += 1;
        asked += findings.filter(({ severity, code }) => severity === 'warning' && code !== 'B1-own').length;
      }),
      { numRuns: 50 },
    );
    expect(asked).toBeLessThan(forms / 4);
  });
});
