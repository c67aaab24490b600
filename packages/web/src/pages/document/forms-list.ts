import { countsOf } from '@kaocheng/core/checks/count';
import type { Examination } from '@kaocheng/core/examine/examine';
import type { Finding } from '@kaocheng/core/model/finding';
import type { Scorecard } from '@kaocheng/core/model/scorecard';
import type { Form, Printed, Transcript } from '@kaocheng/core/model/transcript';

/** A form of a document in one line: totals and grades as printed and as recomputed, and its findings. */
export interface FormLine {
  readonly form: Form;
  readonly printedTotal: Printed;
  readonly recomputedTotal: string | null;
  readonly printedGrade: Printed;
  readonly recomputedGrade: string | null;
  /** The grade that the printed total earns, where the form prints none itself. */
  readonly gradeOfPrinted: string | null;
  /** The printed total against the recomputed one: 1 above, -1 below; 0 where one of them is missing, too. */
  readonly sign: -1 | 0 | 1;
  readonly isPending: boolean;
  readonly counts: ReturnType<typeof countsOf>;
}

function signOf(scorecard: Scorecard | null): -1 | 0 | 1 {
  const printed = scorecard?.totals.printed.value ?? null;
  const recomputed = scorecard?.totals.recomputed ?? null;
  return printed === null || recomputed === null ? 0 : printed.compare(recomputed);
}

/** All forms of a document with what was recomputed for each. */
export function formLines({ forms }: Transcript, { scorecards, findings }: Examination): FormLine[] {
  const byForm = new Map<number, Finding[]>();
  for (const finding of findings) {
    if (finding.form !== null) byForm.set(finding.form, [...(byForm.get(finding.form) ?? []), finding]);
  }
  return forms.map((form) => {
    const scorecard = scorecards.find((each) => each.form === form.order) ?? null;
    const total = 'total' in form ? form.total : null;
    return {
      form,
      printedTotal: total?.score ?? null,
      recomputedTotal: scorecard?.totals.recomputed?.toString() ?? null,
      printedGrade: total?.grade ?? null,
      recomputedGrade: scorecard?.grade.recomputed ?? null,
      gradeOfPrinted: scorecard?.grade.ofPrinted ?? null,
      sign: signOf(scorecard),
      isPending: scorecard?.totals.pending ?? false,
      counts: countsOf(byForm.get(form.order) ?? []),
    };
  });
}

/** One form under two policies. */
export interface PolicyDifference {
  readonly form: Form;
  readonly before: FormLine;
  readonly after: FormLine;
  /** Rows whose recomputed score is another one. */
  readonly rows: number;
}

/** What another policy changes, form by form; forms without scores are left out. */
export function policyDifferences(transcript: Transcript, before: Examination, after: Examination): PolicyDifference[] {
  const old = formLines(transcript, before);
  const now = formLines(transcript, after);
  return old.flatMap((line, index) => {
    const next = now[index];
    const cards = [before, after].map(({ scorecards }) => scorecards.find(({ form }) => form === line.form.order));
    const [was, is] = cards;
    if (next === undefined || was === undefined || is === undefined) return [];
    const scoreOf = (path: string, card: typeof was): string => {
      const row = card.rows.find((each) => each.path === path);
      return row?.computed?.toString() ?? (row?.band == null ? '' : `${row.band.low}～${row.band.high}`);
    };
    const rows = was.rows.filter(({ path }) => scoreOf(path, was) !== scoreOf(path, is)).length;
    return [{ form: line.form, before: line, after: next, rows }];
  });
}
