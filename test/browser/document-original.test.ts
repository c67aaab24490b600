import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible } from './axe.js';
import { formText, NARRATIVE } from './form-text.js';
import { useKaocheng } from './kaocheng.js';
import { expectLook } from './look.js';
import { originalOf, sample } from './originals.js';
import { useBrowser } from './stage.js';

const kaocheng = useKaocheng();
const inBrowser = useBrowser();

/** What comes about at last, on a busy machine too. */
const eventually = <T>(ask: () => T | Promise<T>) => expect.poll(ask);

/** Opens the page of a file. */
async function openFile(page: Page, name: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const id = await kaocheng.file(name, bytes);
  await page.goto(`${kaocheng.url}/documents/${id}`);
  await page.getByRole('grid').waitFor();
  return id;
}

/** Waits until the pages that are seen are drawn. */
async function drawn(page: Page): Promise<void> {
  await eventually(() => page.locator('.pdf-picture[data-drawn="true"]').count()).toBeGreaterThan(0);
  await eventually(() => page.locator('.pdf-picture:not([data-drawn])').count()).toBe(0);
}

/** Whether the box of what is chosen, one of those that are marked, stands within what is seen of its pane. */
function isSeen(page: Page, pane: string): Promise<boolean> {
  return page.evaluate((selector) => {
    const shown = document.querySelector<HTMLElement>(selector);
    const outer = shown?.getBoundingClientRect();
    const box = shown?.querySelector(`.spot-chosen[data-spot="${shown.dataset['chosen']}"]`);
    const inner = box?.getBoundingClientRect();
    if (outer === undefined || inner === undefined) return false;
    return inner.top >= outer.top && inner.bottom <= outer.bottom && inner.height > 2;
  }, pane);
}

function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.className ?? '');
}

/** The cell of the form that is chosen. */
function chosen(page: Page): Promise<string | null> {
  return page.evaluate(() => document.querySelector('.form-chosen')?.getAttribute('data-cell') ?? null);
}

inBrowser(
  'shows the pages of a PDF with every cell, and leads from finding to box and from box to cell',
  async ({ open }) => {
    await kaocheng.empty();
    const asked: string[] = [];
    const page = await open();
    page.on('request', (request) => asked.push(request.url()));
    await openFile(page, '清河县.pdf', await originalOf(sample('清河县-2021-自评表.txt'), 'pdf'));
    await drawn(page);
    await eventually(() => page.locator('.pdf-page .spot-read').count()).toBeGreaterThan(30);
    await eventually(() => page.locator('.pdf-page .spot-error').count()).toBeGreaterThan(0);
    await page.locator('.finding-title').nth(3).click();
    await eventually(() => isSeen(page, '.pdf-pages')).toBe(true);
    await page.getByRole('button', { name: '加宽原文' }).click();
    await drawn(page);
    await page.mouse.move(0, 0);
    await eventually(() => isSeen(page, '.pdf-pages')).toBe(true);
    await expectAccessible(page);
    await expectLook(page, 'original-pdf', { manual: true });
    // A box leads to its cell.
    await page.locator('.pdf-page .spot-read').nth(3).click();
    await eventually(() => chosen(page)).not.toBeNull();
    const cell = await chosen(page);
    await eventually(() => page.locator('.source-at').textContent()).toMatch(/^所选：.+，第 \d 页$/);
    // Keys go from cell to cell, and to the form.
    await page.locator('.pdf-pages').focus();
    await page.keyboard.press('ArrowRight');
    await eventually(() => chosen(page)).not.toBe(cell);
    await page.keyboard.press('Enter');
    await eventually(() => page.evaluate(() => document.activeElement?.hasAttribute('data-cell') ?? false)).toBe(true);
    await page.getByRole('button', { name: '文字', exact: true }).click();
    await page.locator('.source-text .source-chosen').first().waitFor();
    for (const url of asked) expect(url.startsWith(kaocheng.url) || /^(?:blob|data):/.test(url), url).toBe(true);
  },
);

inBrowser('says in words why a page, or the whole PDF, cannot be shown', async ({ open }) => {
  await kaocheng.empty();
  const page = await open();
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  const id = await openFile(page, '清河县.pdf', await originalOf(sample('清河县-2021-自评表.txt'), 'pdf'));
  await eventually(() => page.locator('.pdf-blank').first().textContent()).toContain('这一页画不出来');
  await page.route('**/source', (route) => route.fulfill({ body: 'no PDF at all' }));
  await page.goto(`${kaocheng.url}/documents/${id}`);
  await eventually(() => page.locator('.source-hidden').textContent()).toContain('文件损坏，或不是完整的 PDF');
});

inBrowser('shows worksheets with their letters and numbers, and leads to the sheet of a finding', async ({ open }) => {
  await kaocheng.empty();
  const page = await open({ dark: true });
  await openFile(page, '清河县.xlsx', await originalOf(sample('清河县-2021-自评表.txt'), 'xlsx'));
  const tabs = page.locator('.sheet-tabs button');
  await eventually(() => tabs.count()).toBe(5);
  await eventually(() => page.locator('.sheet-grid thead th').first().textContent()).toBe('A');
  await page.getByRole('button', { name: '加宽原文' }).click();
  for (const at of [0, 3]) {
    await page.locator('.finding-title').nth(at).click();
    await eventually(() => isSeen(page, '.sheet-view')).toBe(true);
  }
  await eventually(() => page.locator('.sheet-grid .spot-read').count()).toBeGreaterThan(20);
  await eventually(() => page.locator('.sheet-grid .spot-error').count()).toBeGreaterThan(0);
  await eventually(() => page.locator('.source-at').textContent()).toMatch(/^所选：.+，.+ [A-Z]+\d+$/);
  await expectAccessible(page);
  await page.mouse.move(0, 0);
  await expectLook(page, 'original-xlsx', { manual: true });
  // Each place of a finding with several is brought to be seen, not the first of them.
  const places = page.locator('.finding-places .link-button');
  for (let at = (await places.count()) - 1; at >= 0; at -= 1) {
    await places.nth(at).click();
    await eventually(() => isSeen(page, '.sheet-view')).toBe(true);
  }
  // A sheet that was left by hand comes back with the finding that is chosen already.
  const own = await tabs.evaluateAll((all) => all.findIndex((tab) => tab.getAttribute('aria-pressed') === 'true'));
  await tabs.nth((own + 1) % 5).click();
  await eventually(() => isSeen(page, '.sheet-view')).toBe(false);
  await places.first().click();
  await eventually(() => isSeen(page, '.sheet-view')).toBe(true);
  await tabs.nth(1).click();
  await page.locator('.sheet-grid .spot-read').nth(2).click();
  await eventually(() => page.locator('.forms-shown td').first().textContent()).toBe('2');
  await eventually(() => isSeen(page, '.sheet-view')).toBe(true);
});

inBrowser(
  'leads from a finding to each passage and cell it speaks of, in a page, a document and a text',
  async ({ open }) => {
    await kaocheng.empty();
    const page = await open();
    const text = formText();
    const told = new TextEncoder().encode(`${NARRATIVE.join('\n')}\n${text}`);
    const originals = [
      ['叙述.pdf', '.pdf-pages .spot-chosen', await originalOf(text, 'pdf', NARRATIVE)],
      ['叙述.docx', '.sheet-view .source-chosen', await originalOf(text, 'docx', NARRATIVE)],
      ['叙述.html', '.sheet-view .source-chosen', await originalOf(text, 'html', NARRATIVE)],
      ['叙述.txt', '.source-text .source-chosen', told],
    ] as const;
    for (const [name, marked, bytes] of originals) {
      await openFile(page, name, bytes);
      await page
        .getByRole('button', { name: /完成预算的100%|执行率/ })
        .first()
        .waitFor();
      await page.getByLabel('查找疑点').fill('执行数为40万元');
      await page.locator('.finding-title').first().click();
      const places = page.locator('.finding-places .link-button');
      await places.filter({ hasText: '正文“执行数为40万元”' }).click();
      await eventually(async () => (await page.locator(marked).first().boundingBox()) !== null).toBe(true);
      await eventually(() => focused(page)).toMatch(/pdf-pages|sheet-view|source-text/);
      await places.filter({ hasText: '表 1' }).first().click();
      await eventually(() => chosen(page)).not.toBeNull();
      // The passage stays marked above the cell, which is what is wanted.
      const [pane = ''] = marked.split(' ');
      if (pane !== '.source-text') await eventually(() => isSeen(page, pane)).toBe(true);
      if (name === '叙述.docx') {
        await expectAccessible(page);
        await page.mouse.move(0, 0);
        await expectLook(page, 'original-docx', { manual: true });
      }
    }
  },
);
