import { sql } from 'kysely';
import { restOfBody } from '../audit/entry.js';
import { CHANNEL, type Store, trying } from '../connect.js';
import { StaleVersion, StoreProblem } from '../problem.js';
import { type TallyRow, tallyOf } from '../queries/tally.js';
import type { ExaminationDifference } from './difference.js';
import { columnsOf, countedOf } from './examined.js';
import { findingRow, formRow } from './rows.js';
import type { Kept } from './standing.js';
import {
  forgetStanding,
  rememberStanding,
  type StandingCorrection,
  type StandingDecision,
  type StandingDocument,
} from './standing-document.js';

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

/**
 * Keeps a change of what stands as the next version, all of it or nothing, with one call: rows, history, audit trail and
 * roll-up.
 * @returns what stands then
 * @throws StaleVersion where another version stands by now · StoreProblem no-document …
 */
export async function writeVersion(
  store: Store,
  standing: StandingDocument,
  change: VersionChange,
): Promise<StandingDocument> {
  const { id, version: held } = standing;
  const { action, by, at, facts, content } = change;
  const after = standsAfter(standing, change);
  const said = { ...facts, version: String(after.version), ...(content === undefined ? {} : { content }) };
  const entry = restOfBody({ region: store.region, at, by, action, subject: id, facts: said });
  const telling = { region: store.region, kind: 'document', id, version: after.version };
  const answer = await trying(async () => {
    const { rows } = await sql<Answer>`select problem, stands, stands_by, stands_at from save_version(
      ${store.region}, ${id}, ${held}, ${at}, ${by}, ${action}, ${JSON.stringify(facts)}, ${entry},
      ${JSON.stringify(workOf(store.region, standing, after, change))},
      ${store.canNotify ? CHANNEL : null}, ${JSON.stringify(telling)})`.execute(store.db);
    return rows[0];
  });
  if (answer?.problem === null) {
    rememberStanding(store, after);
    return after;
  }
  forgetStanding(store, id);
  if (answer === undefined || answer.problem === 'no-document') throw new StoreProblem('no-document', { document: id });
  throw new StaleVersion(id, held, { version: answer.stands, by: answer.stands_by, at: answer.stands_at });
}

interface Answer {
  readonly problem: string | null;
  readonly stands: number;
  readonly stands_by: string;
  readonly stands_at: string;
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
  const { last } = examined.findings;
  return {
    ...after,
    forms: [
      ...standing.forms.filter(({ key }) => !gone.forms.has(key)),
      ...examined.forms.came.map(({ record, digest }) => ({ key: record.order, digest, form: record })),
    ],
    findings: [
      ...standing.findings.filter(({ key }) => !gone.findings.has(key)),
      ...examined.findings.came.map(({ record, digest }, index) => {
        const { id, rule, code, severity, counted, figures } = record;
        return { key: last + 1 + index, digest, id, rule, code, severity, counted, figures };
      }),
    ],
  };
}

/** What the database has to do, as `save_version` takes it; what there is nothing of is left out. */
function workOf(region: string, standing: StandingDocument, after: StandingDocument, change: VersionChange): object {
  const { corrections, decisions, examined, policy } = change;
  const { id, name, received_at } = standing;
  const listed = (key: string, items: readonly unknown[] = []): object => (items.length === 0 ? {} : { [key]: items });
  const rows =
    examined === undefined
      ? {}
      : {
          ...listed('formsGone', examined.forms.went),
          ...listed(
            'forms',
            examined.forms.came.map(({ record, digest }) => formRow(region, { id, name, received_at }, record, digest)),
          ),
          ...listed('findingsGone', examined.findings.went),
          ...listed(
            'findings',
            examined.findings.came.map(({ record, digest }, index) => {
              const row = findingRow(region, id, examined.findings.last + 1 + index, record, digest);
              return { ...row, facts: record.facts };
            }),
          ),
          ...listed('tally', tallyBetween(standing, examined)),
        };
  return {
    ...listed('endedCorrections', corrections?.ended.map(placeOf)),
    ...listed('corrections', corrections?.made),
    ...listed('endedDecisions', decisions?.ended.map(placeOf)),
    ...listed('decisions', decisions?.made),
    ...rows,
    document: {
      ...(examined === undefined ? {} : columnsOf(name, examined)),
      ...(policy === undefined ? {} : { policy }),
      corrections: after.corrections.length,
      decided: after.decisions.length,
    },
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
