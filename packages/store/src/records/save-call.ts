import { restOfBody } from '../audit/entry.js';
import { type TallyRow, tallyOf } from '../queries/tally.js';
import type { Digested, ExaminationDifference } from './difference.js';
import { columnsOf, countedOf } from './examined.js';
import { findingRow, formRow } from './rows.js';
import type { Kept } from './standing.js';
import type { StandingCorrection, StandingDecision, StandingDocument } from './standing-document.js';

/** What a save changes of a document that stands. */
export interface VersionChange {
  readonly action: string;
  readonly by: string;
  readonly at: string;
  /** Heading of the change, for the history. */
  readonly facts: Readonly<Record<string, string>>;
  /** SHA-256 of all that is saved, where the facts are only its heading. */
  readonly content?: string;
  readonly policy?: string | null;
  readonly corrections?: Replaced<StandingCorrection>;
  readonly decisions?: Replaced<StandingDecision>;
  readonly examined?: ExaminationDifference;
}

/** Rows that end with a version, and those that it makes; `stand` are those that stand after it. */
export interface Replaced<Row> {
  readonly ended: readonly Kept[];
  readonly made: readonly Row[];
  readonly stand: readonly Row[];
}

/** A save as the database takes it (`save_version`): plain data. */
export interface SaveCall {
  readonly document: string;
  /** The version that is changed. */
  readonly held: number;
  readonly at: string;
  readonly by: string;
  readonly action: string;
  readonly facts: Readonly<Record<string, string>>;
  /** The entry of the audit trail behind its number. */
  readonly entry: string;
  /** Rows to be written and ended; what there is nothing of is left out. */
  readonly work: object;
  /** What is told to those who listen. */
  readonly telling: string;
}

/** The call that keeps a change of what stands as the next version, and what stands after it. Pure. */
export function saveCall(
  region: string,
  standing: StandingDocument,
  change: VersionChange,
): { readonly call: SaveCall; readonly after: StandingDocument } {
  const { id, version: held } = standing;
  const { action, by, at, facts, content } = change;
  const after = standsAfter(standing, change);
  const said = { ...facts, version: String(after.version), ...(content === undefined ? {} : { content }) };
  const entry = restOfBody({ region, at, by, action, subject: id, facts: said });
  const telling = JSON.stringify({ region, kind: 'document', id, version: after.version });
  const work = workOf(region, standing, after, change);
  return { call: { document: id, held, at, by, action, facts, entry, work, telling }, after };
}

function standsAfter(standing: StandingDocument, change: VersionChange): StandingDocument {
  const { policy, corrections, decisions, examined } = change;
  const after = {
    ...standing,
    version: standing.version + 1,
    ...(policy === undefined ? {} : { policy }),
    ...(corrections === undefined ? {} : { corrections: corrections.stand }),
    ...(decisions === undefined ? {} : { decisions: decisions.stand }),
  };
  if (examined === undefined) return after;
  const gone = { forms: new Set(examined.forms.went), findings: new Set(examined.findings.went) };
  return {
    ...after,
    stamp: examined.stamp ?? null,
    forms: [
      ...standing.forms.filter(({ key }) => !gone.forms.has(key)),
      ...examined.forms.came.map(({ key, digest, record }) => ({ key, digest, form: record })),
    ],
    findings: [
      ...standing.findings.filter(({ key }) => !gone.findings.has(key)),
      ...examined.findings.came.map(({ key, digest, record }) => {
        const { id, rule, code, severity, counted, figures } = record;
        return { key, digest, id, rule, code, severity, counted, figures };
      }),
    ],
  };
}

function workOf(region: string, standing: StandingDocument, after: StandingDocument, change: VersionChange): object {
  const { corrections, decisions, examined, policy } = change;
  const { id, name, received_at } = standing;
  const changed =
    examined === undefined
      ? {}
      : {
          ...rowsOf('forms', examined.forms, ({ record, digest }) =>
            formRow(region, { id, name, received_at }, record, digest),
          ),
          ...rowsOf('findings', examined.findings, ({ record, digest, key }) => {
            return { ...findingRow(region, id, key, record, digest), facts: record.facts };
          }),
          ...listed('tally', tallyBetween(standing, examined)),
        };
  return {
    ...listed('endedCorrections', corrections?.ended.map(placeOf)),
    ...listed('corrections', corrections?.made),
    ...listed('endedDecisions', decisions?.ended.map(placeOf)),
    ...listed('decisions', decisions?.made),
    ...changed,
    document: {
      ...(examined === undefined ? {} : columnsOf(name, examined)),
      ...(policy === undefined ? {} : { policy }),
      corrections: after.corrections.length,
      decided: after.decisions.length,
    },
  };
}

const listed = (key: string, items: readonly unknown[] = []): object => (items.length === 0 ? {} : { [key]: items });

/** Rows that went, rows that came, and rows that have another content than before. */
function rowsOf<T>(
  name: string,
  { came, went }: { readonly came: readonly Digested<T>[]; readonly went: readonly number[] },
  rowOf: (one: Digested<T>) => object,
): object {
  const gone = new Set(went);
  const taken = new Set(came.map(({ key }) => key));
  return {
    ...listed(
      `${name}Gone`,
      went.filter((key) => !taken.has(key)),
    ),
    ...listed(`${name}Changed`, came.filter(({ key }) => gone.has(key)).map(rowOf)),
    ...listed(name, came.filter(({ key }) => !gone.has(key)).map(rowOf)),
  };
}

const placeOf = ({ from_version, ordinal }: Kept): Kept => ({ from_version, ordinal });

function tallyBetween(standing: StandingDocument, { forms, findings }: ExaminationDifference): TallyRow[] {
  const gone = { forms: new Set(forms.went), findings: new Set(findings.went) };
  return tallyOf(
    {
      state: 'read',
      forms: forms.came.map(({ record }) => record),
      findings: countedOf(findings.came.map(({ record }) => record)),
    },
    {
      state: 'read',
      forms: standing.forms.filter(({ key }) => gone.forms.has(key)).map(({ form }) => form),
      findings: countedOf(standing.findings.filter(({ key }) => gone.findings.has(key))),
    },
  );
}
