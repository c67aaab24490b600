import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible } from './axe.js';
import { formText } from './form-text.js';
import { useKaocheng } from './kaocheng.js';
import { expectLook } from './look.js';
import { retryNow } from './retry.js';
import { useBrowser } from './stage.js';

const kaocheng = useKaocheng();
const inBrowser = useBrowser();

/** What comes about at last, on a busy machine too. */
const eventually = <T>(ask: () => T | Promise<T>) => expect.poll(ask);

interface Opened {
  readonly corrections: readonly { readonly path: string; readonly value: string | null }[];
  readonly decisions: readonly { readonly state: string; readonly reason: string; readonly lapsed?: boolean }[];
}

const opened = (id: string): Promise<Opened> => kaocheng.ask<Opened>('GET', `/api/documents/${id}`);

async function correct(page: Page, path: string, value: string): Promise<void> {
  await page.locator(`[data-path="${path}"]`).click();
  await page.getByLabel(/^(读错了，应为|已更正为)$/).fill(value);
  await page.getByRole('button', { name: '保存更正' }).click();
}

inBrowser('keeps apart what two tabs could not save, and takes over what a closed one leaves', async (stage) => {
  stage.expectErrors(/ERR_FAILED|Failed to load resource/);
  await kaocheng.empty();
  const id = await kaocheng.text('青禾县.txt', formText({ actual: '3000人' }));
  const first = await stage.open();
  const second = await stage.beside(first);
  for (const page of [first, second]) {
    await page.goto(`${kaocheng.url}/documents/${id}`);
    await page.getByRole('grid').waitFor();
  }
  // For the whole browser: what a tab sends while it closes meets nobody either.
  await first.context().route('**/corrections', (route) => route.abort());
  await correct(first, 'indicators.0.actual', '3001人');
  await first.getByText('已留在这台电脑的浏览器里').waitFor();
  await correct(second, 'indicators.1.actual', '101人');
  await second.getByText('已留在这台电脑的浏览器里').waitFor();
  const keys = () =>
    first.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('kaocheng.pending.')));
  await eventually(keys).toHaveLength(2);
  await eventually(() => first.locator('.save-next').textContent()).toMatch(/^\d+ 秒后第 \d 次试存$/);
  await expectAccessible(first);
  await second.close();
  await first.getByText('有 2 项还没存上').waitFor();
  await eventually(keys).toHaveLength(1);
  await first.context().unroute('**/corrections');
  await retryNow(first);
  await eventually(async () =>
    (await opened(id)).corrections.map(({ path, value }) => `${path} ${value}`).sort(),
  ).toEqual(['indicators.0.actual 3001人', 'indicators.1.actual 101人']);
  await eventually(keys).toEqual([]);
});

inBrowser('says that a decision must be made anew once the figures under it changed', async ({ open }) => {
  await kaocheng.empty();
  const id = await kaocheng.text('青禾县.txt', formText({ actual: '3000人' }));
  const page = await open();
  await page.goto(`${kaocheng.url}/documents/${id}`);
  const finding = page.locator('.finding').filter({ hasText: '没有完成却得满分' });
  await finding.getByRole('button', { name: /没有完成却得满分/ }).click();
  await finding.getByRole('button', { name: '排除', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('理由（必填，会留在记录里）').fill('单位已作说明');
  await dialog.getByRole('button', { name: '排除', exact: true }).click();
  await finding.getByText('已排除', { exact: true }).waitFor();
  await correct(page, 'indicators.0.actual', '3100人');
  await finding.getByText('须重新认定', { exact: true }).waitFor();
  await finding.getByText('先前已排除，但所依据的数字后来变了').waitFor();
  await finding.getByText('先前的理由：单位已作说明').waitFor();
  await expectAccessible(page);
  await page.mouse.move(0, 0);
  // High enough for all that is said of it.
  await page.setViewportSize({ width: 1366, height: 1200 });
  await finding.locator('.finding-line').scrollIntoViewIfNeeded();
  await expectLook(page, 'lapsed', { of: page.locator('.findings-pane'), manual: true });
  await page.getByLabel('处理').selectOption({ label: '须重新认定' });
  await eventually(() => page.locator('.findings-list .finding').count()).toBe(1);
  await finding.getByRole('button', { name: '确认', exact: true }).click();
  await eventually(async () => (await opened(id)).decisions).toMatchObject([{ state: 'confirmed', lapsed: false }]);
});

inBrowser('sends a pasted text again by hand where the server could not take it', async (stage) => {
  stage.expectErrors(/500/);
  await kaocheng.empty();
  const page = await stage.open();
  await page.goto(`${kaocheng.url}/`);
  await page.route('**/api/texts', (route) =>
    route.fulfill({ status: 500, json: { status: 500, code: 'server-error', facts: {}, message: '服务出错了。' } }),
  );
  await page.getByRole('button', { name: '粘贴文字' }).click();
  await page.getByLabel('把从网页、PDF 或公文里复制的文字粘贴在这里').fill(formText());
  await page.getByRole('button', { name: '读取这段文字' }).click();
  const row = page.locator('.upload').first();
  await row.getByText('服务出错了。').waitFor();
  await page.unroute('**/api/texts');
  await row.getByRole('button', { name: /^重新上传/ }).click();
  await page.waitForURL(/\/documents\//);
});
