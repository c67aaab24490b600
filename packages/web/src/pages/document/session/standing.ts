import type { SaveCorrections, SaveDecisions } from '@kaocheng/contracts/changes';
import type { DocumentDetail, KeptCorrection, KeptDecision } from '@kaocheng/contracts/document';

/** What people did to a document, as it stands. */
export interface Standing {
  /** By `form:path`. */
  readonly corrections: ReadonlyMap<string, KeptCorrection>;
  /** By the id of the finding. */
  readonly decisions: ReadonlyMap<string, KeptDecision>;
  /** Policy by which every form is scored; null: chosen form by form. */
  readonly policy: string | null;
}

/** One thing that a person does, saved as a whole. */
export type Change =
  | {
      readonly kind: 'corrections';
      readonly set: SaveCorrections['set'];
      readonly withdraw: SaveCorrections['withdraw'];
    }
  | { readonly kind: 'decisions'; readonly decisions: SaveDecisions['decisions'] }
  | { readonly kind: 'policy'; readonly policy: string | null };

export function keyOf({ form, path }: { readonly form: number; readonly path: string }): string {
  return `${form}:${path}`;
}

/** What stands on the server. */
export function standingOf(detail: Pick<DocumentDetail, 'corrections' | 'decisions' | 'policy'>): Standing {
  return {
    corrections: new Map(detail.corrections.map((each) => [keyOf(each), each])),
    decisions: new Map(detail.decisions.map((each) => [each.finding, each])),
    policy: detail.policy,
  };
}

/** What stands after a change; what is not yet saved has neither `by` nor `at`. */
export function withChange(standing: Standing, change: Change): Standing {
  if (change.kind === 'policy') return { ...standing, policy: change.policy };
  if (change.kind === 'decisions') {
    const decisions = new Map(standing.decisions);
    for (const { finding, state, reason } of change.decisions) {
      if (state === 'open') decisions.delete(finding);
      else decisions.set(finding, { finding, state, reason, by: '', at: '' });
    }
    return { ...standing, decisions };
  }
  const corrections = new Map(standing.corrections);
  for (const each of change.withdraw) corrections.delete(keyOf(each));
  for (const each of change.set) {
    const printed = standing.corrections.get(keyOf(each))?.printed ?? null;
    corrections.set(keyOf(each), { ...each, printed, by: '', at: '' });
  }
  return { ...standing, corrections };
}

/** The change that takes a change back, made before the change is. */
export function inverseOf(standing: Standing, change: Change): Change {
  if (change.kind === 'policy') return { kind: 'policy', policy: standing.policy };
  if (change.kind === 'decisions') {
    return {
      kind: 'decisions',
      decisions: change.decisions.map(({ finding }) => {
        const before = standing.decisions.get(finding);
        // A decision on other figures cannot be brought back: it would be one on these.
        return before === undefined || before.lapsed === true
          ? { finding, state: 'open', reason: '' }
          : { finding, state: before.state, reason: before.reason };
      }),
    };
  }
  const set: SaveCorrections['set'] = [];
  const withdraw: SaveCorrections['withdraw'] = [];
  for (const each of [...change.set, ...change.withdraw]) {
    const { form, path } = each;
    const before = standing.corrections.get(keyOf(each));
    if (before !== undefined) set.push({ form, path, value: before.value, reason: before.reason });
    else withdraw.push({ form, path });
  }
  return { kind: 'corrections', set, withdraw };
}

/** Whether all that a change wants stands already: it was saved, but the answer was lost. */
export function isContained(standing: Standing, change: Change): boolean {
  if (change.kind === 'policy') return standing.policy === change.policy;
  if (change.kind === 'decisions') {
    return change.decisions.every(({ finding, state, reason }) => {
      const now = standing.decisions.get(finding);
      // One that lapsed is decided anew even where the same is decided.
      return state === 'open'
        ? now === undefined
        : now?.state === state && now.reason === reason && now.lapsed !== true;
    });
  }
  return (
    change.withdraw.every((each) => !standing.corrections.has(keyOf(each))) &&
    change.set.every((each) => {
      const now = standing.corrections.get(keyOf(each));
      return now !== undefined && now.value === each.value && now.reason === each.reason;
    })
  );
}

/** One cell, finding or policy that a change touches, with what stands there. */
export interface Touched {
  /** `correction 1:name`, `decision <id>`, `policy`. */
  readonly key: string;
  readonly kind: Change['kind'];
  /** `form:path`, the id of the finding, or nothing. */
  readonly subject: string;
  readonly mine: string | null;
  readonly theirs: string | null;
}

/** What changes touch, mine beside what stands: for a save that came too late. */
export function touchedBy(changes: readonly Change[], theirs: Standing): Touched[] {
  const touched = new Map<string, Touched>();
  const put = (kind: Change['kind'], subject: string, mine: string | null, other: string | null): void => {
    const key = `${kind} ${subject}`;
    touched.set(key, { key, kind, subject, mine, theirs: other });
  };
  for (const change of changes) {
    if (change.kind === 'policy') put('policy', '', change.policy, theirs.policy);
    if (change.kind === 'decisions') {
      for (const { finding, state, reason } of change.decisions) {
        const now = theirs.decisions.get(finding);
        const said = (of: string, why: string): string => (why === '' ? of : `${of} ${why}`);
        put('decisions', finding, said(state, reason), now === undefined ? 'open' : said(now.state, now.reason));
      }
    }
    if (change.kind === 'corrections') {
      for (const each of change.set)
        put('corrections', keyOf(each), each.value, theirs.corrections.get(keyOf(each))?.value ?? null);
      for (const each of change.withdraw)
        put('corrections', keyOf(each), null, theirs.corrections.get(keyOf(each))?.value ?? null);
    }
  }
  return [...touched.values()];
}

/** The change without what touches the subjects named (`Touched.key`); null where nothing is left. */
export function without(change: Change, keys: ReadonlySet<string>): Change | null {
  if (change.kind === 'policy') return keys.has('policy ') ? null : change;
  if (change.kind === 'decisions') {
    const decisions = change.decisions.filter(({ finding }) => !keys.has(`decisions ${finding}`));
    return decisions.length === 0 ? null : { ...change, decisions };
  }
  const set = change.set.filter((each) => !keys.has(`corrections ${keyOf(each)}`));
  const withdraw = change.withdraw.filter((each) => !keys.has(`corrections ${keyOf(each)}`));
  return set.length + withdraw.length === 0 ? null : { ...change, set, withdraw };
}
