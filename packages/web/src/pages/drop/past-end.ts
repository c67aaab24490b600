interface Page {
  /** How many entries the page holds; null while it is not known, or still that of another page. */
  readonly found: number | null;
  /** The cursors of the pages up to the one shown. */
  readonly cursors: readonly string[];
}

/** Whether a page lies behind the end of its list, because entries went meanwhile: the list begins anew then. */
export function isPastEnd({ found, cursors }: Page): boolean {
  return found === 0 && cursors.length > 0;
}
