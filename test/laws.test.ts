// Uses the regulations as they were published, in ../shared beside the project; skipped without it.
import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { laws } from '../packages/core/src/generated/laws.js';

const shared = new URL('../../shared/rules/', import.meta.url);
const SOURCES = {
  'cn-2013-53': '财预2013-53号.md',
  'cn-2020-10': '财预2020-10号.md',
  'cn-2021-101': '财预2021-101号.md',
  'henan-2020': '河南-项目支出绩效评价管理办法.md',
} as const;

/** Without marks of layout, white space and the widths of signs, which copies of one text differ in. */
const fold = (text: string): string => text.normalize('NFKC').replace(/<[^>]*>|\s|[#$\\]/g, '');

const present = existsSync(shared);
it(
  present ? 'Quoted articles are those of the regulations to the letter' : 'skips the regulations: ../shared is absent',
  () => {
    for (const [id, file] of present ? (Object.entries(SOURCES) as [keyof typeof SOURCES, string][]) : []) {
      const source = fold(readFileSync(new URL(file, shared), 'utf8'));
      const { title, articles } = laws[id];
      expect(source).toContain(fold(title));
      for (const [name, paragraphs] of Object.entries(articles)) {
        const begins = /^第.+条$/.test(name) ? fold(name) : '';
        expect(source).toContain(begins + fold(paragraphs[0] ?? ''));
        for (const paragraph of paragraphs) expect(source).toContain(fold(paragraph));
      }
    }
  },
);
