const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Resolves the five entities of XML and character numbers; any other reference stays as it is written. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(lt|gt|amp|quot|apos));/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number.parseInt(decimal, 10);
    return code > 0x10ffff || code === 0 || (code >= 0xd800 && code <= 0xdfff) ? whole : String.fromCodePoint(code);
  });
}

const isSpace = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;

/** The attributes of one element, looked for in its tag when they are asked for. */
export class Attributes {
  readonly #tag: string;
  /** The element's name as written. */
  readonly element: string;

  /** @param tag what stands between the angle brackets, without a final slash */
  constructor(tag: string) {
    let at = 0;
    while (at < tag.length && !isSpace(tag.charCodeAt(at))) at += 1;
    this.element = at === tag.length ? tag : tag.slice(0, at);
    this.#tag = at === tag.length ? '' : tag.slice(at + 1);
  }

  /** Whether the element declares namespaces. */
  get declares(): boolean {
    return this.#tag.length > 6 && this.#tag.includes('xmlns');
  }

  /** Value of an attribute by its name as written (`r:id`), entities resolved; undefined where there is none. */
  get(name: string): string | undefined {
    const tag = this.#tag;
    let at = 0;
    while (at < tag.length) {
      const found = valueAt(tag, at);
      if (found === null) return undefined;
      if (found.keyEnd - found.key === name.length && tag.startsWith(name, found.key))
        return decodeEntities(tag.slice(found.value, found.end));
      at = found.end + 1;
    }
    return undefined;
  }

  /** Value of an attribute by its name without prefix. */
  local(name: string): string | undefined {
    const tag = this.#tag;
    let at = 0;
    while (at < tag.length) {
      const found = valueAt(tag, at);
      if (found === null) return undefined;
      const key = tag.slice(found.key, found.keyEnd);
      if (key === name || key.endsWith(`:${name}`)) return decodeEntities(tag.slice(found.value, found.end));
      at = found.end + 1;
    }
    return undefined;
  }

  /** The namespaces that the element declares. */
  declarations(): [prefix: string, uri: string][] {
    const tag = this.#tag;
    const declared: [string, string][] = [];
    let at = 0;
    while (at < tag.length && declared.length < MOST_DECLARED) {
      const found = valueAt(tag, at);
      if (found === null) break;
      const key = tag.slice(found.key, found.keyEnd);
      if (key === 'xmlns' || key.startsWith('xmlns:'))
        declared.push([key.slice(6), decodeEntities(tag.slice(found.value, found.end))]);
      at = found.end + 1;
    }
    return declared;
  }
}

const MOST_DECLARED = 200;

/** Where the attribute that begins at or behind a place has its name and its value; null where there is no further one. */
function valueAt(tag: string, from: number): { key: number; keyEnd: number; value: number; end: number } | null {
  let key = from;
  while (key < tag.length && isSpace(tag.charCodeAt(key))) key += 1;
  const equals = tag.indexOf('=', key);
  if (equals < 0) return null;
  let keyEnd = equals;
  while (keyEnd > key && isSpace(tag.charCodeAt(keyEnd - 1))) keyEnd -= 1;
  let open = equals + 1;
  while (open < tag.length && isSpace(tag.charCodeAt(open))) open += 1;
  const quote = tag.charCodeAt(open);
  if (quote !== 0x22 && quote !== 0x27) return null;
  const end = tag.indexOf(quote === 0x22 ? '"' : "'", open + 1);
  return end < 0 ? null : { key, keyEnd, value: open + 1, end };
}
