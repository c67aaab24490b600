import { expect } from 'vitest';
import { expectAccessible } from './axe.js';
import { useKaocheng } from './kaocheng.js';
import { expectLook } from './look.js';
import { useBrowser } from './stage.js';

const kaocheng = useKaocheng();
const inBrowser = useBrowser();

const chartsDrawn = '.chart-place[data-state="shown"] svg';

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
    await page.goto(`${kaocheng.url}/overview`);
    await page.locator(chartsDrawn).nth(5).waitFor();
    await expectLook(page, dark ? 'overview-dark' : 'overview');
    await expectAccessible(page);
    for (const summary of await page.getByText('看表格').all()) await summary.click();
    await expectAccessible(page);
  }
});
