import { countsOf } from '@kaocheng/core/checks/count';
import { sayFinding, saySeverity } from '@kaocheng/core/checks/say';
import type { Finding } from '@kaocheng/core/model/finding';
import type { Policy } from '@kaocheng/core/model/policy';
import type { Scorecard } from '@kaocheng/core/model/scorecard';
import type { Form, Transcript } from '@kaocheng/core/model/transcript';
import type { Checked } from '../examine.js';
import { screen } from '../words.js';
import { clip, table } from './columns.js';
import { omittedLines } from './omitted.js';
import { sayPlace } from './place.js';

/** The name of a form on the screen: the project's, else the table's number, else its title. */
export function formName(form: Form): string {
  if (form.kind === 'account') return form.table ?? form.title ?? '';
  if (form.kind === 'summary') return form.title ?? '';
  return form.name ?? form.title ?? '';
}

/**
 * The report of one document as lines: where it comes from, a row for each form with printed and recomputed total and
 * grade, and the findings by form, each with its arithmetic and clause. The verdict is not part of it.
 */
export function checkReport(checked: Checked, policies: readonly Policy[]): string[] {
  const { transcript, scorecards, findings, beside } = checked;
  return [
    ...headOf(transcript, scorecards, policies),
    '',
    ...totalsOf(checked),
    ...besideOf(transcript, [scorecards, ...beside], policies),
    ...firstOf(findings),
    ...findingsOf(transcript, findings),
  ];
}

/** Lines of what is looked at first, and from how many findings on a reader needs them. */
const FIRST = 5;
const MANY = 12;

/** The heaviest findings of a long list, a line each, as they are ranked. */
function firstOf(findings: readonly Finding[]): string[] {
  if (findings.length < MANY) return [];
  const lines = findings
    .filter(({ severity }) => severity !== 'info')
    .slice(0, FIRST)
    .map((finding, index) => {
      const { title, sentence } = sayFinding(finding);
      const place = finding.form === null ? '' : screen('place.form', { order: finding.form }) + screen('place.join');
      const facts = { number: index + 1, severity: saySeverity(finding.severity), place, title };
      return `  ${screen('first.line', { ...facts, sentence: clip(sentence, 100) })}`;
    });
  return lines.length === 0 ? [] : ['', screen('first.head', { count: lines.length }), ...lines];
}

/** Where a document comes from, and by which policies it was scored. */
function headOf(transcript: Transcript, scorecards: readonly Scorecard[], policies: readonly Policy[]): string[] {
  const { source, province, place, department, year } = transcript;
  const about = [province, place, department, year].filter((part) => part !== null).join(' ');
  const lines = [screen('head.source', { source })];
  if (about !== '') lines.push(screen('head.about', { about }));
  lines.push(...omittedLines(transcript));
  for (const id of new Set(scorecards.map((card) => card.policy))) {
    const policy = policies.find((one) => one.id === id);
    lines.push(screen('head.policy', { title: policy?.title ?? id, document: policy?.document ?? id }));
  }
  return lines;
}

function totalsOf({ transcript, scorecards, findings }: Checked): string[] {
  const cards = new Map(scorecards.map((card) => [card.form, card]));
  const keys = [
    'order',
    'kind',
    'name',
    'printedTotal',
    'computedTotal',
    'printedGrade',
    'computedGrade',
    'errors',
    'warnings',
  ];
  const none = screen('total.none');
  const heads = keys.map((key) => screen(`columns.${key}`));
  const rows = transcript.forms.map((form) => {
    const card = cards.get(form.order);
    const own = findings.filter((finding) => finding.form === form.order);
    return [
      String(form.order),
      screen(`kinds.${form.kind}`),
      formName(form),
      card?.totals.printed.printed ?? none,
      card === undefined ? none : computedTotal(card),
      card?.grade.printed ?? none,
      card?.grade.recomputed ?? none,
      String(countsOf(own).errors),
      String(countsOf(own).warnings),
    ];
  });
  // A document that gives no grades, or no marks at all, has no columns for them.
  const shown = keys.map((key, at) => !COLUMNS_OF_MARKS.has(key) || rows.some((row) => row[at] !== none));
  return table([heads, ...rows].map((row) => row.filter((_, at) => shown[at])));
}

/** Total and grade of each form by each of several policies, a table with a row for each form; nothing for one policy. */
function besideOf(
  transcript: Transcript,
  all: readonly (readonly Scorecard[])[],
  policies: readonly Policy[],
): string[] {
  if (all.length < 2) return [];
  const none = screen('total.none');
  const documents = all.map(
    ([card]) => policies.find(({ id }) => id === card?.policy)?.document ?? card?.policy ?? none,
  );
  const heads = all.flatMap(([card], at) => {
    const document = documents[at] ?? none;
    const isShared = documents.indexOf(document) !== documents.lastIndexOf(document);
    const policy = isShared ? card?.policy : undefined;
    const total =
      policy === undefined ? screen('beside.total', { document }) : screen('beside.totalOf', { document, policy });
    return [total, screen('beside.grade')];
  });
  const rows = transcript.forms.flatMap((form) => {
    const cards = all.map((scorecards) => scorecards.find((card) => card.form === form.order));
    if (cards.every((card) => card === undefined)) return [];
    const marks = cards.flatMap((card) =>
      card === undefined ? [none, none] : [computedTotal(card), card.grade.recomputed ?? none],
    );
    return [[String(form.order), formName(form), cards[0]?.totals.printed.printed ?? none, ...marks]];
  });
  const head = [screen('columns.order'), screen('columns.name'), screen('columns.printedTotal'), ...heads];
  return rows.length === 0 ? [] : ['', screen('beside.head'), ...table([head, ...rows])];
}

const COLUMNS_OF_MARKS = new Set(['printedTotal', 'computedTotal', 'printedGrade', 'computedGrade']);

function computedTotal({ totals }: Scorecard): string {
  if (totals.pending) return screen('total.pending');
  const { range } = totals;
  const single = totals.cap ?? totals.rescaled ?? totals.recomputed;
  if (single !== null) return single.toString();
  return range === null
    ? screen('total.none')
    : screen('total.range', { low: range.low.toString(), high: range.high.toString() });
}

function findingsOf(transcript: Transcript, findings: readonly Finding[]): string[] {
  const lines: string[] = [];
  const orders = [null, ...transcript.forms.map((form) => form.order)];
  for (const order of orders) {
    const own = findings.filter((finding) => finding.form === order);
    if (own.length === 0) continue;
    const form = transcript.forms.find((one) => one.order === order);
    const head =
      form === undefined
        ? screen('finding.document')
        : screen('finding.form', { order: form.order, kind: screen(`kinds.${form.kind}`), name: formName(form) });
    // Findings of one kind that follow each other say by what clause, and what to do, once: with the last of them.
    lines.push('', head, ...own.flatMap((finding, at) => findingLines(finding, own[at + 1]?.code !== finding.code)));
  }
  return lines;
}

const MOST_HUNG = 5;

function findingLines(finding: Finding, isLast: boolean): string[] {
  const { title, sentence, advice } = sayFinding(finding);
  const severity = saySeverity(finding.severity);
  const lines = [`  ${screen('finding.head', { severity, title })}`];
  const add = (key: string, facts: Record<string, string | number>): void => {
    lines.push(`  ${screen(`finding.${key}`, facts)}`);
  };
  if (sentence !== '') lines.push(`  　　${sentence}`);
  if (finding.printed !== null && finding.expected !== null && finding.expected !== '') {
    add('printed', { printed: clip(finding.printed, 60), expected: clip(finding.expected, 60) });
  }
  const quotes = finding.quote.map((quote) => `“${clip(quote, 60)}”`);
  const places = [...finding.where.filter((where) => where !== 'text').map(sayPlace), ...quotes].filter(
    (place) => place !== '',
  );
  if (places.length > 0) add('place', { where: clip(places.join('；'), 160) });
  if (isLast && finding.citation !== null) add('clause', { ...finding.citation });
  if (isLast && advice !== '') add('advice', { advice });
  if (finding.hangs.length > 0) {
    const said = finding.hangs.map((hung) => hungLine(hung, finding.form));
    const others = [...new Set(said)].filter((one) => one !== sentence);
    const again = said.filter((one) => one === sentence).length;
    if (again > 0) add('again', { count: again });
    if (others.length > 0) add('hangs', { count: others.length });
    for (const one of others.slice(0, MOST_HUNG)) add('hung', { sentence: clip(one, 120) });
    if (others.length > MOST_HUNG) add('moreHung', { count: others.length - MOST_HUNG });
  }
  return lines;
}

/** A hung finding of another form says which. */
function hungLine(hung: Finding, form: number | null): string {
  const { sentence } = sayFinding(hung);
  return hung.form === null || hung.form === form
    ? sentence
    : `${screen('place.form', { order: hung.form })}${screen('place.join')}${sentence}`;
}
