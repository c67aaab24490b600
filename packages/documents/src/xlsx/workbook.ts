import { isOn, mainPart, partOfType, readRelationships, readSmallPart, resolvePart } from '../office/parts.js';
import { scanXml } from '../xml/scan.js';
import type { Archive } from '../zip/archive.js';

/** A worksheet as the workbook lists it. */
export interface WorksheetEntry {
  readonly name: string;
  readonly part: string;
  readonly hidden: boolean;
}

/** What a workbook says about its sheets. */
export interface Workbook {
  readonly worksheets: readonly WorksheetEntry[];
  /** True where dates count from 1904. */
  readonly from1904: boolean;
  readonly sharedStrings: string | null;
  readonly styles: string | null;
}

/**
 * Finds the workbook of a package and the parts it consists of. Chart sheets and macro sheets are left out.
 * @throws Refusal office-part-missing, office-broken, office-doctype
 */
export function readWorkbook(archive: Archive): Workbook {
  const main = mainPart(archive, 'xl/workbook.xml');
  const relationships = readRelationships(archive, main);
  const worksheets: WorksheetEntry[] = [];
  let from1904 = false;
  scanXml(readSmallPart(archive, main), main, {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = isOn(attributes.get('date1904'), false);
      if (name !== 'sheet') return;
      const relationship = relationships.get(attributes.local('id') ?? '');
      if (relationship === undefined || !relationship.type.endsWith('/worksheet')) return;
      const part = resolvePart(main, relationship.target);
      const hidden = (attributes.get('state') ?? 'visible') !== 'visible';
      if (archive.has(part)) worksheets.push({ name: attributes.get('name') ?? '', part, hidden });
    },
    close() {},
    text() {},
  });
  return {
    worksheets,
    from1904,
    sharedStrings: partOfType(archive, main, relationships, '/sharedStrings'),
    styles: partOfType(archive, main, relationships, '/styles'),
  };
}
