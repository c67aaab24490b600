import { MOST_SMALL_PART_BYTES } from '../limits.js';
import { Refusal } from '../problem.js';
import { decodeXml } from '../xml/decode-xml.js';
import { scanXml } from '../xml/scan.js';
import type { Archive } from '../zip/archive.js';

/** A link from one part of an office package to another (ECMA-376 Part 2, 9.3). Links out of the package are left out. */
export interface Relationship {
  readonly type: string;
  readonly target: string;
}

/**
 * Text of a part.
 * @throws Refusal office-part-missing where the package has none of that name
 */
export function readPart(archive: Archive, name: string): string {
  return decoded(name, archive.read(name));
}

/**
 * Text of a part that is small in every real file.
 * @throws Refusal office-part-missing, office-swells
 */
export function readSmallPart(archive: Archive, name: string): string {
  return decoded(name, archive.read(name, MOST_SMALL_PART_BYTES));
}

function decoded(name: string, bytes: Uint8Array | null): string {
  if (bytes === null) throw new Refusal('office-part-missing', { part: name.slice(0, 120) });
  return decodeXml(bytes);
}

/** Relationships of a part by their id; of the package itself for an empty name. */
export function readRelationships(archive: Archive, part: string): Map<string, Relationship> {
  const slash = part.lastIndexOf('/');
  const name = `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`;
  const found = new Map<string, Relationship>();
  if (!archive.has(name)) return found;
  scanXml(readSmallPart(archive, name), name, {
    open(element, attributes) {
      if (element !== 'Relationship' || attributes.get('TargetMode') === 'External') return;
      const id = attributes.get('Id');
      if (id !== undefined)
        found.set(id, { type: attributes.get('Type') ?? '', target: attributes.get('Target') ?? '' });
    },
    close() {},
    text() {},
  });
  return found;
}

/** Name of the part that a relationship of another part points to. */
export function resolvePart(from: string, target: string): string {
  const parts = target.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const step of target.replaceAll('\\', '/').split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '.' && step !== '') parts.push(step);
  }
  return parts.join('/');
}

/** The part that a relationship of the package or of a part names, by the end of its type; null where there is none. */
export function partOfType(
  archive: Archive,
  from: string,
  relationships: ReadonlyMap<string, Relationship>,
  type: string,
): string | null {
  for (const relationship of relationships.values()) {
    if (!relationship.type.endsWith(type)) continue;
    const part = resolvePart(from, relationship.target);
    if (archive.has(part)) return part;
  }
  return null;
}

/**
 * The main part of a package: the one that the package names, else `usual`.
 * @throws Refusal office-part-missing
 */
export function mainPart(archive: Archive, usual: string): string {
  const named = partOfType(archive, '', readRelationships(archive, ''), '/officeDocument');
  if (named !== null) return named;
  if (archive.has(usual)) return usual;
  throw new Refusal('office-part-missing', { part: usual });
}

/** A boolean of an office file; an element without the attribute means yes. */
export function isOn(value: string | undefined, absent: boolean): boolean {
  return value === undefined ? absent : value === '1' || value === 'true' || value === 'on';
}
