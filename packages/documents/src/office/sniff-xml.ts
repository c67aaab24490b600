/** A document or workbook in one XML file, as systems that fill templates in write it under .doc and .xls. */
export type OfficeXml = 'word' | 'package' | 'workbook';

/** Which of them a text is; null for none. */
export function officeXml(text: string): OfficeXml | null {
  const head = text.slice(0, 8192);
  if (!/^\s*<(?:\?xml|[a-z]+:|Workbook)/i.test(head)) return null;
  if (/<pkg:package\b/.test(head)) return 'package';
  if (/<w:wordDocument\b/.test(head)) return 'word';
  if (/<(?:[a-z]+:)?Workbook\b/.test(head) && head.includes('urn:schemas-microsoft-com:office:spreadsheet'))
    return 'workbook';
  return null;
}
