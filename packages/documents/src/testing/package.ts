import { type ZipPart, zipOf } from './zip.js';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Escapes a text for XML. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Relationships of a part: id, end of the type, target. */
export function relationships(links: readonly (readonly [id: string, type: string, target: string])[]): string {
  const items = links.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${RELATIONSHIPS}">${items.join('')}</Relationships>`;
}

/** Parts of an office file by their names. */
export type Parts = Readonly<Record<string, string | Uint8Array>>;

/** Zips the parts of an office file that a test writes by hand; texts get the XML declaration unless they have one. */
export function packageOf(parts: Parts, stored = false): Uint8Array {
  const encoder = new TextEncoder();
  const files = Object.entries(parts).map(
    ([name, part]): ZipPart => [
      name,
      typeof part !== 'string' ? part : encoder.encode(part.startsWith('<?xml') ? part : DECLARATION + part),
    ],
  );
  return zipOf(files, stored);
}
