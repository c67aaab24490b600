import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, expect } from 'vitest';
import { expectAccessible } from './axe.js';
import { formText } from './form-text.js';
import { useKaocheng } from './kaocheng.js';
import { expectLook } from './look.js';
import { expectNothingBeyond } from './phone.js';
import { useBrowser } from './stage.js';

const kaocheng = useKaocheng();
const inBrowser = useBrowser();

const folder = mkdtempSync(join(tmpdir(), 'kaocheng-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
}

async function start(page: Page): Promise<void> {
  await page.goto(`${kaocheng.url}/`);
  await page.getByRole('heading', { name: '把自评表、决算公开文件拖到这里' }).waitFor();
}

/** The row of a file in the list of what came in during this visit. */
function upload(page: Page, name: string) {
  return page.locator('.upload').filter({ hasText: name });
}

/** Shows every document as received at the same minute, so that the list looks alike whenever it is tried. */
async function steady(page: Page): Promise<void> {
  await page.route(/\/api\/documents(\?|$)/, async (route) => {
    const response = await route.fetch();
    const text = (await response.text()).replace(/"receivedAt":"[^"]+"/g, '"receivedAt":"2026-11-20T01:30:00.000Z"');
    await route.fulfill({ response, body: text });
  });
}

/** Drops files on the page as the browser does it after dragging. */
async function drop(page: Page, files: Readonly<Record<string, string>>): Promise<void> {
  const transfer = await page.evaluateHandle((entries) => {
    const data = new DataTransfer();
    for (const [name, content] of entries) data.items.add(new File([content], name, { type: 'text/plain' }));
    return data;
  }, Object.entries(files));
  await page.dispatchEvent('.drop-zone', 'dragover', { dataTransfer: transfer });
  await page.dispatchEvent('.drop-zone', 'drop', { dataTransfer: transfer });
}

inBrowser('begins empty, says what to do, and loads the samples with one click', async ({ open }) => {
  await kaocheng.empty();
  const page = await open();
  await start(page);
  await page.getByText('还没有文件。').waitFor();
  await expectLook(page, 'start-empty');
  await expectAccessible(page);
  await page.getByRole('button', { name: '载入样例看看' }).click();
  await expect.poll(() => page.locator('.list-table tbody tr').count()).toBe(7);
  await kaocheng.settled();
  await page.locator('.list-table').getByText('必须改 1').first().waitFor();
  await expect.poll(() => page.locator('.list-table').getByText('已读取').count()).toBe(7);
  await expectAccessible(page);
  await steady(page);
  await start(page);
  await page.getByRole('button', { name: '文件', exact: true }).click();
  await page.locator('.list-table tbody tr').nth(6).waitFor();
  await page.mouse.move(0, 0);
  await expectLook(page, 'start', { manual: true });
  const phone = await open({ phone: true });
  await start(phone);
  await phone.locator('.list-table tbody tr').nth(6).waitFor();
  await expectNothingBeyond(phone);
  await expectAccessible(phone);
  const list = phone.locator('.list-table');
  // Heads that neither sort nor choose take no room, and each cell says what it is.
  const actions = await list.locator('thead th:not(:has(button, input))').boundingBox();
  expect(actions?.width).toBeLessThanOrEqual(1);
  const row = list.locator('tbody tr').first();
  expect(await row.locator('td:not([data-label], .list-choose, .phone-last)').count()).toBe(0);
});

inBrowser('takes files that are dropped, each with its progress and what was found', async ({ open }) => {
  await kaocheng.empty();
  const page = await open();
  await start(page);
  await drop(page, { '青禾县.txt': formText({ actual: '3000人' }), '松溪县.txt': formText(), '空文件.txt': '' });
  await upload(page, '青禾县.txt').getByText('必须改').waitFor();
  await upload(page, '松溪县.txt').getByText('1 张表').waitFor();
  await upload(page, '空文件.txt').getByText('文件是空的').waitFor();
  await page.getByText('已完成 3，共 3').waitFor();
  await expectLook(page, 'received', { of: page.locator('.uploads') });
  await expectAccessible(page);
  await upload(page, '青禾县.txt').getByRole('link', { name: '青禾县.txt' }).click();
  await page.waitForURL(/\/documents\//);
});

inBrowser('takes chosen files and whole folders, and says why something cannot be read', async ({ open }) => {
  await kaocheng.empty();
  const page = await open();
  await start(page);
  const text = file('一.txt', formText());
  const picture = file('扫描.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0));
  await page.locator('[data-input="files"]').setInputFiles([text, picture]);
  await upload(page, '一.txt').getByText('1 张表').waitFor();
  await upload(page, '扫描.png').getByText('图片').waitFor();
  file('局里/甲科/自评.txt', formText({ name: '甲科项目' }));
  file('局里/乙科/自评.txt', formText({ name: '乙科项目' }));
  file('局里/说明.txt', '这是一份说明，没有表。');
  await page.locator('[data-input="folder"]').setInputFiles(join(folder, '局里'));
  await upload(page, '甲科/自评.txt').getByText('1 张表').waitFor();
  await upload(page, '乙科/自评.txt').getByText('1 张表').waitFor();
  await upload(page, '说明.txt').getByText('没有认出绩效自评表').waitFor();
});

inBrowser('reads pasted text', async ({ open }) => {
  await kaocheng.empty();
  const page = await open();
  await start(page);
  await page.getByRole('button', { name: '粘贴文字' }).click();
  const field = page.getByLabel('把从网页、PDF 或公文里复制的文字粘贴在这里');
  await expect.poll(() => field.evaluate((element) => element === document.activeElement)).toBe(true);
  await field.fill(formText({ actual: '3000人' }));
  await expectAccessible(page);
  await page.getByRole('button', { name: '读取这段文字' }).click();
  // A single document opens by itself when it is read.
  await page.waitForURL(/\/documents\//);
});

// The answer to an older question once put a document that had been read back to being read, for ever.
inBrowser('does not set a document back by an answer that comes late', async ({ open }) => {
  await kaocheng.empty();
  const page = await open();
  await start(page);
  await page.route(/\/api\/documents\/[^/?]+$/, async (route) => {
    const response = await route.fetch();
    const json = await response.json();
    await kaocheng.settled();
    await page.waitForTimeout(500);
    await route.fulfill({ response, json });
  });
  // Long enough to be asked about while it is being read.
  const many = Array.from({ length: 40 }, (_, at) => formText({ name: `项目${at}` })).join('\n');
  await drop(page, { '迟到.txt': many, '另一份.txt': formText() });

  await upload(page, '迟到.txt').getByText('40 张表').waitFor();
  await page.waitForTimeout(1500);
  expect(await upload(page, '迟到.txt').getByText('40 张表').count()).toBe(1);
});

inBrowser('searches and sorts the documents; deletes one after asking, and takes it back', async ({ open }) => {
  await kaocheng.empty();
  for (const name of ['甲.txt', '乙.txt', '丙.txt']) await kaocheng.text(name, formText({ name }));
  const page = await open();
  await start(page);
  const names = page.locator('.list-table tbody th');
  await expect.poll(() => names.count()).toBe(3);
  await page.getByPlaceholder('按文件名、单位查找').fill('乙');
  await expect.poll(() => names.allTextContents()).toEqual(['乙.txt']);
  await page.getByRole('button', { name: '删除 乙.txt' }).click();
  await page.getByRole('dialog').getByText('审计记录会留下').waitFor();
  await expectAccessible(page);
  await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
  await page.getByText('已删除“乙.txt”。').waitFor();
  await page.getByRole('button', { name: '撤销' }).click();
  await expect.poll(() => names.allTextContents()).toEqual(['乙.txt']);
  await page.getByRole('button', { name: '删除 乙.txt' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
  await page.getByPlaceholder('按文件名、单位查找').fill('');
  await expect.poll(async () => (await kaocheng.ask<{ total: number }>('GET', '/api/documents')).total).toBe(2);
  await expect.poll(() => names.count()).toBe(2);
});

inBrowser('shows what another window brings in', async ({ open, beside }) => {
  await kaocheng.empty();
  const page = await open();
  await start(page);
  const second = await beside(page);
  await start(second);
  await drop(second, { '别处.txt': formText() });
  await second.waitForURL(/\/documents\//);
  await page.getByRole('link', { name: '别处.txt' }).waitFor();
});
