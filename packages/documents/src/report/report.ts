import { createHash } from 'node:crypto';
import { sayFinding, saySeverity } from '@kaocheng/core/checks/say';
import type { Finding, Severity } from '@kaocheng/core/model/finding';
import type { Policy } from '@kaocheng/core/model/policy';
import { renderStep, type Scorecard } from '@kaocheng/core/model/scorecard';
import type { Form, Transcript } from '@kaocheng/core/model/transcript';
import { policies } from '@kaocheng/core/scoring/policies';
import type { PageSetup, SheetDocument } from '@kaocheng/forms/sheet/page-setup';
import type { Sheet, SheetCell, SheetLine } from '@kaocheng/forms/sheet/sheet';
import { kindWord, placeWord, reportWord } from './words.js';

/** A document as it was read, scored and checked. */
export interface Examined {
  readonly transcript: Transcript;
  readonly scorecards: readonly Scorecard[];
  readonly findings: readonly Finding[];
}

/** `findings`: the report with totals and arithmetic; `feedback`: 审核意见反馈单, which the unit answers line by line. */
export type ReportKind = 'findings' | 'feedback';

const PAGE: PageSetup = {
  paper: 'A4',
  orientation: 'landscape',
  margins: { top: 20, right: 15, bottom: 20, left: 15 },
};

/** Columns of each kind of report with their widths in mm; together as wide as the page between its margins. */
const COLUMNS = {
  findings: { number: 10, severity: 14, place: 38, finding: 76, steps: 52, clause: 37, advice: 40 },
  feedback: { number: 10, severity: 14, place: 38, opinion: 80, clause: 40, advice: 40, answer: 45 },
  totals: {
    order: 10,
    kind: 24,
    name: 103,
    printedTotal: 22,
    computedTotal: 30,
    printedGrade: 20,
    computedGrade: 20,
    errors: 19,
    warnings: 19,
  },
} as const;

/** Columns whose text begins at the left. */
const LEFT = new Set(['place', 'finding', 'opinion', 'steps', 'clause', 'advice', 'answer', 'name']);

/**
 * The report of an examined document, to be written in any container: verdict, printed and recomputed scores and grades, each
 * finding with its places, arithmetic, clause and advice. Its foot carries the version and a check code (the first twelve
 * hexadecimal digits of the SHA-256 of transcript and findings), so that a print can be held against its document.
 */
export function reportDocument(examined: Examined, kind: ReportKind, version: string): SheetDocument {
  const title = reportWord(`${kind}.title`);
  const { transcript } = examined;
  const code = createHash('sha256')
    .update(JSON.stringify([transcript, examined.findings]))
    .digest('hex')
    .slice(0, 12);
  const found = findingsSheet(examined, kind);
  const head = headOf(examined, title);
  const isClean = examined.findings.length === 0;
  const totals = { ...totalsSheet(examined), before: head };
  const sheets =
    kind === 'findings'
      ? [totals, ...(isClean ? [] : [found])]
      : isClean
        ? [{ ...found, rows: 0, cells: [], repeatRows: 0, before: head, after: signatures().slice(1) }]
        : [{ ...found, before: [...head, ...(found.before ?? [])], after: signatures() }];
  return {
    title: `${title}：${transcript.source}`,
    sheets,
    footer: reportWord('footer', { version, code }),
    properties: { source: transcript.source, checkCode: code, version },
  };
}

function headOf({ transcript, scorecards, findings }: Examined, title: string): SheetLine[] {
  const unknown = reportWord('unknown');
  const { source, department, year } = transcript;
  const counts = {
    forms: transcript.forms.length,
    errors: countOf(findings, 'error'),
    warnings: countOf(findings, 'warning'),
    infos: countOf(findings, 'info'),
  };
  const lines: SheetLine[] = [
    { text: title, role: 'title' },
    {
      text: reportWord('about', { source, department: department ?? unknown, year: year ?? unknown }),
      role: 'subtitle',
    },
    {
      text: reportWord(findings.length === 0 ? 'verdict.clean' : 'verdict.findings', counts),
      role: 'line',
      bold: true,
    },
  ];
  for (const id of new Set(scorecards.map((card) => card.policy))) {
    const policy: Policy | undefined = policies.find((one) => one.id === id);
    const text = reportWord('policy', { title: policy?.title ?? id, document: policy?.document ?? id });
    lines.push({ text, role: 'line', size: 10 });
  }
  return lines;
}

const signatures = (): SheetLine[] => [
  { text: reportWord('answers'), role: 'note' },
  { text: reportWord('signatures.reviewer'), role: 'line' },
  { text: reportWord('signatures.unit'), role: 'line' },
];

/** Findings of a severity, with an error that hangs on something milder. */
function countOf(findings: readonly Finding[], severity: Severity): number {
  return findings.reduce((sum, finding) => {
    if (finding.severity === severity) return sum + 1;
    return severity === 'error' ? sum + countOf(finding.hangs, severity) : sum;
  }, 0);
}

type Columns = Readonly<Record<string, number>>;

/** Builds a table row by row. */
class Rows {
  readonly cells: SheetCell[] = [];
  row = 0;

  constructor(private readonly columns: Columns) {
    this.add(Object.fromEntries(Object.keys(columns).map((key) => [key, reportWord(`columns.${key}`)])), true);
  }

  add(texts: Readonly<Record<string, string>>, head = false): void {
    Object.keys(this.columns).forEach((key, column) => {
      this.cells.push({
        row: this.row,
        column,
        rowSpan: 1,
        colSpan: 1,
        text: texts[key] ?? '',
        spans: [],
        align: !head && LEFT.has(key) ? 'left' : 'center',
        size: 9,
        ...(head && { bold: true }),
        editable: !head && key === 'answer',
      });
    });
    this.row += 1;
  }

  /** A row of one cell that heads what follows. */
  group(text: string): void {
    const colSpan = Object.keys(this.columns).length;
    const cell = { row: this.row, column: 0, rowSpan: 1, colSpan, text, spans: [] };
    this.cells.push({ ...cell, align: 'left', bold: true, size: 9, editable: false });
    this.row += 1;
  }

  sheet(name: string): Sheet {
    return {
      rows: this.row,
      columns: Object.keys(this.columns).length,
      cells: this.cells,
      start: 0,
      end: 0,
      placed: true,
      widths: Object.values(this.columns),
      repeatRows: 1,
      page: PAGE,
      name,
    };
  }
}

/** What a form is called: the project's name, the table's number, else the title. */
function nameOf(form: Form): string {
  if (form.kind === 'account') return form.table ?? form.title ?? '';
  if (form.kind === 'summary') return form.title ?? '';
  return form.name ?? form.title ?? '';
}

function totalsSheet({ transcript, scorecards, findings }: Examined): Sheet {
  const rows = new Rows(COLUMNS.totals);
  const none = reportWord('none');
  for (const form of transcript.forms) {
    const card = scorecards.find((one) => one.form === form.order);
    const own = findings.filter((finding) => finding.form === form.order);
    rows.add({
      order: String(form.order),
      kind: kindWord(form.kind),
      name: nameOf(form),
      printedTotal: card?.totals.printed.printed ?? none,
      computedTotal: card === undefined ? none : computedTotal(card),
      printedGrade: card?.grade.printed ?? none,
      computedGrade: card?.grade.recomputed ?? none,
      errors: String(countOf(own, 'error')),
      warnings: String(countOf(own, 'warning')),
    });
  }
  return rows.sheet(reportWord('findings.summary'));
}

function computedTotal({ totals }: Scorecard): string {
  if (totals.pending) return reportWord('pending');
  const single = totals.cap ?? totals.rescaled ?? totals.recomputed;
  if (single !== null) return single.toString();
  const { range } = totals;
  return range === null
    ? reportWord('none')
    : reportWord('range', { low: range.low.toString(), high: range.high.toString() });
}

function findingsSheet({ transcript, scorecards, findings }: Examined, kind: ReportKind): Sheet {
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
    const card = scorecards.find((one) => one.form === order);
    for (const finding of own) {
      number += 1;
      rows.add({ number: String(number), ...findingTexts(finding, card) });
    }
  }
  const sheet = rows.sheet(reportWord(`${kind}.list`));
  return { ...sheet, before: [{ text: reportWord(`${kind}.list`), role: 'heading' }] };
}

function findingTexts(finding: Finding, card: Scorecard | undefined): Record<string, string> {
  const { title, sentence, advice } = sayFinding(finding);
  const said = [title, sentence].filter((part, i) => part !== '' && (i === 0 || part !== title));
  if (finding.printed !== null && finding.expected !== null && finding.expected !== '')
    said.push(reportWord('printed', { printed: finding.printed, expected: finding.expected }));
  if (finding.hangs.length > 0) {
    const sentences = `${finding.hangs.map((hung) => sayFinding(hung).sentence.replace(/[。；]+$/u, '')).join('；')}。`;
    said.push(reportWord('hangs', { count: finding.hangs.length, sentences }));
  }
  const quotes = finding.quote.map((quote) => `“${quote}”`);
  const places = finding.where.filter((where) => where !== 'text' && where !== 'document').map(placeWord);
  const text = said.join('\n');
  return {
    severity: saySeverity(finding.severity),
    place: [...places, ...quotes].join('\n'),
    finding: text,
    opinion: text,
    steps: stepsOf(finding, card).join('\n'),
    clause: finding.citation === null ? '' : reportWord('clause', { ...finding.citation }),
    advice,
    answer: '',
  };
}

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
        reportWord('steps', { name: row.name ?? placeWord(row.path), steps: row.steps.map(renderStep).join('；') }),
      );
    }
    if (place === 'total.score') lines.push(...card.totals.steps.map(renderStep));
  }
  return [...new Set(lines)];
}
