import { inTransaction, type Store, type Work } from '../connect.js';
import { StoreProblem } from '../problem.js';
import { changeDocument, type HeldDocument, holdDocument, recordVersion } from './changing.js';
import { writeExamination } from './examined.js';
import type { CorrectionRecord, DecisionRecord } from './record.js';
import { correctionOf, decisionOf } from './rows.js';
import { correctionContent, decisionContent, endStanding, standingCorrections, standingDecisions } from './standing.js';
import { requireStorable } from './storable.js';
import type { ExaminationSummary } from './summary.js';

/** What stands after a save. */
export interface SavedRecord {
  readonly version: number;
  readonly policy: string | null;
  readonly corrections: readonly CorrectionRecord[];
  readonly decisions: readonly DecisionRecord[];
}

interface CellOf {
  readonly form: number;
  readonly path: string;
}

export interface CorrectionToSet extends CellOf {
  /** What the transcript prints in the cell. */
  readonly printed: string | null;
  readonly value: string | null;
  readonly reason: string;
}

/** Corrections to set and to withdraw; `summary` is of the document as it stands after them. */
export interface CorrectionsSave {
  /** The version that is changed. */
  readonly version: number;
  readonly set: readonly CorrectionToSet[];
  readonly withdraw: readonly CellOf[];
  readonly summary: ExaminationSummary;
}

export interface DecisionsSave {
  readonly version: number;
  readonly decisions: readonly {
    /** Id of the finding. */
    readonly finding: string;
    readonly state: 'confirmed' | 'dismissed' | 'open';
    readonly reason: string;
  }[];
}

export interface PolicySave {
  readonly version: number;
  /** Id of the policy by which every form is scored; null: chosen form by form. */
  readonly policy: string | null;
  /** Of the document as it is scored by that policy. */
  readonly summary: ExaminationSummary;
}

/**
 * Saves corrections, all or none. A correction of a cell that has one already replaces it; both are kept. Of two
 * corrections of one cell in one save the later counts.
 * @throws StaleVersion · StoreProblem no-document, not-read, no-correction (nothing stands there to withdraw), not-storable …
 */
export async function saveCorrections(
  store: Store,
  document: string,
  save: CorrectionsSave,
  by: string,
): Promise<SavedRecord> {
  for (const { path, printed, value, reason } of save.set) requireStorable({ path, printed, value, reason, by });
  const set = [...new Map(save.set.map((one) => [cellOf(one), one])).values()];
  return await inTransaction(store, async (trx) => {
    const held = await holdRead(trx, store.region, document, save.version);
    if (set.length === 0 && save.withdraw.length === 0) return await savedAs(trx, held, held.version);
    const [at, version] = [store.now(), held.version + 1];
    const standing = new Map(
      (held.corrections === 0 ? [] : await standingCorrections(trx, held)).map((row) => [cellOf(placeOf(row)), row]),
    );
    for (const cell of save.withdraw) {
      if (!standing.has(cellOf(cell)))
        throw new StoreProblem('no-correction', { form: String(cell.form), path: cell.path });
    }
    const ended = [...save.withdraw, ...set].map((one) => standing.get(cellOf(one))).filter((row) => row !== undefined);
    await endStanding(trx, 'correction', held, ended, { version, at, by });
    const made = set.map(({ form, path, printed, value, reason }, ordinal) => {
      return { ordinal, form_order: form, path, printed, value, reason };
    });
    if (made.length > 0) {
      await trx
        .insertInto('correction')
        .values(made.map((one) => ({ ...keptAs(held, { version, at, by }), ...one })))
        .execute();
    }
    const { tally, columns } = await writeExamination(trx, held, save.summary);
    const corrections = standing.size - new Set(ended).size + set.length;
    await changeDocument(trx, held, { ...columns, corrections, version, changed_at: at, changed_by: by });
    const saved: SavedRecord = {
      version,
      policy: held.policy,
      corrections: [
        ...[...standing.values()].filter((row) => !ended.includes(row)).map(correctionOf),
        ...set.map(({ form, path, printed, value, reason }) => ({ form, path, printed, value, reason, by, at })),
      ].sort((a, b) => a.form - b.form || (a.path < b.path ? -1 : 1)),
      decisions: await decisionsOn(trx, held),
    };
    await recordVersion(store, trx, document, version, {
      action: set.length > 0 ? 'corrected' : 'correction-withdrawn',
      by,
      at,
      facts: correctionFacts(set, save.withdraw),
      tally,
      content: correctionContent(made, ended),
    });
    return saved;
  });
}

/**
 * Confirms, dismisses or opens findings again, all or none.
 * @throws StaleVersion · StoreProblem no-document, not-read, no-finding (the document has no such finding and no decision on it) …
 */
export async function saveDecisions(
  store: Store,
  document: string,
  save: DecisionsSave,
  by: string,
): Promise<SavedRecord> {
  for (const { finding, reason } of save.decisions) requireStorable({ finding, reason, by });
  const decisions = [...new Map(save.decisions.map((one) => [one.finding, one])).values()];
  return await inTransaction(store, async (trx) => {
    const held = await holdRead(trx, store.region, document, save.version);
    if (decisions.length === 0) return await savedAs(trx, held, held.version);
    const [at, version] = [store.now(), held.version + 1];
    const standing = new Map(
      (held.decided === 0 ? [] : await standingDecisions(trx, held)).map((row) => [row.finding, row]),
    );
    await requireFindings(
      trx,
      held,
      decisions.map(({ finding }) => finding).filter((finding) => !standing.has(finding)),
    );
    const ended = decisions.map(({ finding }) => standing.get(finding)).filter((row) => row !== undefined);
    await endStanding(trx, 'decision', held, ended, { version, at, by });
    const made = decisions.flatMap(({ finding, state, reason }, ordinal) =>
      state === 'open' ? [] : [{ ordinal, finding, state, reason }],
    );
    if (made.length > 0) {
      await trx
        .insertInto('decision')
        .values(made.map((one) => ({ ...keptAs(held, { version, at, by }), ...one })))
        .execute();
    }
    const decided = standing.size - ended.length + made.length;
    await changeDocument(trx, held, { decided, version, changed_at: at, changed_by: by });
    const [only, ...others] = decisions;
    const saved: SavedRecord = {
      version,
      policy: held.policy,
      corrections: await correctionsOn(trx, held),
      decisions: [
        ...[...standing.values()].filter((row) => !ended.includes(row)).map(decisionOf),
        ...made.map(({ finding, state, reason }) => ({ finding, state, reason, by, at })),
      ],
    };
    await recordVersion(store, trx, document, version, {
      action: 'decided',
      by,
      at,
      facts:
        only !== undefined && others.length === 0
          ? { finding: only.finding, state: only.state, reason: only.reason }
          : countsOf(decisions.map(({ state }) => state)),
      tally: [],
      content: decisionContent(made, ended),
    });
    return saved;
  });
}

/** Saves by which policy the document is scored. @throws StaleVersion · StoreProblem no-document, not-read … */
export async function savePolicy(store: Store, document: string, save: PolicySave, by: string): Promise<SavedRecord> {
  requireStorable({ policy: save.policy, by });
  return await inTransaction(store, async (trx) => {
    const held = await holdRead(trx, store.region, document, save.version);
    const [at, version, { policy }] = [store.now(), held.version + 1, save];
    const { tally, columns } = await writeExamination(trx, held, save.summary);
    await changeDocument(trx, held, { ...columns, policy, version, changed_at: at, changed_by: by });
    const saved = await savedAs(trx, { ...held, policy }, version);
    await recordVersion(store, trx, document, version, {
      action: 'policy-chosen',
      by,
      at,
      facts: { ...(held.policy === null ? {} : { before: held.policy }), ...(policy === null ? {} : { policy }) },
      tally,
    });
    return saved;
  });
}

/** A document that nobody has read yet, or could read, has nothing to correct or to decide. */
async function holdRead(trx: Work, region: string, document: string, version: number): Promise<HeldDocument> {
  const held = await holdDocument(trx, region, document, version);
  if (held.state !== 'read') throw new StoreProblem('not-read', { document, state: held.state });
  return held;
}

const cellOf = ({ form, path }: CellOf): string => `${form} ${path}`;
const placeOf = (row: { readonly form_order: number; readonly path: string }): CellOf => ({
  form: row.form_order,
  path: row.path,
});

/** Columns that say of which version a correction or a decision is; it stands. */
function keptAs(
  { region_code, id: document }: HeldDocument,
  { version, at, by }: { readonly version: number; readonly at: string; readonly by: string },
) {
  return {
    region_code,
    document,
    from_version: version,
    to_version: null,
    made_at: at,
    made_by: by,
    ended_at: null,
    ended_by: null,
  };
}

async function requireFindings(trx: Work, held: HeldDocument, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const rows = await trx
    .selectFrom('finding')
    .select('id')
    .where('region_code', '=', held.region_code)
    .where('document', '=', held.id)
    .where('id', 'in', ids)
    .execute();
  const found = new Set(rows.map(({ id }) => id));
  const missing = ids.find((id) => !found.has(id));
  if (missing !== undefined) throw new StoreProblem('no-finding', { finding: missing });
}

async function savedAs(trx: Work, held: HeldDocument, version: number): Promise<SavedRecord> {
  const { policy } = held;
  return { version, policy, corrections: await correctionsOn(trx, held), decisions: await decisionsOn(trx, held) };
}

const correctionsOn = async (trx: Work, held: HeldDocument): Promise<CorrectionRecord[]> =>
  held.corrections === 0 ? [] : (await standingCorrections(trx, held)).map(correctionOf);

const decisionsOn = async (trx: Work, held: HeldDocument): Promise<DecisionRecord[]> =>
  held.decided === 0 ? [] : (await standingDecisions(trx, held)).map(decisionOf);

/** Heading of a save for the history: the cell and its values where it is one, else how many. */
function correctionFacts(set: readonly CorrectionToSet[], withdraw: readonly CellOf[]): Record<string, string> {
  const [only] = [...set, ...withdraw];
  const counts = { set: String(set.length), withdrawn: String(withdraw.length) };
  if (only === undefined || set.length + withdraw.length > 1) return counts;
  const cell = { ...counts, form: String(only.form), path: only.path };
  if (!('reason' in only)) return cell;
  const { printed, value, reason } = only;
  return {
    ...cell,
    reason,
    ...(printed === null ? {} : { printed }),
    ...(value === null ? {} : { value }),
  };
}

function countsOf(states: readonly string[]): Record<string, string> {
  const counts: Record<string, number> = {};
  for (const state of states) counts[state] = (counts[state] ?? 0) + 1;
  return Object.fromEntries(Object.entries(counts).map(([state, count]) => [state, String(count)]));
}
