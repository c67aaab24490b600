import { MOST_KEPT_CELLS, MOST_PIECES } from '../limits.js';
import { Refusal } from '../problem.js';
import type { Attributes } from '../xml/attributes.js';
import { decodeXml } from '../xml/decode-xml.js';
import { scanXml } from '../xml/scan.js';
import type { Archive } from '../zip/archive.js';

const MANIFEST = 'META-INF/manifest.xml';
const CONTENT = 'content.xml';

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** How often a row or cell is repeated. */
const timesOf = (attributes: Attributes, name: string): number => Math.max(1, Number(attributes.local(name) ?? 1) || 1);

/**
 * Looks over an OpenDocument file before an office suite is handed it, which has no limits of its own: what it unpacks
 * to, how deep it is, and how many cells that show something it comes to when its repeated rows and cells are counted out.
 * @throws Refusal password, office-swells, office-broken, office-doctype, office-too-deep, document-too-large
 */
export function vetOpenDocument(archive: Archive): void {
  const manifest = archive.read(MANIFEST);
  if (manifest !== null && decodeXml(manifest).includes(':encryption-data')) throw new Refusal('password');
  for (const part of [CONTENT, 'styles.xml']) {
    const data = archive.read(part);
    if (data === null && part === CONTENT) throw new Refusal('office-broken', { part });
    if (data !== null) scanXml(decodeXml(data), part, new Counter());
  }
}

/** Counts elements, and the cells that show something as often as they are repeated. */
class Counter {
  private pieces = 0;
  private cells = 0;
  private rows = 1;
  private readonly repeated: number[] = [];

  open(name: string, attributes: Attributes): void {
    this.pieces += 1;
    const local = localName(name);
    if (local === 'table-row') this.rows = timesOf(attributes, 'number-rows-repeated');
    if (local === 'table-cell') this.repeated.push(timesOf(attributes, 'number-columns-repeated'));
    if (local === 'p' && this.repeated.length > 0) {
      this.cells += this.rows * (this.repeated.at(-1) ?? 1);
    }
    if (this.pieces > MOST_PIECES) throw new Refusal('document-too-large', { limit: String(MOST_PIECES) });
    if (this.cells > MOST_KEPT_CELLS) throw new Refusal('document-too-large', { limit: String(MOST_KEPT_CELLS) });
  }

  close(name: string): void {
    if (localName(name) === 'table-cell') this.repeated.pop();
  }

  text(): void {}
}
