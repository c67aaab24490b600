import type { Work } from '../connect.js';
import { type Contribution, type FindingCount, type TallyRow, tallyOf } from '../queries/tally.js';
import { canonical, digestOf } from './canonical.js';
import type { HeldDocument } from './changing.js';
import type { FindingRecord, FormRecord } from './record.js';
import { findingRow, formOf, formRow, soughtIn } from './rows.js';
import type { ExaminationSummary } from './summary.js';

/** Rows written with one statement; PostgreSQL takes 65,535 parameters. */
const MOST_ROWS = 2000;

/** What follows from the rows of an examination that were written. */
export interface WrittenExamination {
  /** What it changes in the roll-up. */
  readonly tally: readonly TallyRow[];
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
  const forms = await trx
    .selectFrom('scored_form')
    .selectAll()
    .where('region_code', '=', held.region_code)
    .where('document', '=', held.id)
    .execute();
  const findings = await trx
    .selectFrom('finding')
    .select(['rule', 'code', 'severity', 'counted'])
    .where('region_code', '=', held.region_code)
    .where('document', '=', held.id)
    .execute();
  return { state: held.state, forms: forms.map(formOf), findings: counted(findings) };
}

/**
 * Writes forms and findings of a held document, which is read then. Only what differs is written: a correction changes few
 * rows of many.
 */
export async function writeExamination(
  trx: Work,
  held: HeldDocument,
  summary: ExaminationSummary,
): Promise<WrittenExamination> {
  const forms = await writeForms(trx, held, summary.forms);
  const findings = await writeFindings(trx, held, summary.findings);
  const { province, department, year } = summary;
  const count = (severity: string): number =>
    summary.findings.filter((one) => one.counted && one.severity === severity).length;
  return {
    tally: tallyOf(
      { state: 'read', forms: forms.came, findings: counted(findings.came) },
      { state: held.state, forms: forms.went, findings: counted(findings.went) },
    ),
    columns: {
      province,
      department,
      year,
      forms: summary.forms.length,
      errors: count('error'),
      warnings: count('warning'),
      infos: count('info'),
      sought: soughtIn([held.name, department, ...summary.forms.flatMap((form) => [form.name, form.department])]),
    },
  };
}

interface Written<Came, Went> {
  readonly came: readonly Came[];
  readonly went: readonly Went[];
}

type Counted = Pick<FindingRecord, 'rule' | 'code' | 'severity' | 'counted'>;

/** The findings that sums count, by kind. */
function counted(findings: readonly Counted[]): FindingCount[] {
  const counts = new Map<string, { rule: string; code: string; severity: string; count: number }>();
  for (const { rule, code, severity } of findings.filter((one) => one.counted)) {
    const key = `${rule} ${code} ${severity}`;
    const found = counts.get(key) ?? { rule, code, severity, count: 0 };
    found.count += 1;
    counts.set(key, found);
  }
  return [...counts.values()];
}

async function writeForms(
  trx: Work,
  held: HeldDocument,
  forms: readonly FormRecord[],
): Promise<Written<FormRecord, FormRecord>> {
  const there = await trx
    .selectFrom('scored_form')
    .select(['form_order as key', 'digest'])
    .where('region_code', '=', held.region_code)
    .where('document', '=', held.id)
    .execute();
  const { fresh, gone } = differing(forms, there);
  const went: FormRecord[] = [];
  for (const orders of inBatches(gone)) {
    const rows = await trx
      .deleteFrom('scored_form')
      .where('region_code', '=', held.region_code)
      .where('document', '=', held.id)
      .where('form_order', 'in', orders)
      .returningAll()
      .execute();
    went.push(...rows.map(formOf));
  }
  for (const batch of inBatches(fresh)) {
    const rows = batch.map(({ record, digest }) => formRow(held.region_code, held, record, digest));
    await trx.insertInto('scored_form').values(rows).execute();
  }
  return { came: fresh.map(({ record }) => record), went };
}

async function writeFindings(
  trx: Work,
  held: HeldDocument,
  findings: readonly FindingRecord[],
): Promise<Written<FindingRecord, Counted>> {
  const there = await trx
    .selectFrom('finding')
    .select(['ordinal as key', 'digest'])
    .where('region_code', '=', held.region_code)
    .where('document', '=', held.id)
    .orderBy('ordinal')
    .execute();
  const { fresh, gone } = differing(findings, there);
  const went: Counted[] = [];
  for (const ordinals of inBatches(gone)) {
    const rows = await trx
      .deleteFrom('finding')
      .where('region_code', '=', held.region_code)
      .where('document', '=', held.id)
      .where('ordinal', 'in', ordinals)
      .returning(['rule', 'code', 'severity', 'counted'])
      .execute();
    went.push(...rows);
  }
  let ordinal = there.reduce((most, { key }) => Math.max(most, key), 0);
  for (const batch of inBatches(fresh)) {
    const rows = batch.map(({ record, digest }) => {
      ordinal += 1;
      return findingRow(held.region_code, held.id, ordinal, record, digest);
    });
    await trx.insertInto('finding').values(rows).execute();
  }
  return { came: fresh.map(({ record }) => record), went };
}

/** Records that no row holds yet, and the keys of rows that hold no record any more. */
function differing<T>(
  records: readonly T[],
  there: readonly { readonly key: number; readonly digest: string }[],
): { readonly fresh: { readonly record: T; readonly digest: string }[]; readonly gone: number[] } {
  const stands = new Map<string, number[]>();
  for (const { key, digest } of there) stands.set(digest, [...(stands.get(digest) ?? []), key]);
  const fresh: { record: T; digest: string }[] = [];
  for (const record of records) {
    const digest = digestOf(canonical(record)).slice(0, DIGEST_LENGTH);
    if (stands.get(digest)?.shift() === undefined) fresh.push({ record, digest });
  }
  return { fresh, gone: [...stands.values()].flat() };
}

/** 128 bits tell any two rows of a document apart. */
const DIGEST_LENGTH = 32;

function inBatches<T>(items: readonly T[]): T[][] {
  const batches: T[][] = [];
  for (let at = 0; at < items.length; at += MOST_ROWS) batches.push(items.slice(at, at + MOST_ROWS));
  return batches;
}
