import { partOfType, readRelationships, readSmallPart } from '../office/parts.js';
import { scanXml } from '../xml/scan.js';
import { Archive } from '../zip/archive.js';
import { RECORD } from './forms-document.js';

const NAMES = new Set<string>(Object.values(RECORD));
/** A file of a stranger may hold any number of properties. */
const LONGEST = 4000;

/**
 * What a workbook or document that was written for a kept document says of it, by the names of `RECORD`; null where it names
 * no document. Bytes of any other kind, and broken ones, give null. Properties survive when office programs save the file anew.
 */
export function recordOf(bytes: Uint8Array): Readonly<Record<string, string>> | null {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return null;
  try {
    const archive = new Archive(bytes);
    const named = partOfType(archive, '', readRelationships(archive, ''), '/custom-properties');
    const part = named ?? 'docProps/custom.xml';
    if (!archive.has(part)) return null;
    const found = propertiesIn(readSmallPart(archive, part), part);
    return found[RECORD.document] === undefined ? null : found;
  } catch {
    return null;
  }
}

function propertiesIn(xml: string, part: string): Record<string, string> {
  const found: Record<string, string> = {};
  let name: string | null = null;
  scanXml(xml, part, {
    open(element, attributes) {
      if (!/(?:^|:)property$/.test(element)) return;
      const given = attributes.get('name') ?? '';
      name = NAMES.has(given) ? given : null;
    },
    close(element) {
      if (/(?:^|:)property$/.test(element)) name = null;
    },
    text(text) {
      if (name !== null) found[name] = ((found[name] ?? '') + text).slice(0, LONGEST);
    },
  });
  return Object.fromEntries(Object.entries(found).map(([key, value]) => [key, value.trim()]));
}
