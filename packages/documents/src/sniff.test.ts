import { describe, expect, it } from 'vitest';
import { looksBinary, looksHtml, looksJson, sniff } from './sniff.js';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));

describe('sniff', () => {
  it('knows files by their first bytes', () => {
    expect(sniff(bytes('%PDF-1.7\n'))).toEqual({ family: 'pdf', kind: 'pdf' });
    expect(sniff(bytes('PK\x03\x04....word/document.xml'))).toEqual({ family: 'zip' });
    expect(sniff(bytes('\x89PNG\r\n'))).toEqual({ family: 'picture', kind: 'png' });
    expect(sniff(bytes('{"forms": []}'))).toEqual({ family: 'text' });
    expect(sniff(new Uint8Array())).toEqual({ family: 'text' });
  });

  it('tells a text from a binary file', () => {
    expect(looksBinary('项目支出绩效自评表\f\n1\t2\v')).toBe(false);
    expect(looksBinary('\0\x01\x02abc\x03\x04'.repeat(9))).toBe(true);
    expect(looksBinary('')).toBe(false);
  });

  it('tells a web page from a text that mentions a sign or a tag', () => {
    expect(looksHtml('<!DOCTYPE html><html>')).toBe(true);
    expect(looksHtml('\n<table><tr><td>1</td></tr></table>')).toBe(true);
    expect(looksHtml('标题 <table> <tr> <td> <br/> 后')).toBe(true);
    expect(looksHtml('时限 <24小时，<p>为占位')).toBe(false);
    expect(looksHtml('≤10 <a b>')).toBe(false);
  });

  it('tells JSON from a text with a bracket', () => {
    expect(looksJson('\n{"forms": []}')).toBe(true);
    expect(looksJson('[{"kind": "project"}]')).toBe(true);
    expect(looksJson('[注] 单位：万元')).toBe(false);
    expect(looksJson('{项目}')).toBe(false);
  });
});

describe('a text with tags copied into its cells', () => {
  it('is no web page', () => {
    const row = '年度总体目标\t预期目标\t实际完成情况\n\t一是保障系统安全运行，二是提升服务能力，三是规范管理流程。\n';
    const text = `${row.repeat(20)}\t<p>一是保障。</p> <p>二是提升。</p>\t<p>已完成。</p>\n${row.repeat(20)}`;
    expect(looksHtml(text)).toBe(false);
  });
  it('is one where tags make it', () => {
    expect(looksHtml('<div><p>一</p><p>二</p></div>')).toBe(true);
    expect(looksHtml('标题 <table><tr><td>一</td></tr></table>')).toBe(true);
    expect(looksHtml('甲<br>乙<br>丙<br>丁<br>')).toBe(true);
  });
});
