import type { Work } from '../connect.js';
import type { Contribution } from '../queries/tally.js';
import { canonical } from './canonical.js';
import type { HeldDocument } from './changing.js';
import type { FindingRecord, FormRecord } from './record.js';
import { findingOf, findingRow, formOf, formRow, soughtIn } from './rows.js';

import type { ExaminationSummary } from './summary.js';

/** Rows written with one statement; PostgreSQL takes 65,535 parameters. */
const MOST_ROWS = 2000;

/** What a document's examination looks like in the tables after a new one was written. */
export interface WrittenExamination {
  /** What the document added to the roll-up before. */
  readonly before: Contribution;
  readonly after: Contribution;
  /** Columns of the document that follow from it. */
  readonly columns: {
    readonly province: string | null;
    readonly department: string | null;
    readonly year: string | null;
    readonly forms: number;
    readonly errors: number;
    readonly warnings: number;
    readonly infos: number;
    readonly sought: string;
  };
}

/** What a held document adds to the roll-up as it stands. */
export async function contributionOf(trx: Work, held: HeldDocument): Promise<Contribution> {
  const { forms, findings } = await standing(trx, held);
  return contribution(
    held.state,
    forms,
    findings.map(({ record }) => record),
  );
}

/**
 * Writes forms and findings of a held document. Only what differs is written: a correction changes few rows of many.
 */
export async function writeExamination(
  trx: Work,
  held: HeldDocument,
  summary: ExaminationSummary,
): Promise<WrittenExamination> {
  const there = await standing(trx, held);
  await writeForms(trx, held, summary.forms, there.forms);
  await writeFindings(trx, held, summary.findings, there.findings);
  const { province, department, year, forms, findings } = summary;
  const count = (severity: string): number => findings.filter((finding) => finding.severity === severity).length;
  return {
    before: contribution(
      held.state,
      there.forms,
      there.findings.map(({ record }) => record),
    ),
    after: contribution('read', forms, findings),
    columns: {
      province,
      department,
      year,
      forms: forms.length,
      errors: count('error'),
      warnings: count('warning'),
      infos: count('info'),
      sought: soughtIn([held.name, department, ...forms.flatMap((form) => [form.name, form.department])]),
    },
  };
}

interface StandingFinding {
  readonly ordinal: number;
  readonly record: FindingRecord;
}

async function standing(
  trx: Work,
  held: HeldDocument,
): Promise<{ readonly forms: FormRecord[]; readonly findings: StandingFinding[] }> {
  if (held.forms === 0 && held.state !== 'read') return { forms: [], findings: [] };
  const forms = await trx
    .selectFrom('scored_form')
    .selectAll()
    .where('region_code', '=', held.region_code)
    .where('document', '=', held.id)
    .orderBy('form_order')
    .execute();
  const findings = await trx
    .selectFrom('finding')
    .selectAll()
    .where('region_code', '=', held.region_code)
    .where('document', '=', held.id)
    .orderBy('ordinal')
    .execute();
  return {
    forms: forms.map(formOf),
    findings: findings.map((row) => ({ ordinal: row.ordinal, record: findingOf(row) })),
  };
}

function contribution(
  state: HeldDocument['state'],
  forms: readonly FormRecord[],
  findings: readonly FindingRecord[],
): Contribution {
  const counts = new Map<string, { rule: string; code: string; severity: string; count: number }>();
  for (const { rule, code, severity } of findings) {
    const key = `${rule} ${code} ${severity}`;
    const found = counts.get(key) ?? { rule, code, severity, count: 0 };
    found.count += 1;
    counts.set(key, found);
  }
  return { state, forms, findings: [...counts.values()] };
}

async function writeForms(
  trx: Work,
  held: HeldDocument,
  after: readonly FormRecord[],
  before: readonly FormRecord[],
): Promise<void> {
  const stands = new Map(before.map((form) => [form.order, canonical(form)]));
  const fresh = after.filter((form) => stands.get(form.order) !== canonical(form));
  const kept = new Set(after.filter((form) => !fresh.includes(form)).map(({ order }) => order));
  const gone = before.filter(({ order }) => !kept.has(order)).map(({ order }) => order);
  for (const orders of inBatches(gone)) {
    await trx
      .deleteFrom('scored_form')
      .where('region_code', '=', held.region_code)
      .where('document', '=', held.id)
      .where('form_order', 'in', orders)
      .execute();
  }
  for (const batch of inBatches(fresh)) {
    await trx
      .insertInto('scored_form')
      .values(batch.map((form) => formRow(held.region_code, held, form)))
      .execute();
  }
}

async function writeFindings(
  trx: Work,
  held: HeldDocument,
  after: readonly FindingRecord[],
  before: readonly StandingFinding[],
): Promise<void> {
  const stands = new Map<string, number[]>();
  for (const { ordinal, record } of before) {
    const text = canonical(record);
    const ordinals = stands.get(text);
    if (ordinals === undefined) stands.set(text, [ordinal]);
    else ordinals.push(ordinal);
  }
  const fresh = after.filter((finding) => stands.get(canonical(finding))?.shift() === undefined);
  for (const ordinals of inBatches([...stands.values()].flat())) {
    await trx
      .deleteFrom('finding')
      .where('region_code', '=', held.region_code)
      .where('document', '=', held.id)
      .where('ordinal', 'in', ordinals)
      .execute();
  }
  const next = before.reduce((most, { ordinal }) => Math.max(most, ordinal), 0) + 1;
  let at = next;
  for (const batch of inBatches(fresh)) {
    const rows = batch.map((finding, index) => findingRow(held.region_code, held.id, at + index, finding));
    await trx.insertInto('finding').values(rows).execute();
    at += batch.length;
  }
}

function inBatches<T>(items: readonly T[]): T[][] {
  const batches: T[][] = [];
  for (let at = 0; at < items.length; at += MOST_ROWS) batches.push(items.slice(at, at + MOST_ROWS));
  return batches;
}
