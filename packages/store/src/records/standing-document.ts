import { type Kysely, sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { asking, type Store } from '../connect.js';
import { StaleVersion, StoreProblem } from '../problem.js';
import type { Tables } from '../schema/tables.js';
import type { KeptDigest, KeptFinding } from './difference.js';
import type { FindingRecord, FormRecord } from './record.js';
import { type CorrectionRow, type DecisionRow, type EndOfRow, formOf } from './rows.js';

/** What stands of a document that was read, at one version: all that a save has to know of what it changes. */
export interface StandingDocument {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly policy: string | null;
  readonly received_at: string;
  /** The version with which its transcript was read. */
  readonly transcript: number;
  /** By which name who examined it last knows what stands of forms and findings; null where nobody does. */
  readonly stamp: string | null;
  readonly corrections: readonly StandingCorrection[];
  readonly decisions: readonly StandingDecision[];
  readonly forms: readonly (KeptDigest & { readonly form: FormRecord })[];
  readonly findings: readonly StandingFinding[];
}

export type StandingCorrection = Omit<CorrectionRow, EndOfRow>;
export type StandingDecision = Omit<DecisionRow, EndOfRow>;

/** `key` is its ordinal. */
export type StandingFinding = KeptFinding &
  Pick<FindingRecord, 'rule' | 'code' | 'severity' | 'counted'> & { readonly figures: string | null };

/** Rows of all documents that are remembered at most; those asked for last stay. */
const MOST_ROWS = 200_000;

/** What stands of the documents that were saved last, so that who saves again and again need not read it each time. */
class Remembered {
  private readonly documents = new Map<string, StandingDocument>();
  private rows = 0;

  at(id: string, version: number): StandingDocument | null {
    const found = this.documents.get(id);
    if (found?.version !== version) return null;
    this.documents.delete(id);
    this.documents.set(id, found);
    return found;
  }

  keep(document: StandingDocument): void {
    this.forget(document.id);
    this.documents.set(document.id, document);
    this.rows += rowsOf(document);
    for (const [id] of this.documents) {
      if (this.rows <= MOST_ROWS || id === document.id) return;
      this.forget(id);
    }
  }

  forget(id: string): void {
    const found = this.documents.get(id);
    if (found === undefined) return;
    this.rows -= rowsOf(found);
    this.documents.delete(id);
  }
}

const rowsOf = ({ forms, findings, corrections, decisions }: StandingDocument): number =>
  1 + forms.length + findings.length + corrections.length + decisions.length;

const remembered = new WeakMap<Store, Remembered>();

function memoryOf(store: Store): Remembered {
  const known = remembered.get(store) ?? new Remembered();
  remembered.set(store, known);
  return known;
}

/**
 * What stands of a document at the version that somebody wants to change. What another server saved meanwhile is found by
 * the save itself, which demands the version again.
 * @throws StoreProblem no-document, not-read · StaleVersion where another version stands
 */
export async function standingDocument(store: Store, id: string, version: number): Promise<StandingDocument> {
  const known = memoryOf(store).at(id, version);
  if (known !== null) return known;
  const found = await read(store, id, version);
  memoryOf(store).keep(found);
  return found;
}

/** Remembers what stands after a save. */
export function rememberStanding(store: Store, document: StandingDocument): void {
  memoryOf(store).keep(document);
}

/** Forgets a document of which something else stands. */
export function forgetStanding(store: Store, id: string): void {
  memoryOf(store).forget(id);
}

/** Reads it with one statement: all as it stood at one moment, and the database is waited for once. */
async function read(store: Store, id: string, version: number): Promise<StandingDocument> {
  const row = await asking(() => standingQuery(store.db, { region_code: store.region, id }).executeTakeFirst());
  if (row === undefined) throw new StoreProblem('no-document', { document: id });
  const { name, policy, state, version: stands, received_at, changed_by: by, changed_at: at } = row;
  if (stands !== version) throw new StaleVersion(id, version, { version: stands, by, at });
  if (state !== 'read') throw new StoreProblem('not-read', { document: id, state });
  return {
    id,
    version,
    name,
    policy,
    received_at,
    transcript: row.transcript ?? 0,
    stamp: null,
    corrections: row.standing_corrections.map((one) => ({ ...one, made_at: instantOf(one.made_at) })),
    decisions: row.standing_decisions.map((one) => ({ ...one, made_at: instantOf(one.made_at) })),
    forms: row.standing_forms.map(({ digest, ...form }) => ({ key: form.form_order, digest, form: formOf(form) })),
    findings: row.standing_findings,
  };
}

/** An instant as JSON of the database says it, as everywhere else: ISO 8601 in UTC. */
const instantOf = (said: string): string => new Date(said).toISOString();

/** Numbers that must stay exact: JSON of the database would say them as numbers. */
const exactly = (column: ScoredFormFigure) => sql<string | null>`cast(${sql.ref(column)} as text)`.as(column);
type ScoredFormFigure = 'printed_total' | 'recomputed_total' | 'annual' | 'executed' | 'execution_rate';

function standingQuery(db: Kysely<Tables>, { region_code: region, id }: { region_code: string; id: string }) {
  return db
    .selectFrom('document')
    .select(['name', 'policy', 'state', 'version', 'received_at', 'changed_by', 'changed_at'])
    .select((of) => [
      of
        .selectFrom('transcript')
        .select(({ fn }) => fn.max('version').as('version'))
        .where('region_code', '=', region)
        .where('document', '=', id)
        .as('transcript'),
      jsonArrayFrom(
        of
          .selectFrom('correction')
          .select(['from_version', 'ordinal', 'form_order', 'path', 'printed', 'value', 'reason', 'made_at', 'made_by'])
          .where('region_code', '=', region)
          .where('document', '=', id)
          .where('to_version', 'is', null)
          .orderBy('form_order')
          .orderBy('path'),
      ).as('standing_corrections'),
      jsonArrayFrom(
        of
          .selectFrom('decision')
          .select([
            'from_version',
            'ordinal',
            'finding',
            'decision.state',
            'reason',
            'decision.figures',
            'made_at',
            'made_by',
          ])
          .where('region_code', '=', region)
          .where('document', '=', id)
          .where('to_version', 'is', null)
          .orderBy('from_version')
          .orderBy('ordinal'),
      ).as('standing_decisions'),
      jsonArrayFrom(
        of
          .selectFrom('scored_form')
          .select(['form_order', 'kind', 'title', 'name', 'department', 'year', 'policy', 'printed_grade'])
          .select(['grade_of_printed', 'recomputed_grade', 'money_unit', 'errors', 'warnings', 'infos', 'digest'])
          .select([exactly('printed_total'), exactly('recomputed_total')])
          .select([exactly('annual'), exactly('executed'), exactly('execution_rate')])
          .where('region_code', '=', region)
          .where('document', '=', id)
          .orderBy('form_order'),
      ).as('standing_forms'),
      jsonArrayFrom(
        of
          .selectFrom('finding')
          .select(['ordinal as key', 'digest', 'id', 'rule', 'code', 'severity', 'counted', 'figures'])
          .where('region_code', '=', region)
          .where('document', '=', id)
          .orderBy('ordinal'),
      ).as('standing_findings'),
    ])
    .where('region_code', '=', region)
    .where('id', '=', id);
}

/** The transcript with which a version of a document was read, JSON text. @throws StoreProblem no-document */
export async function transcriptAt(store: Store, id: string, version: number): Promise<string> {
  const row = await asking(() =>
    store.db
      .selectFrom('transcript')
      .select('body')
      .where('region_code', '=', store.region)
      .where('document', '=', id)
      .where('version', '=', version)
      .executeTakeFirst(),
  );
  if (row === undefined) throw new StoreProblem('no-document', { document: id });
  return row.body;
}
