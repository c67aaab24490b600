import type { Form } from '@kaocheng/core/model/transcript';
import type { Tab } from './tab.js';

/** What was filled in and is not yet saved: the form, and the version that it was begun on. */
export interface Draft {
  readonly version: number;
  readonly form: Form;
  /** The form as it was saved with that version. */
  readonly base: Form;
}

/** Storage of the browser, of which drafts need this much. */
export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const BEGIN = 'kaocheng.fill.';
const keyOf = (document: string, tab: string): string => `${BEGIN}${document}.${tab}`;

/** Keeps the draft of a tab; null forgets it. False where the browser cannot keep it. */
export function keepDraft(storage: DraftStorage, document: string, tab: string, draft: Draft | null): boolean {
  try {
    if (draft === null) storage.removeItem(keyOf(document, tab));
    else storage.setItem(keyOf(document, tab), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/** Forgets the draft of a tab where it is this one: another that was kept since stays. */
export function dropDraft(storage: DraftStorage, document: string, tab: string, draft: Draft): void {
  const kept = readDraft(storage, keyOf(document, tab));
  if (kept !== null && JSON.stringify(kept) === JSON.stringify(draft)) keepDraft(storage, document, tab, null);
}

/**
 * The draft of a document that this tab goes on with: its own, else one that a tab left behind that is gone now, which is
 * this tab's from here on. Null where there is none.
 */
export async function takeDraft(storage: DraftStorage, document: string, tab: Tab): Promise<Draft | null> {
  const own = readDraft(storage, keyOf(document, tab.id));
  if (own !== null) return own;
  const begin = `${BEGIN}${document}.`;
  const others = keysIn(storage)
    .filter((key) => key.startsWith(begin))
    .map((key) => key.slice(begin.length));
  if (others.length === 0) return null;
  const alive = await tab.alive(others);
  for (const other of others.filter((each) => !alive.has(each))) {
    const draft = readDraft(storage, keyOf(document, other));
    if (draft === null) continue;
    if (keepDraft(storage, document, tab.id, draft)) keepDraft(storage, document, other, null);
    return draft;
  }
  return null;
}

function keysIn(storage: DraftStorage): string[] {
  try {
    return Array.from({ length: storage.length }, (_, at) => storage.key(at)).filter((key) => key !== null);
  } catch {
    return [];
  }
}

function readDraft(storage: DraftStorage, key: string): Draft | null {
  try {
    const value: unknown = JSON.parse(storage.getItem(key) ?? 'null');
    return isDraft(value) ? value : null;
  } catch {
    return null;
  }
}

function isDraft(value: unknown): value is Draft {
  return (
    typeof value === 'object' &&
    value !== null &&
    'version' in value &&
    typeof value.version === 'number' &&
    'form' in value &&
    isForm(value.form) &&
    'base' in value &&
    isForm(value.base)
  );
}

const isForm = (value: unknown): boolean => typeof value === 'object' && value !== null && 'kind' in value;
