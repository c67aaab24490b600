import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible } from './axe.js';
import { useKaocheng } from './kaocheng.js';
import { expectLook } from './look.js';
import { originalOf, sample } from './originals.js';
import { useBrowser } from './stage.js';

const kaocheng = useKaocheng();
const inBrowser = useBrowser();

/** Opens the page of a file. */
async function openFile(page: Page, name: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const id = await kaocheng.file(name, bytes);
  await page.goto(`${kaocheng.url}/documents/${id}`);
  await page.getByRole('grid').waitFor();
  return id;
}

/** Waits until the pages that are seen are drawn. */
async function drawn(page: Page): Promise<void> {
  await expect
    .poll(() => page.locator('.pdf-picture[data-drawn="true"]').count(), { timeout: 20_000 })
    .toBeGreaterThan(0);
  await expect.poll(() => page.locator('.pdf-picture:not([data-drawn])').count(), { timeout: 20_000 }).toBe(0);
}

/** Whether the marked box stands within what is seen of its pane. */
function isSeen(page: Page, pane: string): Promise<boolean> {
  return page.evaluate((selector) => {
    const outer = document.querySelector(selector)?.getBoundingClientRect();
    const inner = document.querySelector(`${selector} .spot-chosen`)?.getBoundingClientRect();
    if (outer === undefined || inner === undefined) return false;
    return inner.top >= outer.top && inner.bottom <= outer.bottom && inner.height > 2;
  }, pane);
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
    await expect.poll(() => page.locator('.pdf-page .spot-read').count()).toBeGreaterThan(30);
    await expect.poll(() => page.locator('.pdf-page .spot-error').count()).toBeGreaterThan(0);
    await page.locator('.finding-title').first().click();
    await expect.poll(() => isSeen(page, '.pdf-pages')).toBe(true);
    await page.getByRole('button', { name: '加宽原文' }).click();
    await drawn(page);
    await page.mouse.move(0, 0);
    await expect.poll(() => isSeen(page, '.pdf-pages')).toBe(true);
    await expectAccessible(page);
    await expectLook(page, 'original-pdf', { manual: true });
    // A box leads to its cell.
    await page.locator('.pdf-page .spot-read').nth(3).click();
    const cell = await page.locator('.form-chosen').first().getAttribute('data-path');
    expect(cell).not.toBeNull();
    await expect.poll(() => page.locator('.source-at').textContent()).toMatch(/^所选：.+，第 \d 页$/);
    // Keys go from cell to cell, and to the form.
    await page.locator('.pdf-pages').focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.locator('.form-chosen').first().getAttribute('data-path')).not.toBe(cell);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.hasAttribute('data-cell') ?? false)).toBe(true);
    await page.getByRole('button', { name: '文字', exact: true }).click();
    await page.locator('.source-text .source-chosen').first().waitFor();
    for (const url of asked) expect(url.startsWith(kaocheng.url) || /^(?:blob|data):/.test(url), url).toBe(true);
  },
);
