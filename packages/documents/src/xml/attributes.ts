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
    return this.#find((key) => key === name);
  }

  /** Value of an attribute by its name without prefix. */
  local(name: string): string | undefined {
    return this.#find((key) => key === name || key.endsWith(`:${name}`));
  }

  declarations(): [prefix: string, uri: string][] {
    const declared: [string, string][] = [];
    this.#walk((key, value) => {
      if (key === 'xmlns') declared.push(['', decodeEntities(value)]);
      else if (key.startsWith('xmlns:')) declared.push([key.slice(6), decodeEntities(value)]);
      return declared.length >= 200;
    });
    return declared;
  }

  #find(wanted: (key: string) => boolean): string | undefined {
    let found: string | undefined;
    this.#walk((key, value) => {
      if (!wanted(key)) return false;
      found = value;
      return true;
    });
    return found === undefined ? undefined : decodeEntities(found);
  }

  #walk(visit: (key: string, value: string) => boolean): void {
    const tag = this.#tag;
    let at = 0;
    while (at < tag.length) {
      while (at < tag.length && isSpace(tag.charCodeAt(at))) at += 1;
      const equals = tag.indexOf('=', at);
      if (equals < 0) return;
      let keyEnd = equals;
      while (keyEnd > at && isSpace(tag.charCodeAt(keyEnd - 1))) keyEnd -= 1;
      let open = equals + 1;
      while (open < tag.length && isSpace(tag.charCodeAt(open))) open += 1;
      const quote = tag[open];
      if (quote !== '"' && quote !== "'") return;
      const close = tag.indexOf(quote, open + 1);
      if (close < 0) return;
      if (visit(tag.slice(at, keyEnd), tag.slice(open + 1, close))) return;
      at = close + 1;
    }
  }
}
