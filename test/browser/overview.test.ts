import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible } from './axe.js';
import { formText } from './form-text.js';
import { useKaocheng } from './kaocheng.js';
import { expectLook } from './look.js';
import { expectNothingBeyond } from './phone.js';
import { useBrowser } from './stage.js';

const kaocheng = useKaocheng();
const inBrowser = useBrowser();

async function overviewOf(page: Page): Promise<void> {
  await page.goto(`${kaocheng.url}/overview`);
  await page.locator('.chart-place[data-state="shown"] svg').first().waitFor();
  await expect.poll(() => page.locator('.chart-place[data-state="loading"]').count()).toBe(0);
}

/** The rows of the table of a chart, as texts. */
async function tableOf(page: Page, title: string): Promise<string[][]> {
  const chart = page.getByRole('figure', { name: title });
  const table = chart.locator('details');
  if (!(await table.evaluate((element: HTMLDetailsElement) => element.open))) await chart.getByText('看表格').click();
  return chart
    .locator('tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent?.trim() ?? '')));
}

/** The content of what a click downloads, and its name. */
async function downloaded(page: Page, button: string): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

inBrowser('says what to do while there is nothing', async ({ open }) => {
  await kaocheng.empty();
  const page = await open();
  await page.goto(`${kaocheng.url}/overview`);
  await page.getByText('还没有文件。').waitFor();
  await expectLook(page, 'overview-empty');
  await expectAccessible(page);
  await page.getByRole('link', { name: '去放文件' }).click();
  await page.waitForURL(`${kaocheng.url}/`);
});

inBrowser('shows sums, charts and tables of the samples, in light and dark', async ({ open }) => {
  await kaocheng.empty();
  await kaocheng.samples();
  for (const dark of [false, true]) {
    const page = await open({ dark });
    await overviewOf(page);
    await expectLook(page, dark ? 'overview-dark' : 'overview', { manual: !dark });
    for (const summary of await page.getByText('看表格').all()) await summary.click();
    await expectAccessible(page);
    await page.close();
  }
  const overview = await kaocheng.ask<{ errors: number; byCode: { key: string; count: number }[] }>(
    'GET',
    '/api/overview',
  );
  const page = await open();
  await overviewOf(page);
  expect(await page.locator('.sum-errors dd').textContent()).toBe(String(overview.errors));
  const byCode = await tableOf(page, '疑点：最多的规则');
  expect(byCode.map(([, count]) => Number(count))).toEqual(overview.byCode.map(({ count }) => count));
  const totals = await tableOf(page, '自评总分与复算总分');
  expect(totals[0]).toContain('+10');
});

inBrowser(
  'leads from a mark to the form, from a rule to its words, from a department to its forms',
  async ({ open }) => {
    await kaocheng.empty();
    const id = await kaocheng.text('青禾县.txt', formText({ actual: '3000人' }));
    await kaocheng.text('松溪县.txt', formText({ department: '松溪县医疗保障局' }));
    const page = await open();
    await overviewOf(page);
    await tableOf(page, '疑点：最多的规则');
    await page.getByRole('link', { name: /^B5-certain/ }).click();
    await page.waitForURL(/\/rules#B5-certain$/);
    await page.goBack();
    await tableOf(page, '部门：表与必须改的疑点');
    await page.getByRole('link', { name: '青禾县医疗保障局' }).first().click();
    await page.waitForURL(/search=/);
    const names = page.locator('.lists tbody th');
    await expect.poll(() => names.allTextContents()).toEqual(['门诊服务青禾县.txt（表1）']);
    await page.getByRole('button', { name: '清除条件' }).click();
    await expect.poll(() => names.count()).toBe(2);
    // The only mark below the diagonal, 99 printed and 79 recomputed; the legend is drawn after it.
    await page.locator('.chart-place svg').first().scrollIntoViewIfNeeded();
    const marks = page.locator('.chart-place svg').first().locator('path[fill="#b3261e"]');
    await marks.first().click();
    await page.waitForURL(`${kaocheng.url}/documents/${id}?form=1`);
  },
);

inBrowser('searches, sorts and pages the forms of all documents', async ({ open }) => {
  await kaocheng.empty();
  const many = Array.from({ length: 60 }, (_, at) => formText({ name: `项目${String(at + 1).padStart(2, '0')}` }));
  await kaocheng.text('六十张.txt', many.join('\n'));
  const page = await open();
  await overviewOf(page);
  const names = page.locator('.lists tbody th a');
  await page.getByRole('button', { name: '名称' }).click();
  await page.getByText('第 1–50 条，共 60 条').waitFor();
  await page.getByRole('button', { name: '名称' }).click();
  await expect.poll(() => names.first().textContent()).toBe('项目01');
  await page.getByRole('button', { name: '下一页' }).click();
  await page.getByText('第 51–60 条，共 60 条').waitFor();
  await expect.poll(() => names.last().textContent()).toBe('项目60');
  await page.getByRole('button', { name: '上一页' }).click();
  await expect.poll(() => names.count()).toBe(50);
  const search = page.getByLabel('项目、部门或文件名');
  await search.fill('项目07');
  await search.press('Enter');
  await expect.poll(() => names.allTextContents()).toEqual(['项目07']);
  await page.reload();
  await expect.poll(() => names.allTextContents()).toEqual(['项目07']);
  await search.fill('没有这个项目');
  await search.press('Enter');
  await page.getByText('没有符合条件的记录。').waitFor();
  await page.getByLabel('文件', { exact: true }).check();
  await page.getByRole('link', { name: '六十张.txt' }).waitFor();
});

inBrowser('exports forms and findings, with what could be a formula made harmless', async ({ open }) => {
  await kaocheng.empty();
  await kaocheng.text('导出.txt', formText({ name: '=1+1项目', actual: '3000人' }));
  const page = await open();
  await overviewOf(page);
  const csv = await downloaded(page, '导出各表总分为 CSV');
  expect(csv.name).toMatch(/\.csv$/);
  const text = csv.bytes.toString('utf8');
  expect(text.startsWith('\ufeff')).toBe(true);
  expect(text).toContain(`"'=1+1项目"`);
  expect(text).not.toMatch(/(^|,)"?=1\+1/m);
  const json = await downloaded(page, '导出全部疑点为 JSON');
  const findings: unknown = JSON.parse(json.bytes.toString('utf8'));
  expect(findings).toContainEqual(expect.objectContaining({ code: 'B5-certain', documentName: '导出.txt' }));
  const xlsx = await downloaded(page, '导出各表总分为 Excel（xlsx）');
  expect(xlsx.name).toMatch(/\.xlsx$/);
  expect(xlsx.bytes.subarray(0, 2).toString('latin1')).toBe('PK');
});

inBrowser('follows what happens elsewhere, and says when the service is gone', async ({ open, expectErrors }) => {
  expectErrors(/ERR_CONNECTION|Failed to load resource|ERR_INCOMPLETE|ERR_NETWORK/);
  await kaocheng.empty();
  await kaocheng.text('甲.txt', formText());
  const page = await open();
  await overviewOf(page);
  await kaocheng.text('乙.txt', formText({ name: '住院服务' }));
  await expect.poll(() => page.locator('.sum-documents dd').textContent()).toBe('2');
  await kaocheng.kill();
  await page.getByRole('button', { name: '导出各表总分为 CSV' }).click();
  await page.getByText('连不上考成服务').first().waitFor();
  await kaocheng.start();
  await page.reload();
  await expect.poll(() => page.locator('.sum-documents dd').textContent()).toBe('2');
});

inBrowser('prints, and reads on a phone without scrolling sideways', async ({ open }) => {
  await kaocheng.empty();
  await kaocheng.samples();
  const phone = await open({ phone: true });
  await overviewOf(phone);
  await phone.locator('.list-table tbody tr').last().waitFor();
  await expectNothingBeyond(phone);
  await expectLook(phone, 'overview-phone');
  const page = await open();
  await overviewOf(page);
  const last = page.locator('.list-table tbody tr').last();
  await last.scrollIntoViewIfNeeded();
  // What the columns are called stays in sight over a long list.
  const heads = page.locator('.list-table thead th');
  expect((await heads.first().boundingBox())?.y).toBeGreaterThanOrEqual(0);
  await page.evaluate(() => scrollTo(0, 0));
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('navigation', { name: '主导航' }).isVisible()).toBe(false);
  expect(await page.getByRole('button', { name: '导出各表总分为 CSV' }).isVisible()).toBe(false);
  await expectLook(page, 'overview-print');
});
