import { expect } from 'vitest';
import { expectAccessible } from './axe.js';
import { compare } from './pixels.js';
import { packed } from './png.js';
import { useBrowser } from './stage.js';

const inBrowser = useBrowser();

inBrowser('draws Chinese letters with the fonts of the project', async ({ open }) => {
  const page = await open();
  await page.setContent('<p id="a" style="display:inline">绩效自评</p><p id="b" style="display:inline">\u{10FFFD}</p>');
  const empty = await page.locator('#b').screenshot();
  await page.setContent('<p id="b" style="display:inline">绩</p>');
  const { share } = await compare(page.context(), await page.locator('#b').screenshot(), empty);
  expect(share).toBeGreaterThan(0.02);
});

inBrowser('sees that two pictures differ, by how much, and that equal ones do not', async ({ open }) => {
  const page = await open();
  await page.setContent('<div style="width:100px;height:100px;background:#fff"></div>');
  const box = page.locator('div');
  const white = await box.screenshot();
  await page.setContent('<div style="width:100px;height:100px;background:linear-gradient(#000 10%,#fff 10%)"></div>');
  const tenth = await box.screenshot();
  await page.setContent('<div style="width:100px;height:90px;background:#fff"></div>');
  expect((await compare(page.context(), white, white)).share).toBe(0);
  expect((await compare(page.context(), tenth, packed(tenth))).share).toBe(0);
  expect((await compare(page.context(), white, tenth)).share).toBeCloseTo(0.1, 2);
  expect((await compare(page.context(), white, await box.screenshot())).why).toBe('100×90 pixels instead of 100×100');
});

inBrowser('finds what is not accessible', async ({ open }) => {
  const page = await open();
  await page.setContent('<html lang="zh"><title>页</title><main><h1>页</h1><button></button></main></html>');
  await expect(expectAccessible(page)).rejects.toThrow('button-name');
  await page.setContent('<html lang="zh"><title>页</title><main><h1>页</h1><button>好</button></main></html>');
  await expectAccessible(page);
});

let isLetGo = false;

inBrowser('may end while it still holds an answer back', async ({ open }) => {
  const page = await open();
  await page.route('**/*', async (route) => {
    await page.waitForTimeout(60_000);
    await route.abort();
    isLetGo = true;
  });
  await page.setContent('<img src="http://localhost/held.png">', { waitUntil: 'commit' });
  await expect.poll(() => page.evaluate(() => document.images.length)).toBe(1);
  expect(isLetGo).toBe(false);
});
