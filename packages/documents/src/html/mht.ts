import { decode } from '../decode.js';

/** Parts inside of parts, and parts in all, that a saved page never has. */
const DEEPEST = 6;
const MOST_PARTS = 2000;
/** Most characters of the headers of a part. */
const LONGEST_HEAD = 65_536;

/** Whether a text begins as a web page saved in one file does (RFC 2557): headers, one of them the version of MIME. */
export function looksMht(text: string): boolean {
  const head = text.slice(0, 4096);
  return /^\s*[A-Za-z][A-Za-z-]*:\s/.test(head) && /^MIME-Version:/im.test(head) && /^Content-Type:/im.test(head);
}

interface Part {
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

function partOf(source: string): Part {
  const end = /\r?\n\r?\n/.exec(source);
  const head = source.slice(0, Math.min(end?.index ?? source.length, LONGEST_HEAD)).replace(/\r?\n[ \t]+/g, ' ');
  const headers = new Map<string, string>();
  for (const line of head.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, body: end === null ? '' : source.slice(end.index + end[0].length) };
}

/** A parameter of a header: boundary, charset. */
function parameter(value: string, name: string): string | null {
  const found = new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, 'i').exec(value);
  return found?.[1] ?? found?.[2] ?? null;
}

/** Bytes of a body as it is carried; each character of it stands for a byte. */
function bytesOf({ headers, body }: Part): Uint8Array {
  const encoding = (headers.get('content-transfer-encoding') ?? '').toLowerCase();
  if (encoding === 'base64') return Uint8Array.from(Buffer.from(body, 'base64'));
  const plain =
    encoding === 'quoted-printable'
      ? body
          .replace(/=[ \t]*\r?\n/g, '')
          .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
      : body;
  return Uint8Array.from(Buffer.from(plain, 'latin1'));
}

function textOf(part: Part): string {
  const bytes = bytesOf(part);
  const charset = parameter(part.headers.get('content-type') ?? '', 'charset');
  if (charset !== null && !/^(?:us-ascii|unicode)$/i.test(charset)) {
    try {
      return new TextDecoder(charset).decode(bytes);
    } catch {
      // A name that no one knows: the bytes themselves tell.
    }
  }
  return decode(bytes).text;
}

/**
 * The pages that a file in MIME holds, one behind the other: office programs save documents so, and browsers saved pages.
 * An empty text where it holds none. Never throws.
 * @param bytes the file; a body that is not encoded has the bytes of the page
 */
export function pagesOfMht(bytes: Uint8Array): string {
  const pages: string[] = [];
  let count = 0;
  const walk = (source: string, depth: number): void => {
    const part = partOf(source);
    const type = part.headers.get('content-type') ?? 'text/html';
    const boundary = parameter(type, 'boundary');
    count += 1;
    if (/^multipart\//i.test(type) && boundary !== null && boundary !== '' && depth < DEEPEST) {
      const pieces = part.body.split(`--${boundary}`);
      for (const piece of pieces.slice(1))
        if (!piece.startsWith('--') && count < MOST_PARTS) walk(piece.replace(/^\r?\n/, ''), depth + 1);
    } else if (/^text\/html/i.test(type)) pages.push(textOf(part));
  };
  walk(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'), 0);
  return pages.join('\n');
}
