import type { Store } from '../connect.js';
import { StoreProblem } from '../problem.js';
import { differenceOf, type ExaminationDifference } from './difference.js';
import type { CorrectionRecord, DecisionRecord } from './record.js';
import { correctionOf, decisionOf } from './rows.js';
import { correctionContent, decisionContent } from './standing.js';
import { forgetStanding, type StandingDocument, standingDocument } from './standing-document.js';
import { requireStorable } from './storable.js';
import type { ExaminationSummary } from './summary.js';
import { writeVersion } from './write-version.js';

/** What stands after a save. */
export interface SavedRecord {
  readonly version: number;
  readonly policy: string | null;
  readonly corrections: readonly CorrectionRecord[];
  readonly decisions: readonly DecisionRecord[];
}

/** What follows from a save: all of it, or what differs from the version that is changed. */
type Examined = ExaminationSummary | ExaminationDifference;

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
  readonly summary: Examined;
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
  readonly summary: Examined;
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
  if (set.length === 0 && save.withdraw.length === 0) return await unchanged(store, document, save.version);
  const standing = await standingDocument(store, document, save.version);
  const [at, version] = [store.now(), standing.version + 1];
  const stood = new Map(standing.corrections.map((row) => [cellOf(placeOf(row)), row]));
  for (const cell of save.withdraw) {
    if (!stood.has(cellOf(cell))) throw new StoreProblem('no-correction', { form: String(cell.form), path: cell.path });
  }
  const ended = new Set([...save.withdraw, ...set].flatMap((one) => stood.get(cellOf(one)) ?? []));
  const made = set.map(({ form, path, printed, value, reason }, ordinal) => {
    return { from_version: version, ordinal, form_order: form, path, printed, value, reason, made_at: at, made_by: by };
  });
  const after = await writeVersion(store, standing, {
    action: set.length > 0 ? 'corrected' : 'correction-withdrawn',
    by,
    at,
    facts: correctionFacts(set, save.withdraw),
    content: correctionContent(made, [...ended]),
    corrections: {
      ended: [...ended],
      made,
      stand: [...standing.corrections.filter((row) => !ended.has(row)), ...made].sort(byCell),
    },
    examined: differenceIn(save.summary, standing),
  });
  return savedOf(after);
}

/**
 * Confirms, dismisses or opens findings again, all or none. A decision is kept with the figures that its finding rests on.
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
  if (decisions.length === 0) return await unchanged(store, document, save.version);
  const standing = await standingDocument(store, document, save.version);
  const [at, version] = [store.now(), standing.version + 1];
  const stood = new Map(standing.decisions.map((row) => [row.finding, row]));
  const figures = figuresIn(standing);
  const missing = decisions.find(({ finding }) => !stood.has(finding) && !figures.has(finding));
  if (missing !== undefined) throw new StoreProblem('no-finding', { finding: missing.finding });
  const ended = new Set(decisions.flatMap(({ finding }) => stood.get(finding) ?? []));
  const made = decisions.flatMap(({ finding, state, reason }, ordinal) =>
    state === 'open'
      ? []
      : [
          {
            from_version: version,
            ordinal,
            finding,
            state,
            reason,
            figures: figures.get(finding) ?? null,
            made_at: at,
            made_by: by,
          },
        ],
  );
  const [only, ...others] = decisions;
  const after = await writeVersion(store, standing, {
    action: 'decided',
    by,
    at,
    facts:
      only !== undefined && others.length === 0
        ? { finding: only.finding, state: only.state, reason: only.reason }
        : countsOf(decisions.map(({ state }) => state)),
    content: decisionContent(made, [...ended]),
    decisions: {
      ended: [...ended],
      made,
      stand: [...standing.decisions.filter((row) => !ended.has(row)), ...made],
    },
  });
  return savedOf(after);
}

/** Saves by which policy the document is scored. @throws StaleVersion · StoreProblem no-document, not-read … */
export async function savePolicy(store: Store, document: string, save: PolicySave, by: string): Promise<SavedRecord> {
  const { policy } = save;
  requireStorable({ policy, by });
  const standing = await standingDocument(store, document, save.version);
  const before = standing.policy;
  const after = await writeVersion(store, standing, {
    action: 'policy-chosen',
    by,
    at: store.now(),
    facts: { ...(before === null ? {} : { before }), ...(policy === null ? {} : { policy }) },
    policy,
    examined: differenceIn(save.summary, standing),
  });
  return savedOf(after);
}

/** What stands, where there is nothing to save; as no save demands the version, it is read anew. */
async function unchanged(store: Store, document: string, version: number): Promise<SavedRecord> {
  forgetStanding(store, document);
  return savedOf(await standingDocument(store, document, version));
}

/** The difference to what stands. A difference to another version is none to this one. */
function differenceIn(examined: Examined, standing: StandingDocument): ExaminationDifference {
  if (!('since' in examined)) return differenceOf(examined, standing, standing.version);
  if (examined.since !== standing.version) throw new RangeError(`a difference to version ${examined.since}`);
  return examined;
}

/** The figures of the findings that stand, by id. */
function figuresIn({ findings }: StandingDocument): ReadonlyMap<string, string | null> {
  return new Map(findings.map(({ id, figures }) => [id, figures]));
}

function savedOf(standing: StandingDocument): SavedRecord {
  const { version, policy, corrections, decisions } = standing;
  const figures = decisions.length === 0 ? null : figuresIn(standing);
  return {
    version,
    policy,
    corrections: corrections.map(correctionOf),
    decisions: decisions.map((row) => decisionOf(row, figures?.get(row.finding))),
  };
}

const cellOf = ({ form, path }: CellOf): string => `${form} ${path}`;
const placeOf = (row: { readonly form_order: number; readonly path: string }): CellOf => ({
  form: row.form_order,
  path: row.path,
});

interface PlacedRow {
  readonly form_order: number;
  readonly path: string;
}

const byCell = (a: PlacedRow, b: PlacedRow): number => a.form_order - b.form_order || (a.path < b.path ? -1 : 1);

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
