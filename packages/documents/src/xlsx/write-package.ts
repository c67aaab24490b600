import { escapeAttribute, escapePlain } from './escape.js';
import { DECLARATION, OFFICE, RELATIONSHIPS, SPREADSHEET } from './namespaces.js';

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const FORMAT = 'application/vnd.openxmlformats-officedocument';
/** The same document gives the same bytes. */
const WRITTEN = '2020-01-01T00:00:00Z';

/** Which parts a workbook has. */
export interface PartsOfWorkbook {
  readonly worksheets: number;
  readonly hasTexts: boolean;
  readonly hasProperties: boolean;
}

/** `[Content_Types].xml` */
export function contentTypes({ worksheets, hasTexts, hasProperties }: PartsOfWorkbook): string {
  const sheets = Array.from({ length: worksheets }, (_, at): [string, string] => [
    `/xl/worksheets/sheet${at + 1}.xml`,
    `${FORMAT}.spreadsheetml.worksheet+xml`,
  ]);
  const parts: [name: string, type: string][] = [
    ['/xl/workbook.xml', `${FORMAT}.spreadsheetml.sheet.main+xml`],
    ...sheets,
    ['/xl/styles.xml', `${FORMAT}.spreadsheetml.styles+xml`],
    ['/xl/theme/theme1.xml', `${FORMAT}.theme+xml`],
    ...(hasTexts ? [['/xl/sharedStrings.xml', `${FORMAT}.spreadsheetml.sharedStrings+xml`] as [string, string]] : []),
    ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
    ['/docProps/app.xml', `${FORMAT}.extended-properties+xml`],
    ...(hasProperties ? [['/docProps/custom.xml', `${FORMAT}.custom-properties+xml`] as [string, string]] : []),
  ];
  return (
    `${DECLARATION}<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    `${parts.map(([name, type]) => `<Override PartName="${name}" ContentType="${type}"/>`).join('')}</Types>`
  );
}

function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const all = targets.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${type}" Target="${target}"/>`,
  );
  return `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`;
}

/** `_rels/.rels` */
export const packageRelationships = ({ hasProperties }: PartsOfWorkbook): string =>
  relationships([
    [`${RELATIONSHIPS}/officeDocument`, 'xl/workbook.xml'],
    [`${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    [`${RELATIONSHIPS}/extended-properties`, 'docProps/app.xml'],
    ...(hasProperties ? [[`${RELATIONSHIPS}/custom-properties`, 'docProps/custom.xml'] as const] : []),
  ]);

/** `xl/_rels/workbook.xml.rels`: the worksheets come first, rId1 the first of them. */
export const workbookRelationships = ({ worksheets, hasTexts }: PartsOfWorkbook): string =>
  relationships([
    ...Array.from(
      { length: worksheets },
      (_, at) => [`${RELATIONSHIPS}/worksheet`, `worksheets/sheet${at + 1}.xml`] as const,
    ),
    [`${RELATIONSHIPS}/styles`, 'styles.xml'],
    ...(hasTexts ? [[`${RELATIONSHIPS}/sharedStrings`, 'sharedStrings.xml'] as const] : []),
    [`${RELATIONSHIPS}/theme`, 'theme/theme1.xml'],
  ]);

/** `docProps/core.xml` */
export const coreProperties = (title: string): string =>
  `${DECLARATION}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" ` +
  'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
  (title === '' ? '' : `<dc:title>${escapePlain(title)}</dc:title>`) +
  `<dcterms:created xsi:type="dcterms:W3CDTF">${WRITTEN}</dcterms:created>` +
  `<dcterms:modified xsi:type="dcterms:W3CDTF">${WRITTEN}</dcterms:modified></cp:coreProperties>`;

/** `docProps/app.xml`: a name that office programs do not know, so that they compute the formulas anew. */
export const APPLICATION = `${DECLARATION}<Properties xmlns="${OFFICE}/extended-properties"><Application>Kaocheng</Application><DocSecurity>0</DocSecurity></Properties>`;

/** `docProps/custom.xml` */
export function customProperties(properties: Readonly<Record<string, string>>): string {
  const all = Object.entries(properties).map(
    ([name, value], at) =>
      `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${at + 2}" name="${escapeAttribute(name)}">` +
      `${value === '' ? '<vt:lpwstr/>' : `<vt:lpwstr>${escapePlain(value)}</vt:lpwstr>`}</property>`,
  );
  return `${DECLARATION}<Properties xmlns="${OFFICE}/custom-properties" xmlns:vt="${OFFICE}/docPropsVTypes">${all.join('')}</Properties>`;
}

/** A worksheet as the workbook lists it. */
export interface ListedWorksheet {
  readonly name: string;
  readonly isHidden: boolean;
  /** First and last row that is printed again on each page, from 0. */
  readonly repeat: readonly [first: number, last: number] | null;
}

/** `xl/workbook.xml` */
export function workbookXml(worksheets: readonly ListedWorksheet[]): string {
  const sheets = worksheets.map(
    ({ name, isHidden }, at) =>
      `<sheet name="${escapeAttribute(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"${isHidden ? ' state="hidden"' : ''}/>`,
  );
  const titles = worksheets.flatMap(({ name, repeat }, at) => {
    if (repeat === null) return [];
    const rows = `'${name.replaceAll("'", "''")}'!$${repeat[0] + 1}:$${repeat[1] + 1}`;
    return [`<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${escapePlain(rows)}</definedName>`];
  });
  return (
    `${DECLARATION}<workbook xmlns="${SPREADSHEET}" xmlns:r="${RELATIONSHIPS}">` +
    '<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="16384" windowHeight="8192" activeTab="0"/></bookViews>' +
    `<sheets>${sheets.join('')}</sheets>` +
    (titles.length > 0 ? `<definedNames>${titles.join('')}</definedNames>` : '') +
    '<calcPr calcId="0" fullCalcOnLoad="1"/></workbook>'
  );
}
