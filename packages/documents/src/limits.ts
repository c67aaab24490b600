/** Most bytes of a file that is opened at all. A published document with its pictures taken out stays far below. */
export const MOST_BYTES = 32 * 1024 * 1024;

/** Most UTF-16 units of decoded text that the readers are given. The longest of the published packs has about a million. */
export const MOST_TEXT = 6 * 1024 * 1024;

/** Most forms of a transcript that comes as JSON, and most rows of one form. */
export const MOST_FORMS = 10_000;
export const MOST_ROWS = 100_000;
