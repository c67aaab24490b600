/** Where the browser keeps what was entered and is not yet saved: a page that is closed loses nothing. */
export interface Shelf {
  read(key: string): string | null;
  write(key: string, text: string | null): void;
  keys(): readonly string[];
}

/** The storage of the browser; where it is forbidden or full, what is entered lives as long as the page. */
export const browserShelf: Shelf = {
  read: (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  write: (key, text) => {
    try {
      if (text === null) localStorage.removeItem(key);
      else localStorage.setItem(key, text);
    } catch {
      // The page itself still holds it.
    }
  },
  keys: () => {
    try {
      return Object.keys(localStorage);
    } catch {
      return [];
    }
  },
};

/** What is kept under a key; null where there is nothing, or nothing that can be read. */
export function readKept<T>(shelf: Shelf, key: string, is: (value: unknown) => value is T): T | null {
  const text = shelf.read(key);
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return is(value) ? value : null;
  } catch {
    return null;
  }
}

/** What was typed for a cell and not yet saved. */
export interface Draft {
  readonly value: string;
  readonly reason: string;
}

function isDraft(value: unknown): value is Draft {
  return typeof value === 'object' && value !== null && 'value' in value && 'reason' in value;
}

const draftKey = (document: string, cell: string): string => `kaocheng.draft.${document}.${cell}`;

export function readDraft(shelf: Shelf, document: string, cell: string): Draft | null {
  return readKept(shelf, draftKey(document, cell), isDraft);
}

/** Keeps what is typed; null forgets it. */
export function keepDraft(shelf: Shelf, document: string, cell: string, draft: Draft | null): void {
  shelf.write(draftKey(document, cell), draft === null ? null : JSON.stringify(draft));
}
