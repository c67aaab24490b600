import { expect } from 'vitest';
import { formText } from './form-text.js';
import { useKaocheng } from './kaocheng.js';
import { retryNow } from './retry.js';
import { useBrowser } from './stage.js';

const kaocheng = useKaocheng();
const inBrowser = useBrowser();

interface Opened {
  readonly corrections: readonly { readonly path: string; readonly value: string | null }[];
}

inBrowser(
  'loses nothing that was acknowledged when it is killed, and saves what was not when it is back',
  async (stage) => {
    stage.expectErrors(/ERR_CONNECTION|ERR_INCOMPLETE|ERR_EMPTY|Failed to load resource|ERR_NETWORK/);
    await kaocheng.empty();
    const id = await kaocheng.text('青禾县.txt', formText({ actual: '3000人' }));
    const page = await stage.open();
    await page.goto(`${kaocheng.url}/documents/${id}`);
    const correct = async (path: string, value: string): Promise<void> => {
      await page.locator(`[data-path="${path}"]`).click();
      await page.getByLabel(/^(读错了，应为|已更正为)$/).fill(value);
      await page.getByRole('button', { name: '保存更正' }).click();
    };
    await correct('indicators.0.actual', '3001人');
    await page.getByText('已保存', { exact: true }).waitFor();
    // Killed right after the acknowledgement; the next correction meets nobody.
    await kaocheng.kill();
    await correct('indicators.1.actual', '101人');
    await page.getByText('连不上考成服务').first().waitFor();
    await page.getByText('已留在这台电脑的浏览器里').waitFor();
    await kaocheng.start();
    const standing = async () => {
      const { corrections } = await kaocheng.ask<Opened>('GET', `/api/documents/${id}`);
      return Object.fromEntries(corrections.map(({ path, value }) => [path, value]));
    };
    expect(await standing()).toMatchObject({ 'indicators.0.actual': '3001人' });
    await retryNow(page);
    await expect.poll(standing).toEqual({ 'indicators.0.actual': '3001人', 'indicators.1.actual': '101人' });
    await page.reload();
    await expect.poll(() => page.locator('[data-path="indicators.1.actual"] ins').textContent()).toContain('101人');
  },
);

inBrowser('brings back after a reload what could not be saved before it', async (stage) => {
  stage.expectErrors(/ERR_CONNECTION|ERR_INCOMPLETE|ERR_EMPTY|Failed to load resource|ERR_NETWORK|ERR_FAILED/);
  await kaocheng.empty();
  const id = await kaocheng.text('青禾县.txt', formText({ actual: '3000人' }));
  const page = await stage.open();
  await page.goto(`${kaocheng.url}/documents/${id}`);
  await page.route('**/corrections', (route) => route.abort());
  await page.locator('[data-path="indicators.0.actual"]').click();
  await page.getByLabel('读错了，应为').fill('3002人');
  await page.getByRole('button', { name: '保存更正' }).click();
  await page.getByText('已留在这台电脑的浏览器里').waitFor();
  await page.unroute('**/corrections');
  await page.reload();
  await expect
    .poll(async () => (await kaocheng.ask<Opened>('GET', `/api/documents/${id}`)).corrections)
    .toMatchObject([{ value: '3002人' }]);
});

inBrowser('refuses a second Kaocheng on the same folder, in words, and is unharmed', async ({ open }) => {
  const said = await kaocheng.again();
  expect(said.code).not.toBe(0);
  expect(said.text).toContain('正由另一个考成使用');
  const page = await open();
  await page.goto(`${kaocheng.url}/`);
  await page.getByRole('heading', { name: '把自评表、决算公开文件拖到这里' }).waitFor();
});
