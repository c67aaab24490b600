import type { Overview } from '@kaocheng/contracts/overview';
import type { BarSeries } from './bars.js';

type GradeCount = Overview['grades'][number];

/** 无 stands for no grade. */
export const GRADES = ['优', '良', '中', '差', '无'] as const;

export interface GradeCell {
  readonly printed: string;
  readonly recomputed: string;
  readonly count: number;
  readonly change: 'same' | 'lowered' | 'raised' | 'unknown';
}

/** All pairs of grades, printed ones as rows, recomputed ones as columns, in the order of GRADES. */
export function gradeMatrix(counts: readonly GradeCount[]): GradeCell[][] {
  return GRADES.map((printed, row) =>
    GRADES.map((recomputed, column) => {
      const last = GRADES.length - 1;
      const isUnknown = row === last || column === last;
      return {
        printed,
        recomputed,
        count: counts
          .filter((each) => each.printed === printed && each.recomputed === recomputed)
          .reduce((sum, { count }) => sum + count, 0),
        change: row === column ? 'same' : isUnknown ? 'unknown' : row < column ? 'lowered' : 'raised',
      };
    }),
  );
}

const COLOURS: readonly BarSeries['colour'][] = ['good', 'accent', 'warning', 'error', 'line'];

/** For each printed grade a bar, divided by recomputed grade. */
export function gradeSeries(matrix: readonly (readonly GradeCell[])[]): BarSeries[] {
  return GRADES.map((name, column) => ({
    name,
    colour: COLOURS[column] ?? 'line',
    counts: matrix.map((row) => row[column]?.count ?? 0),
  }));
}
