import { MOST_PREFIXES } from '../limits.js';
import { Refusal } from '../problem.js';

const TRANSITIONAL = 'http://schemas.openxmlformats.org/';
const STRICT = 'http://purl.oclc.org/ooxml/';

/** The prefixes under which our readers know the namespaces of office files (ECMA-376 Part 1 and 4), however a file calls them. */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  [`${TRANSITIONAL}spreadsheetml/2006/main`, ''],
  [`${STRICT}spreadsheetml/main`, ''],
  [`${TRANSITIONAL}wordprocessingml/2006/main`, 'w'],
  [`${STRICT}wordprocessingml/main`, 'w'],
  [`${TRANSITIONAL}officeDocument/2006/relationships`, 'r'],
  [`${STRICT}officeDocument/relationships`, 'r'],
  [`${TRANSITIONAL}package/2006/relationships`, ''],
  [`${TRANSITIONAL}package/2006/content-types`, ''],
  [`${TRANSITIONAL}drawingml/2006/main`, 'a'],
  [`${TRANSITIONAL}officeDocument/2006/math`, 'm'],
  [`${TRANSITIONAL}markup-compatibility/2006`, 'mc'],
  ['urn:schemas-microsoft-com:vml', 'v'],
  ['http://schemas.microsoft.com/office/word/2003/wordml', 'w'],
  ['urn:schemas-microsoft-com:office:spreadsheet', 'ss'],
]);

/** Name that stands for a namespace our readers do not know; nothing in it is taken for ours. */
const FOREIGN = '~';

/** Turns the names of a file's elements into those our readers know. Scopes follow the elements. */
export class Namespaces {
  readonly #part: string;
  readonly #prefixes = new Map<string, string>();
  #names = new Map<string, string>();
  /** What the prefixes that an element declares stood for outside it, the last declared first. */
  readonly #before: { readonly depth: number; readonly outside: [prefix: string, ours: string | undefined][] }[] = [];

  /** @param part of the office file, for what is refused */
  constructor(part: string) {
    this.#part = part;
  }

  /**
   * Takes the declarations of an element at a depth.
   * @throws Refusal office-too-deep where more prefixes are in force than any program writes
   */
  declare(depth: number, declarations: readonly (readonly [prefix: string, uri: string])[]): void {
    if (declarations.length === 0) return;
    const outside: [string, string | undefined][] = [];
    for (const [prefix, uri] of declarations) {
      outside.unshift([prefix, this.#prefixes.get(prefix)]);
      this.#prefixes.set(prefix, PREFIXES.get(uri) ?? FOREIGN + prefix);
    }
    if (this.#prefixes.size > MOST_PREFIXES) throw new Refusal('office-too-deep', { part: this.#part });
    this.#before.push({ depth, outside });
    this.#names = new Map();
  }

  /** Forgets the declarations of the element at a depth. */
  leave(depth: number): void {
    const last = this.#before.at(-1);
    if (last === undefined || last.depth !== depth) return;
    this.#before.pop();
    for (const [prefix, ours] of last.outside)
      if (ours === undefined) this.#prefixes.delete(prefix);
      else this.#prefixes.set(prefix, ours);
    this.#names = new Map();
  }

  /** `w:p`, `c`: the name by our prefixes. A prefix that the file does not declare is left as it is. */
  name(written: string): string {
    const known = this.#names.get(written);
    if (known !== undefined) return known;
    const colon = written.indexOf(':');
    const prefix = colon < 0 ? '' : written.slice(0, colon);
    const local = colon < 0 ? written : written.slice(colon + 1);
    const ours = this.#prefixes.get(prefix) ?? prefix;
    const name = ours === '' ? local : `${ours}:${local}`;
    this.#names.set(written, name);
    return name;
  }
}
