import { createHash } from 'node:crypto';
import type { Insertable, Selectable } from 'kysely';
import type { Tables } from '../schema/tables.js';
import type { CorrectionRecord, DecisionRecord, DocumentRecord, FindingRecord, FormRecord } from './record.js';

/** Rows of the tables as records of the store, and back. Pure. */

export type DocumentRow = Omit<Selectable<Tables['document']>, 'sought' | 'region_code'>;
export type FormRow = Selectable<Tables['scored_form']>;

/** Columns of a document that a record is made of: all but the folded text of the search. */
export const DOCUMENT_COLUMNS = [
  'id',
  'file_hash',
  'name',
  'size',
  'type',
  'state',
  'problem_code',
  'problem_facts',
  'policy',
  'province',
  'department',
  'year',
  'forms',
  'errors',
  'warnings',
  'infos',
  'corrections',
  'decided',
  'version',
  'received_at',
  'received_by',
  'changed_at',
  'changed_by',
] as const satisfies readonly (keyof DocumentRow)[];

export function documentOf(row: DocumentRow): DocumentRecord {
  return {
    id: row.id,
    name: row.name,
    hash: row.file_hash,
    size: row.size,
    type: row.type,
    state: row.state,
    problem: row.problem_code === null ? null : { code: row.problem_code, facts: row.problem_facts ?? {} },
    receivedAt: row.received_at,
    receivedBy: row.received_by,
    changedAt: row.changed_at,
    changedBy: row.changed_by,
    version: row.version,
    policy: row.policy,
    province: row.province,
    department: row.department,
    year: row.year,
    forms: row.forms,
    errors: row.errors,
    warnings: row.warnings,
    infos: row.infos,
    corrections: row.corrections,
    decided: row.decided,
  };
}

/** What the record of a form is made of. */
type FormColumns = Omit<
  FormRow,
  'sought' | 'region_code' | 'document' | 'document_name' | 'draw' | 'received_at' | 'digest'
>;

export function formOf(row: FormColumns): FormRecord {
  return {
    order: row.form_order,
    kind: row.kind,
    title: row.title,
    name: row.name,
    department: row.department,
    year: row.year,
    policy: row.policy,
    printedTotal: row.printed_total,
    recomputedTotal: row.recomputed_total,
    printedGrade: row.printed_grade,
    gradeOfPrinted: row.grade_of_printed,
    recomputedGrade: row.recomputed_grade,
    annual: row.annual,
    executed: row.executed,
    executionRate: row.execution_rate,
    moneyUnit: row.money_unit,
    errors: row.errors,
    warnings: row.warnings,
    infos: row.infos,
  };
}

/** The row of a form of a document. */
export function formRow(
  region: string,
  document: Pick<DocumentRow, 'id' | 'name' | 'received_at'>,
  form: FormRecord,
  digest: string,
): Insertable<Tables['scored_form']> {
  const drawn = form.printedTotal !== null && form.recomputedTotal !== null;
  return {
    region_code: region,
    document: document.id,
    form_order: form.order,
    document_name: document.name,
    received_at: document.received_at,
    kind: form.kind,
    title: form.title,
    name: form.name,
    department: form.department,
    year: form.year,
    policy: form.policy,
    printed_total: form.printedTotal,
    recomputed_total: form.recomputedTotal,
    printed_grade: form.printedGrade,
    grade_of_printed: form.gradeOfPrinted,
    recomputed_grade: form.recomputedGrade,
    annual: form.annual,
    executed: form.executed,
    execution_rate: form.executionRate,
    money_unit: form.moneyUnit,
    errors: form.errors,
    warnings: form.warnings,
    infos: form.infos,
    sought: soughtIn([document.name, form.name, form.department, form.title]),
    draw: drawn ? drawOf(document.id, form.order) : null,
    digest,
  };
}

export function findingRow(
  region: string,
  document: string,
  ordinal: number,
  finding: FindingRecord,
  digest: string,
): Insertable<Tables['finding']> {
  return {
    region_code: region,
    document,
    ordinal,
    id: finding.id,
    form_order: finding.form,
    rule: finding.rule,
    code: finding.code,
    severity: finding.severity,
    weight: String(finding.weight),
    place: finding.place,
    printed: finding.printed,
    expected: finding.expected,
    facts: JSON.stringify(finding.facts),
    hangs_on: finding.hangsOn,
    counted: finding.counted,
    figures: finding.figures,
    digest,
  };
}

export function findingOf(
  row: Omit<Selectable<Tables['finding']>, 'region_code' | 'document' | 'ordinal' | 'digest'>,
): FindingRecord {
  return {
    id: row.id,
    form: row.form_order,
    rule: row.rule,
    code: row.code,
    severity: row.severity,
    weight: Number(row.weight),
    place: row.place,
    printed: row.printed,
    expected: row.expected,
    facts: row.facts,
    hangsOn: row.hangs_on,
    counted: row.counted,
    figures: row.figures ?? '',
  };
}

export type CorrectionRow = Selectable<Tables['correction']>;
export type DecisionRow = Selectable<Tables['decision']>;
/** What tells where and until when a correction or a decision stands. */
export type EndOfRow = 'region_code' | 'document' | 'to_version' | 'ended_at' | 'ended_by';

export function correctionOf(row: Omit<CorrectionRow, EndOfRow>): CorrectionRecord {
  const { form_order: form, path, printed, value, reason, made_by: by, made_at: at } = row;
  return { form, path, printed, value, reason, by, at };
}

/**
 * @param stands the figures that the finding rests on now; null where they are not known, undefined where it is no more
 */
export function decisionOf(row: Omit<DecisionRow, EndOfRow>, stands: string | null | undefined): DecisionRecord {
  const { finding, state, reason, figures, made_by: by, made_at: at } = row;
  const lapsed = figures !== null && stands !== undefined && stands !== null && stands !== figures;
  return { finding, state, reason, figures, lapsed, by, at };
}

/** What a search looks through, folded: small letters, half width, one line a name. */
export function soughtIn(names: readonly (string | null)[]): string {
  return [...new Set(names.filter((name) => name !== null).map(folded))].join('\n');
}

export const folded = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** A number from 0 to 2³¹ − 1 that is as good as drawn by lot, and always the same for the same form. */
function drawOf(document: string, order: number): number {
  return createHash('sha256').update(`${document}:${order}`).digest().readUInt32BE(0) >>> 1;
}
