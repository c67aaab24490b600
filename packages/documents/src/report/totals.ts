import type { Finding } from '@kaocheng/core/model/finding';
import type { Scorecard } from '@kaocheng/core/model/scorecard';
import type { Sheet } from '@kaocheng/forms/sheet/sheet';
import { countOf, type Examined, nameOf } from './examined.js';
import { Rows } from './rows.js';
import { kindWord, reportWord } from './words.js';

const COLUMNS = {
  order: 10,
  kind: 22,
  name: 95,
  printedTotal: 22,
  computedTotal: 30,
  printedGrade: 20,
  computedGrade: 20,
  errors: 16,
  warnings: 16,
  infos: 16,
};

/**
 * The table of a document's forms: printed and recomputed total and grade, the latter in bold where they differ, and how many
 * findings each has; below them those of the document as a whole, and all together.
 */
export function totalsSheet({ transcript, scorecards, findings }: Examined): Sheet {
  const rows = new Rows(COLUMNS);
  const none = reportWord('none');
  for (const form of transcript.forms) {
    const card = scorecards.find((one) => one.form === form.order);
    const printedTotal = card?.totals.printed.printed ?? none;
    const computedTotal = card === undefined ? none : totalOf(card);
    const printedGrade = card?.grade.printed ?? none;
    const computedGrade = card?.grade.recomputed ?? none;
    const own = findings.filter((finding) => finding.form === form.order);
    rows.add(
      {
        order: String(form.order),
        kind: kindWord(form.kind),
        name: nameOf(form),
        printedTotal,
        computedTotal,
        printedGrade,
        computedGrade,
        ...counts(own),
      },
      {
        bold: [
          ...(card !== undefined && !isEqual(card) ? ['computedTotal'] : []),
          ...(printedGrade !== none && printedGrade !== computedGrade ? ['computedGrade'] : []),
        ],
      },
    );
  }
  const whole = findings.filter(({ form }) => !transcript.forms.some(({ order }) => order === form));
  if (whole.length > 0) rows.add({ order: none, name: reportWord('document'), ...counts(whole) });
  if (transcript.forms.length > 1 || whole.length > 0)
    rows.add({ name: reportWord('all'), ...counts(findings) }, { bold: ['name', 'errors', 'warnings', 'infos'] });
  return rows.sheet(reportWord('findings.summary'));
}

const counts = (findings: readonly Finding[]): Record<string, string> => ({
  errors: String(countOf(findings, 'error')),
  warnings: String(countOf(findings, 'warning')),
  infos: String(countOf(findings, 'info')),
});

/** Whether the printed total is the recomputed one, or none of them can be held against the other. */
function isEqual({ totals }: Scorecard): boolean {
  const { value } = totals.printed;
  const single = totals.cap ?? totals.rescaled ?? totals.recomputed;
  return value === null || single === null || totals.pending || value.equals(single);
}

function totalOf({ totals }: Scorecard): string {
  if (totals.pending) return reportWord('pending');
  const single = totals.cap ?? totals.rescaled ?? totals.recomputed;
  if (single !== null) return single.toString();
  const { range } = totals;
  return range === null
    ? reportWord('none')
    : reportWord('range', { low: range.low.toString(), high: range.high.toString() });
}
