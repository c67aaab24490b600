import { createHash } from 'node:crypto';
import type { Policy } from '@kaocheng/core/model/policy';
import { policies } from '@kaocheng/core/scoring/policies';
import type { SheetDocument } from '@kaocheng/forms/sheet/page-setup';
import type { SheetLine } from '@kaocheng/forms/sheet/sheet';
import { countOf, type Examined, type ReportKind } from './examined.js';
import { findingsSheet } from './findings-table.js';
import { totalsSheet } from './totals.js';
import { reportWord } from './words.js';

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
