import { readContent } from '@kaocheng/forms/read';
import { describe, expect, it } from 'vitest';
import { docxOf } from '../testing/docx-package.js';
import { relationships } from '../testing/package.js';
import { Archive } from '../zip/archive.js';
import { readDocx } from './read.js';

const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const page = (name: string): string =>
  `<html><body><p>项目支出绩效自评表</p><table><tr><td>项目名称</td><td colspan=6>${name}</td></tr><tr><td>一级指标</td>` +
  '<td>二级指标</td><td>三级指标</td><td>指标值</td><td>完成值</td><td>分值</td><td>得分</td></tr><tr><td>产出指标</td>' +
  '<td>数量指标</td><td>件数</td><td>5件</td><td>6件</td><td>50</td><td>50</td></tr></table></body></html>';

/** A document that takes in files, each by its name. */
const taking = (files: Readonly<Record<string, string | Uint8Array>>) => {
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
    expect(content.omitted).toBeUndefined();
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
});
