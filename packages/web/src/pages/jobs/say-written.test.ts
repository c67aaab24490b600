import { expect, test } from 'vitest';
import { sayWritten } from './say-written.js';

test('Characters that no font could show are told where a document is written', () => {
  const said = sayWritten('表.pdf', new Headers({ 'kaocheng-left': '0', 'kaocheng-missing': '3' }));
  expect(said).toContain('表.pdf');
  expect(said).toContain('3 个字没有字体');
  expect(said).not.toContain('张表');
});

test('Each thing that could not be written is told, and nothing where all was', () => {
  const all = sayWritten(
    '表.docx',
    new Headers({ 'kaocheng-left': '2', 'kaocheng-outside': '4', 'kaocheng-missing': '1' }),
  );
  expect(all).toMatch(/2 张表.*4 项内容.*1 个字/);
  expect(sayWritten('表.xlsx', new Headers({ 'kaocheng-left': '0' }))).toBe('已写出：表.xlsx');
});
