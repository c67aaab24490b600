import type { AccountForm, Form, IndicatorForm, SummaryForm, Transcript } from '@kaocheng/core/model/transcript';
import { screen } from '../words.js';
import { formName } from './check-report.js';
import { clip, table } from './columns.js';
import { omittedLines } from './omitted.js';

/** What was read of one document, for the eye: every form with its money, its rows and its total, as printed. */
export function readReport(transcript: Transcript): string[] {
  const lines = [screen('head.source', { source: transcript.source }), ...omittedLines(transcript)];
  for (const form of transcript.forms) {
    const kind = screen(`kinds.${form.kind}`);
    lines.push('', screen('finding.form', { order: form.order, kind, name: formName(form) }));
    lines.push(...bodyOf(form).map((text) => `  ${text}`));
  }
  return lines;
}

function bodyOf(form: Form): string[] {
  if (form.kind === 'account') return accountLines(form);
  return form.kind === 'summary' ? summaryLines(form) : indicatorLines(form);
}

const heads = (keys: readonly string[]): string[] => keys.map((key) => screen(`columns.${key}`));

function indicatorLines(form: IndicatorForm): string[] {
  const lines: string[] = [];
  const funds = form.funds?.['total'];
  if (funds) {
    const keys = ['annual', 'executed', 'rate', 'weight', 'score'] as const;
    lines.push(...table([heads(keys), keys.map((key) => funds[key] ?? '')]));
  }
  if (form.goals?.expected) lines.push(`${screen('read.goals')}　${clip(form.goals.expected, 100)}`);
  const rows = form.indicators.map((row) =>
    [row.level1, row.name, row.target, row.actual, row.weight, row.score].map((cell) => cell ?? ''),
  );
  if (rows.length > 0)
    lines.push(...table([heads(['level', 'name', 'target', 'actual', 'weight', 'score']), ...rows], 32));
  const { weight, score, grade } = form.total ?? {};
  const total = [weight, score, grade].filter((part) => part != null);
  if (total.length > 0) lines.push(`${screen('read.total')}　${total.join('　')}`);
  return lines;
}

function summaryLines(form: SummaryForm): string[] {
  const rows = form.rows.map((row) =>
    [row.name, row.annual, row.executed, row.rate, row.score].map((cell) => cell ?? ''),
  );
  return table([heads(['name', 'annual', 'executed', 'rate', 'score']), ...rows]);
}

function accountLines(form: AccountForm): string[] {
  if (form.empty) return [screen('read.empty')];
  const printed = form.rows.filter(
    (row) => row.name !== null || Object.values(row.values).some((value) => value !== null),
  );
  const rows = printed.map((row) => [
    row.code ?? row.line ?? '',
    row.name ?? '',
    ...form.columns.map((column) => row.values[column] ?? ''),
  ]);
  return table([[screen('columns.rows'), screen('columns.name'), ...form.columns], ...rows], 24);
}
