import { describe, expect, it } from 'vitest';
import { openDocument } from './open.js';
import { docxOf } from './testing/docx-package.js';
import { packageOf } from './testing/package.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const codeOf = async (bytes: Uint8Array): Promise<string> => {
  const opened = await openDocument(bytes, 'a.txt');
  return opened.kind === 'problem' ? opened.problem.code : opened.kind;
};

describe('openDocument', () => {
  it('hands text and web pages to their containers', async () => {
    const text = '项目支出绩效自评表\n项目名称\t参保扩面\n';
    expect(await openDocument(utf8(text), 'a')).toMatchObject({ kind: 'content', content: { text, format: 'text' } });
    const page = '<html><body><table><tr><td>项目名称</td><td>参保扩面</td></tr></table></body></html>';
    expect(await openDocument(utf8(page), 'a')).toMatchObject({ kind: 'content', content: { format: 'html' } });
  });

  it('names a binary workbook, and a file with nothing but pictures, as such', async () => {
    expect(await codeOf(packageOf({ 'xl/workbook.bin': 'x', '[Content_Types].xml': '<Types/>' }))).toBe(
      'kind-binary-workbook',
    );
    const picture =
      '<w:p><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/></w:drawing></w:r></w:p>';
    expect(await codeOf(docxOf(picture))).toBe('pictures-only');
    expect(await codeOf(docxOf(`${picture}<w:p><w:r><w:t>项目名称</w:t></w:r></w:p>`))).toBe('content');
    expect(await codeOf(docxOf('<w:p/>'))).not.toBe('pictures-only');
  });

  it('takes a transcript as such', async () => {
    expect(await codeOf(utf8('{"source": "a", "forms": []}'))).toBe('transcripts');
  });

  it('says in one word what cannot be read', async () => {
    expect(await codeOf(new Uint8Array())).toBe('empty');
    expect(await codeOf(utf8(' \n\t '))).toBe('blank');
    expect(await codeOf(utf8('%PDF-1.4 …'))).toBe('pdf-broken');
    expect(await codeOf(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2]))).toBe('picture');
    expect(await codeOf(Uint8Array.from([0x50, 0x4b, 3, 4, 1, 2]))).toBe('office-broken');
    expect(await codeOf(Uint8Array.from({ length: 4000 }, (_, i) => (i * i * 7) % 256))).toMatch(/binary|encoding/);
    expect(await codeOf(utf8('{"forms": ['))).toBe('json-broken');
    expect(await codeOf(new Uint8Array(33 * 1024 * 1024))).toBe('too-large');
    expect(await codeOf(utf8('绩'.repeat(7 * 1024 * 1024)))).toBe('too-long');
  });
});
