import { expect, test } from 'vitest';
import { sayOmitted } from './say-omitted.js';

test('What was not read and what was read with reserve stand under headings of their own, with what slanted type says', () => {
  const notes = sayOmitted([
    { what: 'recognised-text', sheet: '3', count: 30 },
    { what: 'slanted-type', sheet: '1', count: 4, text: '内部资料' },
  ]);
  expect(notes).toMatch(/^未读：第 1 页斜着印的“内部资料”[^：]*。请核对：第 3 页是扫描件[^：]*。$/u);
  expect(sayOmitted([])).toBeNull();
});
