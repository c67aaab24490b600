import { readContent } from '@kaocheng/forms/read';
import { describe, expect, it } from 'vitest';
import { docxOf } from '../testing/docx-package.js';
import { relationships } from '../testing/package.js';
import { Archive } from '../zip/archive.js';
import { readDocx } from './read.js';

const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const page = (name: string): string =>
  `<html><body><p>项目支出绩效自评表</p><table><tr><td>项目名称</td><td colspan=6>${name}</td></tr><tr><td>一级指标</td>` +
  '<td>二级指标</td><td>三级指标</td><td>指标值</td><td>完成值</td><td>分值</td><td>得分</td></tr><tr><td>产出指标</td>' +
  '<td>数量指标</td><td>件数</td><td>5件</td><td>6件</td><td>50</td><td>50</td></tr></table></body></html>';

/** A document that takes in files, each by its name. */
const taking = (files: Readonly<Record<string, string | Uint8Array>>, left = 128 * 1024 * 1024) => {
  const names = Object.keys(files);
  const body = names.map((_, at) => `<w:altChunk xmlns:r="${R}" r:id="c${at}"/>`).join('');
  return readDocx(
    new Archive(
      docxOf(body, {
        parts: {
          'word/_rels/document.xml.rels': relationships(names.map((name, at) => [`c${at}`, 'aFChunk', name] as const)),
          ...Object.fromEntries(
            Object.entries(files).map(([name, file]) => [
              `word/${name}`,
              typeof file === 'string' ? new TextEncoder().encode(file) : file,
            ]),
          ),
        },
      }),
      { left },
    ),
  );
};
const namesOf = (content: ReturnType<typeof taking>) =>
  readContent(content, 'form').forms.map((form) => ('name' in form ? form.name : null));

describe('files that a document takes in', () => {
  it('are read in their places: web pages, saved pages, documents', () => {
    const mht =
      'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset="utf-8"\r\n' +
      `Content-Transfer-Encoding: base64\r\n\r\n${Buffer.from(page('乙')).toString('base64')}\r\n--b--\r\n`;
    const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
    const inner = docxOf(`${paragraph('其中的文档')}<w:altChunk xmlns:r="${R}" r:id="c0"/>`);
    const content = taking({ 'a.htm': page('甲'), 'b.mht': mht, 'c.docx': inner, 'd.txt': '末尾一行' });
    expect(namesOf(content)).toEqual(['甲', '乙']);
    expect(content.text).toContain('其中的文档');
    expect(content.text.trimEnd().endsWith('末尾一行')).toBe(true);
    expect(content.omitted).toEqual([{ what: 'unread-chunk', sheet: 'word/c.docx › ', count: 1 }]);
  });

  it('are named where they cannot be read, and the others are read all the same', () => {
    const content = taking({
      'a.rtf': '{\\rtf1 甲}',
      'b.docx': Uint8Array.of(0x50, 0x4b, 3, 4, 9),
      'c.htm': page('丙'),
    });
    expect(namesOf(content)).toEqual(['丙']);
    expect(content.omitted?.map(({ what, sheet }) => [what, sheet])).toEqual([
      ['unread-chunk', 'word/a.rtf'],
      ['unread-chunk', 'word/b.docx'],
    ]);
  });

  it('name what a document among them takes in itself, and keep the headers of its pages', () => {
    const header = `<w:hdr xmlns:w="${W}"><w:p><w:r><w:t>部门整体绩效自评表</w:t></w:r></w:p></w:hdr>`;
    const inner = docxOf(
      `<w:p><w:r><w:t>其中</w:t></w:r></w:p><w:altChunk xmlns:r="${R}" r:id="x"/><w:altChunk xmlns:r="${R}" r:id="x"/>` +
        `<w:sectPr><w:headerReference xmlns:r="${R}" w:type="default" r:id="h"/></w:sectPr>`,
      {
        parts: {
          'word/_rels/document.xml.rels': relationships([
            ['x', 'aFChunk', 'x.htm'],
            ['h', 'header', 'header1.xml'],
          ]),
          'word/header1.xml': header,
          'word/x.htm': page('深'),
        },
      },
    );
    const content = taking({ 'c.docx': inner });
    expect(content.text.trim().split('\n')).toEqual(['部门整体绩效自评表', '其中']);
    expect(content.omitted).toEqual([{ what: 'unread-chunk', sheet: 'word/c.docx › word/x.htm', count: 2 }]);
  });

  it('are named where a document among them shows nothing but pictures', () => {
    const inner = docxOf('<w:p><w:r><w:pict><v:shape><v:imagedata/></v:shape></w:pict></w:r></w:p>');
    const content = taking({ 'a.htm': page('甲'), 'c.docx': inner });
    expect(content.omitted).toEqual([{ what: 'unread-chunk', sheet: 'word/c.docx', count: 1 }]);
  });

  it('are looked up in the relationships once, however many there are, and those beyond the limit are named', () => {
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`${at}.txt`, `第${at}份`]));
    const padding = ' '.repeat(3 * 1024 * 1024);
    const names = Object.keys(many);
    const rels = relationships(names.map((name, at) => [`c${at}`, 'aFChunk', name] as const));
    const content = readDocx(
      new Archive(
        docxOf(names.map((_, at) => `<w:altChunk xmlns:r="${R}" r:id="c${at}"/>`).join(''), {
          parts: {
            'word/_rels/document.xml.rels': rels.replace('</Relationships>', `${padding}</Relationships>`),
            ...Object.fromEntries(names.map((name) => [`word/${name}`, `第${name}份`])),
          },
          stored: true,
        }),
      ),
    );
    expect(content.text).toContain('第39.txt份');
    expect(content.omitted?.map(({ sheet }) => sheet)).toEqual(names.slice(40).map((name) => `word/${name}`));
  });

  it('unpack no more together than one document may', () => {
    const padding = `<!--${' '.repeat(10_000)}-->`;
    const files = Object.fromEntries(
      Array.from({ length: 10 }, (_, at) => [
        `${at}.docx`,
        docxOf(`<w:p><w:r><w:t>第${at}份</w:t></w:r></w:p>${padding}`),
      ]),
    );
    const content = taking(files, 80_000);
    expect(content.text).toContain('第0份');
    expect(content.text).not.toContain('第9份');
    expect(content.omitted?.at(-1)).toEqual({ what: 'unread-chunk', sheet: 'word/9.docx', count: 1 });
    expect(taking(files).omitted).toBeUndefined();
  });
});
