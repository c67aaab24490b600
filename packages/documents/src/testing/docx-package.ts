import { type Parts, packageOf, relationships } from './package.js';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const MC = 'http://schemas.openxmlformats.org/markup-compatibility/2006';

/** Bytes of a document with the given inside of `w:body`, so that a test says exactly what stands in the file. */
export function docxOf(
  body: string,
  {
    numbering,
    parts = {},
    stored = false,
  }: { readonly numbering?: string; readonly parts?: Parts; readonly stored?: boolean } = {},
): Uint8Array {
  const frame = `xmlns:w="${W}" xmlns:mc="${MC}" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="urn:wps"`;
  const all: Parts = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': relationships([['rId1', 'officeDocument', 'word/document.xml']]),
    'word/_rels/document.xml.rels': relationships(
      numbering === undefined ? [] : [['rId1', 'numbering', 'numbering.xml']],
    ),
    'word/document.xml': `<w:document ${frame}><w:body>${body}<w:sectPr/></w:body></w:document>`,
    ...(numbering !== undefined && { 'word/numbering.xml': `<w:numbering xmlns:w="${W}">${numbering}</w:numbering>` }),
    ...parts,
  };
  return packageOf(all, stored);
}
