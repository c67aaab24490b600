import { packParts, type WrittenPart } from '../zip/pack.js';
import { columnName } from './address.js';
import { absolute, LISTS, type PlannedSheet, type WorkbookPlan } from './plan.js';
import {
  APPLICATION,
  contentTypes,
  coreProperties,
  customProperties,
  packageRelationships,
  workbookRelationships,
  workbookXml,
} from './write-package.js';
import { listsXml, sheetXml, Texts, type WrittenList } from './write-sheet.js';
import { Styles } from './write-styles.js';
import { THEME } from './write-theme.js';

/** Most characters of a list that stands in the rule itself. */
const LONGEST_LIST = 250;

/**
 * Writes a planned workbook (ECMA-376 Part 1, 18). Cells hold numbers only where these show as the printed text; everything
 * else is text.
 */
export function writeWorkbook(plan: WorkbookPlan): Uint8Array {
  const styles = new Styles();
  const texts = new Texts();
  const lists: string[][] = [];
  const worksheets = plan.sheets.map((sheet) => sheetXml(sheet, plan.footer, listsOf(sheet, lists), styles, texts));
  if (lists.length > 0) worksheets.push(listsXml(lists, texts));
  const listed = plan.sheets.map(({ name, repeat }) => ({ name, isHidden: false, repeat }));
  const holding = lists.length > 0 ? [{ name: LISTS, isHidden: true, repeat: null }] : [];
  const hasProperties = Object.keys(plan.properties).length > 0;
  const parts = { worksheets: worksheets.length, hasTexts: texts.size > 0, hasProperties };
  return packParts([
    { name: '[Content_Types].xml', content: contentTypes(parts), recurs: true },
    { name: '_rels/.rels', content: packageRelationships(parts), recurs: true },
    { name: 'docProps/core.xml', content: coreProperties(plan.title) },
    { name: 'docProps/app.xml', content: APPLICATION, recurs: true },
    ...(hasProperties ? [{ name: 'docProps/custom.xml', content: customProperties(plan.properties) }] : []),
    { name: 'xl/workbook.xml', content: workbookXml([...listed, ...holding]) },
    { name: 'xl/_rels/workbook.xml.rels', content: workbookRelationships(parts), recurs: true },
    { name: 'xl/styles.xml', content: styles.xml, recurs: true },
    { name: 'xl/theme/theme1.xml', content: THEME, recurs: true },
    ...(parts.hasTexts ? [{ name: 'xl/sharedStrings.xml', content: texts.xml }] : []),
    ...worksheets.map((content, at): WrittenPart => ({ name: `xl/worksheets/sheet${at + 1}.xml`, content })),
  ]);
}

const listsOf = (sheet: PlannedSheet, lists: string[][]): WrittenList[] =>
  sheet.choices.map(({ range, values }) => ({
    sqref: `${columnName(range.left)}${range.top + 1}`,
    formula: listOf(values, lists),
  }));

/** The list of a rule: in the rule itself, or, where it is long or holds a comma, on a hidden worksheet. */
function listOf(values: readonly string[], lists: string[][]): string {
  if (values.join(',').length <= LONGEST_LIST && values.every((value) => !/[,"]/.test(value)))
    return `"${values.join(',')}"`;
  let at = lists.findIndex((list) => list.length === values.length && list.every((value, i) => value === values[i]));
  if (at < 0) at = lists.push([...values]) - 1;
  return `${LISTS}!${absolute({ top: 0, left: at, bottom: values.length - 1, right: at })}`;
}
