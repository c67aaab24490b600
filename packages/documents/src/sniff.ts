/** What a file is by its first bytes. `kind` is the word shown: docx, pdf, png … */
export type Sniffed =
  | { readonly family: 'text' }
  /** An office package, or an archive of other files. */
  | { readonly family: 'zip' }
  | { readonly family: 'pdf' | 'compound' | 'rtf'; readonly kind: string }
  | { readonly family: 'later' | 'picture' | 'archive'; readonly kind: string }
  | { readonly family: 'binary' };

const SIGNATURES: readonly (readonly [
  family: 'pdf' | 'compound' | 'rtf' | 'later' | 'picture' | 'archive',
  kind: string,
  bytes: readonly number[],
])[] = [
  ['pdf', 'pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['compound', 'doc/xls/wps/et', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['rtf', 'rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['picture', 'png', [0x89, 0x50, 0x4e, 0x47]],
  ['picture', 'jpeg', [0xff, 0xd8, 0xff]],
  ['picture', 'gif', [0x47, 0x49, 0x46, 0x38]],
  ['picture', 'tiff', [0x49, 0x49, 0x2a, 0x00]],
  ['picture', 'tiff', [0x4d, 0x4d, 0x00, 0x2a]],
  ['archive', 'rar', [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
  ['archive', '7z', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['archive', 'gzip', [0x1f, 0x8b, 0x08]],
];

const ZIP = [0x50, 0x4b, 0x03, 0x04];

/**
 * Says what a file is by its content alone, never by its name.
 * A text in UTF-16 is full of zero bytes, so whether the rest is binary is asked only after decoding (`looksBinary`).
 */
export function sniff(bytes: Uint8Array): Sniffed {
  for (const [family, kind, signature] of SIGNATURES) {
    if (startsWith(bytes, signature)) return { family, kind };
  }
  if (startsWith(bytes, ZIP)) return { family: 'zip' };
  return { family: 'text' };
}

/** Whether decoded text is really a binary file: control characters that no text has, more than one in a hundred. */
export function looksBinary(text: string): boolean {
  const length = Math.min(text.length, 65_536);
  let controls = 0;
  for (let i = 0; i < length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 0xfffd || (code < 0x20 && code !== 9 && code !== 10 && code !== 11 && code !== 12 && code !== 13)) {
      controls += 1;
    }
  }
  return controls > 4 && controls * 100 > length;
}

/** Tags that only the frame of a page or a table has; `<p>` and `<br>` are left standing in copied cells too. */
const FRAME_TAG = /<(?:!doctype\s+html|\/?(?:html|head|body|table|tbody|tr|t[dh]|ul))(?=[\s>/])/gi;
const TAG = /<\/?(?:meta|title|div|p|span|br|li|h[1-6]|script|style)(?=[\s>/])/gi;
/** Glyphs of text for each loose tag, below which tags make the page. */
const GLYPHS_A_TAG = 120;

const count = (pattern: RegExp, text: string, most: number): number => {
  pattern.lastIndex = 0;
  let found = 0;
  while (found < most && pattern.test(text)) found += 1;
  pattern.lastIndex = 0;
  return found;
};

/**
 * Whether a text is a web page or a piece of one: it opens with a tag, holds tags of a page or a table, or is dense with
 * others. A text into whose cells a few tags were copied is none.
 */
export function looksHtml(text: string): boolean {
  const head = text.slice(0, 65_536);
  if (/^\s*<[!a-z]/i.test(head) && count(FRAME_TAG, head, 1) + count(TAG, head, 1) > 0) return true;
  if (count(FRAME_TAG, head, 4) >= 4) return true;
  const tags = count(TAG, head, 2000) + count(FRAME_TAG, head, 4);
  return tags >= 4 && head.length / tags < GLYPHS_A_TAG;
}

/** Whether a text is meant as JSON: its first sign is a brace or a bracket of an object or a list. */
export function looksJson(text: string): boolean {
  return /^\s*(?:\{\s*["}]|\[\s*[[{\]"])/.test(text.slice(0, 4096));
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return bytes.length >= signature.length && signature.every((byte, i) => bytes[i] === byte);
}
