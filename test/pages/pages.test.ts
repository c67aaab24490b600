import { cannotDraw, drawPages, type Grey } from '@kaocheng/documents/testing/draw';
import { WRITTEN } from '@kaocheng/documents/write/containers';
import type { Sheet } from '@kaocheng/forms/sheet/sheet';
import { describe, expect, it } from 'vitest';
import { everySheet } from './documents.js';
import { cannotPrint, printedAs } from './printed.js';
import { keep, references, share, toLookAt } from './reference.js';

/** With KAOCHENG_UPDATE_REFERENCES=1 the references are written anew; they are to be looked at before they are kept. */
const UPDATE = process.env['KAOCHENG_UPDATE_REFERENCES'] === '1';
/** Pixels a point: small, but a line of text that moves is seen. */
const SCALE = 0.5;
/** Share of a page that may differ. */
const MOST = 0.0008;

describe.each(WRITTEN)('every template and report written as %s', (container) => {
  const why = cannotDraw() ?? cannotPrint(container);
  const told = why === null ? '' : ` (${why})`;

  it.skipIf(why !== null)(`looks on its pages as it was looked at${told}`, async () => {
    const pages = drawPages(await printedAs(container, everySheet()), SCALE);
    if (UPDATE) {
      keep(container, pages);
      console.log(`Look at ${toLookAt(container, pages)}`);
    }
    const wanted = references(container);
    const differing: string[] = [];
    const shown: Grey[] = [];
    for (const [at, page] of pages.entries()) {
      const known = wanted[at];
      const far = known === undefined ? 1 : share(known, page);
      if (far <= MOST) continue;
      differing.push(`page ${at + 1}: ${(far * 100).toFixed(2)} %`);
      shown.push(...(known === undefined ? [] : [known]), page);
    }
    if (shown.length > 0) console.log(`As they were looked at, and as they are: ${toLookAt(container, shown)}`);
    expect(differing).toEqual([]);
    expect(pages).toHaveLength(wanted.length);
  });
});

describe.skipIf(cannotDraw() !== null)('the comparison of pages', () => {
  it('sees a line that stands a little lower, and a word that is another', async () => {
    const document = everySheet();
    const [sheet] = document.sheets;
    if (sheet === undefined) throw new Error('no sheet');
    const lower: Sheet = { ...sheet, before: [...(sheet.before ?? []), { role: 'note', text: '注' }] };
    const other = {
      ...sheet,
      cells: sheet.cells.map((cell) => ({ ...cell, text: cell.text.replace('购置', '验收') })),
    };
    const pages = drawPages(await printedAs('pdf', { ...document, sheets: [sheet, sheet, lower, other] }), SCALE);
    const [own, again, ...changed] = pages;
    if (own === undefined || again === undefined) throw new Error('not drawn');
    expect(share(own, again)).toBeLessThan(MOST);
    expect(changed).toHaveLength(2);
    for (const one of changed) expect(share(own, one)).toBeGreaterThan(MOST);
  });
});
