import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const pages = new URL('../', import.meta.url);

test('How a button looks that cannot be pressed is said in one place, not in the rule of a page', () => {
  const sheets = readdirSync(pages, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.css'));
  const saying = sheets.filter((file) => /-button:disabled/.test(readFileSync(new URL(file, pages), 'utf8')));
  expect(saying.map((file) => file.replaceAll('\\', '/'))).toEqual(['app/buttons.css']);
});
