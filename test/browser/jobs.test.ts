import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageOf } from '@kaocheng/documents/testing/package';
import { unzipped } from '@kaocheng/documents/testing/unzip';
import type { Page } from 'playwright-core';
import { afterAll, expect } from 'vitest';
import { expectAccessible } from './axe.js';
import { formText } from './form-text.js';
import { useKaocheng } from './kaocheng.js';
import { expectLook } from './look.js';
import { useBrowser } from './stage.js';

const kaocheng = useKaocheng();
const inBrowser = useBrowser();

const folder = mkdtempSync(join(tmpdir(), 'kaocheng-jobs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a press of a button downloads. */
async function downloaded(page: Page, press: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

async function list(page: Page): Promise<void> {
  await page.goto(`${kaocheng.url}/`);
  await page.locator('.list-table tbody tr').first().waitFor();
}

/** Shows every time as the same one, so that the page looks alike whenever it is tried. */
async function steady(page: Page): Promise<void> {
  await page.route(/\/api\/outputs(\?|$)/, async (route) => {
    const response = await route.fetch();
    const text = (await response.text())
      .replace(/At":"[^"]+"/g, 'At":"2026-11-20T01:30:00.000Z"')
      .replace(/"size":\d+/g, '"size":1234567');
    await route.fulfill({ response, body: text });
  });
}

inBrowser('writes a document as official form and as report from its page', async ({ open }) => {
  await kaocheng.empty();
  const id = await kaocheng.text('门诊.txt', formText({ actual: '3000人' }));
  const page = await open();
  await page.goto(`${kaocheng.url}/documents/${id}`);
  const menu = page.locator('.write-menu summary');
  await menu.click();
  await expectAccessible(page);
  const forms = await downloaded(page, () => page.getByRole('button', { name: '写出官方表格，Excel（xlsx）' }).click());
  expect(forms.name).toBe('门诊.xlsx');
  const properties = new TextDecoder().decode(unzipped(forms.bytes)['docProps/custom.xml']);
  expect(properties).toContain(id);
  await page.locator('.write-menu[open]').getByText('已写出：门诊.xlsx').waitFor();
  // The keyboard stays where it was.
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  await expect.poll(focused).toBe('写出官方表格，Excel（xlsx）');
  await page.keyboard.press('Escape');
  await expect.poll(() => page.locator('.write-menu[open]').count()).toBe(0);
  await menu.click();
  await page.locator('.write-menu[open]').getByText('写出的是已保存的内容').waitFor();
  const report = await downloaded(page, () => page.getByRole('button', { name: '写出审核意见反馈单，PDF' }).click());
  expect(report.name).toBe('门诊.审核意见反馈单.pdf');
  expect(report.bytes.subarray(0, 5).toString()).toBe('%PDF-');
});

inBrowser(
  'writes many documents as a job that goes on after the service was killed',
  async ({ open, expectErrors }) => {
    expectErrors(/ERR_CONNECTION|Failed to load resource|ERR_INCOMPLETE|ERR_NETWORK|ERR_EMPTY/);
    await kaocheng.empty();
    const names = Array.from({ length: 12 }, (_, at) => `单位${String(at + 1).padStart(2, '0')}.txt`);
    for (const name of names) await kaocheng.text(name, formText({ name }));
    await kaocheng.text('说明.txt', '这是一份说明，没有表。');
    const page = await open();
    await list(page);
    await page.getByLabel('勾选 单位01.txt').check();
    await page.getByText('已勾选 1 份').waitFor();
    await page.getByRole('button', { name: '成批写出' }).click();
    await page.getByLabel('查到的全部 13 份').check();
    await page.getByLabel('PDF').check();
    await expectAccessible(page);
    await page.getByRole('button', { name: '开始写出' }).click();
    await page.getByText('已建任务：官方表格 PDF，13 份文件。').waitFor();
    await page.getByRole('button', { name: '看任务' }).click();
    const job = page.locator('.job');
    await job.waitFor();
    const done = async (): Promise<number> => {
      const { outputs } = await kaocheng.ask<{ outputs: { written: number }[] }>('GET', '/api/outputs');
      return outputs[0]?.written ?? 0;
    };
    await expect.poll(done).toBeGreaterThan(0);
    await kaocheng.kill();
    await kaocheng.start();
    await page.reload();
    await job.getByText('已完成').waitFor({ timeout: 240_000 });
    await job.getByText('已写出 12').waitFor();
    await job.getByRole('button', { name: /^每份结果/ }).click();
    await job.getByLabel('未写出的').check();
    await job.getByText('文件还没有读出内容，写不出').waitFor();
    await expectAccessible(page);
    const archive = await downloaded(page, () => job.getByRole('link', { name: /^下载压缩包/ }).click());
    expect(archive.name).toMatch(/^官方表格 pdf .*\.zip$/);
    const files = unzipped(archive.bytes);
    expect(Object.keys(files).sort()).toEqual(
      [...names.map((name) => name.replace('.txt', '.pdf')), '写出结果.csv'].sort(),
    );
    for (const name of names) {
      expect(
        Buffer.from(files[name.replace('.txt', '.pdf')] ?? [])
          .subarray(-6)
          .toString(),
      ).toContain('%%EOF');
    }
    await steady(page);
    await page.reload();
    await job.getByText('已写出 12').waitFor();
    await job.getByRole('button', { name: /^每份结果/ }).click();
    await job.getByLabel('未写出的').check();
    await job.getByText('文件还没有读出内容，写不出').waitFor();
    await page.mouse.move(0, 0);
    await expectLook(page, 'jobs', { manual: true });
    await job.getByRole('button', { name: /^删除/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
    await page.getByText('还没有任务。').waitFor();
  },
);

/** The workbook with a text in it changed by hand, as an office program saves it. */
function changed(workbook: Uint8Array, from: string, to: string): Uint8Array {
  const parts = unzipped(workbook);
  let count = 0;
  for (const [name, bytes] of Object.entries(parts)) {
    if (!/^xl\/(?:sharedStrings|worksheets\/.*)\.xml$/.test(name)) continue;
    const text = new TextDecoder().decode(bytes);
    count += text.split(from).length - 1;
    parts[name] = new TextEncoder().encode(text.replaceAll(from, to));
  }
  expect(count).toBeGreaterThan(0);
  return packageOf(parts);
}

inBrowser(
  'takes a workbook that was filled in elsewhere over as a new version, after showing each cell',
  async ({ open }) => {
    await kaocheng.empty();
    const id = await kaocheng.text('门诊.txt', formText({ actual: '3000人' }));
    const page = await open();
    await page.goto(`${kaocheng.url}/documents/${id}`);
    await page.locator('.write-menu summary').click();
    const { bytes } = await downloaded(page, () =>
      page.getByRole('button', { name: '写出官方表格，Excel（xlsx）' }).click(),
    );
    const path = join(folder, '带回.xlsx');
    writeFileSync(path, changed(bytes, '3000人', '5200人'));
    await page.goto(`${kaocheng.url}/`);
    await page.locator('[data-input="files"]').setInputFiles(path);
    await page.waitForURL(/\/documents\//);
    await page.getByText('这份文件是“门诊.txt”离线填报带回的').waitFor();
    // What is said above a document takes nothing of it out of the window.
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollHeight)).toBe(768);
    await page.goto(`${kaocheng.url}/`);
    await page.getByRole('link', { name: '查看 带回.xlsx 的改动' }).click();
    await page.getByText('有 1 处改动').waitFor();
    const row = page.locator('.returned-cells tbody tr');
    await expect.poll(() => row.allTextContents()).toEqual(['门诊服务“服务人数”实际完成值3000人5200人']);
    await expectAccessible(page);
    await expectLook(page, 'returned', { manual: true });
    await page.getByLabel('说明（可不填）').fill('单位补填');
    await page.getByRole('button', { name: '并入原记录，成为新版本' }).click();
    await page.getByText('已并入“门诊.xlsx”，成为第 3 版。').waitFor();
    await expect.poll(() => page.url()).toContain(id);
    await page.getByText('5200人').first().waitFor();
    await page.getByRole('button', { name: '变更记录' }).click();
    await page.getByText('离线填报带回“带回.xlsx”，改动 1 格').waitFor();
    const first = await downloaded(page, () => page.getByRole('link', { name: '下载第 1 版的文件' }).click());
    expect(first.bytes.toString('utf8')).toContain('3000人');
    const third = await downloaded(page, () => page.getByRole('link', { name: '下载第 3 版的文件' }).click());
    expect(third.bytes.equals(readFileSync(path))).toBe(true);
    // The record has moved on: the same workbook, filled in otherwise, is told in words and may be a file of its own.
    const late = join(folder, '迟到.xlsx');
    writeFileSync(late, changed(bytes, '3000人', '4000人'));
    await page.goto(`${kaocheng.url}/`);
    await page.locator('[data-input="files"]').setInputFiles(late);
    await page.getByRole('link', { name: '查看改动' }).click();
    await page.getByText('原记录在写出之后又改过').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: '留作新文件' }).click();
    await page.getByText('已留作新文件：迟到.xlsx').waitFor();
    await page.getByText('离线填报带回的').waitFor({ state: 'detached' });
  },
);
