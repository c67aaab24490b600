import { describe, expect, it } from 'vitest';
import { docxOf } from '../testing/docx-package.js';
import { relationships } from '../testing/package.js';
import { Archive } from '../zip/archive.js';
import { readDocx } from './read.js';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const p = (text: string, properties = ''): string => `<w:p>${properties}<w:r><w:t>${text}</w:t></w:r></w:p>`;
const section = (id: string): string => `<w:sectPr><w:headerReference w:type="default" r:id="${id}"/></w:sectPr>`;
const header = (text: string): string => `<w:hdr xmlns:w="${W}">${p(text)}</w:hdr>`;

const contentOf = (body: string, first: string, second: string) =>
  readDocx(
    new Archive(
      docxOf(body, {
        parts: {
          'word/_rels/document.xml.rels': relationships([
            ['rId1', 'header', 'header1.xml'],
            ['rId2', 'header', 'header2.xml'],
          ]),
          'word/header1.xml': first,
          'word/header2.xml': second,
        },
      }),
    ),
  );

describe('headers of pages', () => {
  it('stand before their section, whose last paragraph is the one that bears its end', () => {
    const box = `<w:r><w:txbxContent>${p('框中文字')}</w:txbxContent></w:r>`;
    const last = `<w:p><w:pPr>${section('rId1')}</w:pPr>${box}<w:r><w:t>甲节末段</w:t></w:r></w:p>`;
    const { text } = contentOf(
      `${p('甲节首段')}${last}${p('乙节首段')}${section('rId2')}`,
      header('甲节页眉'),
      header('乙节页眉'),
    );
    expect(text.split('\n').filter((line) => line.trim() !== '')).toEqual([
      '甲节页眉',
      '甲节首段',
      '框中文字',
      '甲节末段',
      '乙节页眉',
      '乙节首段',
    ]);
  });

  it('that cannot be read are left out and named, the document is read', () => {
    const doctype = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]><w:hdr/>';
    const { text, omitted } = contentOf(
      `${p('正文')}${section('rId1')}${section('rId2')}`,
      doctype,
      header('乙节页眉'),
    );
    expect(text).toContain('正文');
    expect(text).toContain('乙节页眉');
    expect(omitted).toEqual([{ what: 'unread-header', sheet: 'word/header1.xml', count: 1 }]);
  });
});
