import { compoundKind } from '../cfb/kind.js';
import { isNamed } from '../cfb/named.js';
import { partOfType, readRelationships, readSmallPart } from '../office/parts.js';
import { xlsProperties } from '../xls/read.js';
import { scanXml } from '../xml/scan.js';
import { Archive } from '../zip/archive.js';
import { RECORD } from './forms-document.js';

const NAMES = new Set<string>(Object.values(RECORD));
/** A file of a stranger may hold any number of properties. */
const LONGEST = 4000;
const OPEN_DOCUMENT = 'meta.xml';
const PROPERTY = /(?:^|:)(?:property|user-defined)$/;
/**
 * What a workbook or document that was written for a kept document says of it, by the names of `RECORD`; null where it names
 * no document. Bytes of any other kind, and broken ones, give null. Properties survive when office programs save the file anew,
 * also as .xls, .ods or .odt.
 */
export function recordOf(bytes: Uint8Array): Readonly<Record<string, string>> | null {
  try {
    const found = bytes[0] === 0x50 && bytes[1] === 0x4b ? inPackage(new Archive(bytes)) : inCompound(bytes);
    return found[RECORD.document] === undefined ? null : found;
  } catch {
    return null;
  }
}

function inPackage(archive: Archive): Record<string, string> {
  // OpenDocument holds its properties in a part of its own.
  if (archive.has('mimetype') && archive.has(OPEN_DOCUMENT)) {
    return propertiesIn(readSmallPart(archive, OPEN_DOCUMENT), OPEN_DOCUMENT);
  }
  const named = partOfType(archive, '', readRelationships(archive, ''), '/custom-properties');
  const part = named ?? 'docProps/custom.xml';
  return archive.has(part) ? propertiesIn(readSmallPart(archive, part), part) : {};
}

/** Only a file that holds the name somewhere is opened for it. */
function inCompound(bytes: Uint8Array): Record<string, string> {
  if (compoundKind(bytes) !== 'xls' || !isNamed(bytes, RECORD.document)) return {};
  const own = Object.entries(xlsProperties(bytes)).filter(([name]) => NAMES.has(name));
  return Object.fromEntries(own.map(([name, value]) => [name, value.slice(0, LONGEST).trim()]));
}

function propertiesIn(xml: string, part: string): Record<string, string> {
  const found: Record<string, string> = {};
  let name: string | null = null;
  scanXml(xml, part, {
    open(element, attributes) {
      if (!PROPERTY.test(element)) return;
      const given = attributes.get('name') ?? attributes.get('meta:name') ?? '';
      name = NAMES.has(given) ? given : null;
    },
    close(element) {
      if (PROPERTY.test(element)) name = null;
    },
    text(text) {
      if (name !== null) found[name] = ((found[name] ?? '') + text).slice(0, LONGEST);
    },
  });
  return Object.fromEntries(Object.entries(found).map(([key, value]) => [key, value.trim()]));
}
