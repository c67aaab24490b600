/** What each part of a workbook that is written begins with. */
export const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
/** Namespaces of spreadsheets, of what office files have in common, and of the links within a workbook (ECMA-376). */
export const SPREADSHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
export const RELATIONSHIPS = `${OFFICE}/relationships`;
