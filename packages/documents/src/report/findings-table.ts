import { sayFinding, saySeverity } from '@kaocheng/core/checks/say';
import type { Citation, Finding } from '@kaocheng/core/model/finding';
import { renderStep, type Scorecard, type Step } from '@kaocheng/core/model/scorecard';
import type { Sheet } from '@kaocheng/forms/sheet/sheet';
import { type Examined, nameOf, type ReportKind } from './examined.js';
import { Rows } from './rows.js';
import { kindWord, placeWord, reportWord } from './words.js';

const COLUMNS = {
  findings: { order: 8, number: 12, severity: 13, place: 42, finding: 76, steps: 46, clause: 35, advice: 35 },
  feedback: { order: 8, number: 12, severity: 13, place: 41, opinion: 78, clause: 35, advice: 35, answer: 45 },
} as const;

/**
 * The table of a document's findings, form by form: each with its number, places, arithmetic, clause and advice, and as 审核意见反馈单
 * with a column for the unit's answer. Findings that have another one as their cause stand below it, numbered 2.1, 2.2.
 */
export function findingsSheet(examined: Examined, kind: ReportKind): Sheet {
  const { transcript, findings } = examined;
  const rows = new Rows(COLUMNS[kind]);
  let number = 0;
  for (const order of [null, ...transcript.forms.map((form) => form.order)]) {
    const own = findings.filter((finding) => finding.form === order);
    if (own.length === 0) continue;
    const form = transcript.forms.find((one) => one.order === order);
    rows.group(
      form === undefined
        ? reportWord('document')
        : reportWord('form', { order: form.order, kind: kindWord(form.kind), name: nameOf(form) }),
    );
    for (const finding of own) {
      number += 1;
      addFinding(rows, finding, String(number), examined, null);
    }
  }
  const sheet = rows.sheet(reportWord(`${kind}.list`));
  return { ...sheet, before: [{ text: reportWord(`${kind}.list`), role: 'heading' }] };
}

/** Adds a finding, and below it those that hang on it; what these have in common with it is not said again. */
function addFinding(rows: Rows, finding: Finding, number: string, examined: Examined, cause: Finding | null): void {
  const { title, sentence, advice } = sayFinding(finding);
  const above = cause === null ? null : sayFinding(cause);
  const said = [title, sentence].filter(
    (part, at) => part !== '' && (at === 1 ? part !== title : part !== above?.title),
  );
  if (finding.printed !== null && finding.expected !== null && finding.expected !== '')
    said.push(reportWord('printed', { printed: finding.printed, expected: finding.expected }));
  const count = finding.hangs.length;
  if (count > 0) said.push(reportWord(count === 1 ? 'hangs.one' : 'hangs.many', { count, number }));
  const text = said.join('\n');
  const quotes = finding.quote.map((quote) => `“${quote}”`);
  const places = finding.where.filter((where) => where !== 'text' && where !== 'document').map(placeWord);
  const card = examined.scorecards.find((one) => one.form === finding.form);
  const isSame = cause !== null && clauseOf(finding.citation) === clauseOf(cause.citation);
  rows.add({
    order: finding.form === null ? reportWord('none') : String(finding.form),
    number,
    severity: saySeverity(finding.severity),
    place: [...places, ...quotes].join('\n'),
    finding: text,
    opinion: text,
    steps: stepsOf(finding, card).join('\n'),
    clause: isSame && finding.citation !== null ? reportWord('same') : clauseOf(finding.citation),
    advice: advice !== '' && advice === above?.advice ? reportWord('same') : advice,
  });
  for (const [at, hung] of finding.hangs.entries()) addFinding(rows, hung, `${number}.${at + 1}`, examined, finding);
}

const clauseOf = (citation: Citation | null): string =>
  citation === null ? '' : reportWord('clause', { ...citation });

/** The arithmetic of the scores that a finding is about. */
function stepsOf({ where }: Finding, card: Scorecard | undefined): string[] {
  if (card === undefined) return [];
  const lines: string[] = [];
  for (const place of where) {
    const name = /^indicators\[(.*)\]\.[a-z]+$/iu.exec(place)?.[1];
    const rows = place.startsWith('funds.total.')
      ? card.rows.filter((row) => row.path === 'funds.total')
      : card.rows.filter((row) => name !== undefined && row.name === name);
    for (const row of rows) {
      if (row.steps.length === 0) continue;
      lines.push(
        reportWord('steps.of', { name: row.name ?? placeWord(row.path), steps: row.steps.map(stepWord).join('；') }),
      );
    }
    if (place === 'total.score') lines.push(...card.totals.steps.map(stepWord));
  }
  return [...new Set(lines)];
}

/** A step in words: its arithmetic, or, where there is none, what its figure is. */
function stepWord(step: Step): string {
  const said = renderStep(step);
  return step.operation === 'full' || step.operation === 'zero'
    ? reportWord(`steps.${step.operation}`, { said })
    : said;
}
