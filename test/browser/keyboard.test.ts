import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { formText } from './form-text.js';
import { useKaocheng } from './kaocheng.js';
import { useBrowser } from './stage.js';

const kaocheng = useKaocheng();
const inBrowser = useBrowser();

/** What an element that can have the focus is: its tag, and its name. All of the page, or what has the focus. */
function named(page: Page, selector: string): Promise<string[]> {
  return page.evaluate((which) => {
    return [...document.querySelectorAll(which)].map((element) => {
      const label = element.getAttribute('aria-label') ?? (element as HTMLInputElement).labels?.[0]?.textContent;
      return `${element.tagName.toLowerCase()} ${label ?? element.textContent ?? ''}`.trim();
    });
  }, selector);
}

async function focused(page: Page): Promise<string> {
  return (await named(page, ':focus'))[0] ?? '';
}

/** Presses Tab until the focus is on what the pattern names, once it is there; fails when it comes round without it. */
async function tabTo(page: Page, wanted: RegExp, key = 'Tab'): Promise<void> {
  const all = 'a, button, input, select, textarea, summary, [tabindex]';
  await expect.poll(async () => (await named(page, all)).some((name) => wanted.test(name))).toBe(true);
  const passed: string[] = [];
  for (let at = 0; at < 80; at += 1) {
    await page.keyboard.press(key);
    const now = await focused(page);
    if (wanted.test(now)) return;
    passed.push(now.slice(0, 40));
  }
  expect.fail(`${wanted} is not reached by ${key}; passed ${passed.join(' | ')}`);
}

inBrowser('does the whole main job by keyboard alone', async ({ open }) => {
  await kaocheng.empty();
  const page = await open();
  await page.goto(`${kaocheng.url}/`);
  await page.getByText('还没有文件。').waitFor();
  // Skip link, then paste a text and send it.
  await page.keyboard.press('Tab');
  await expect.poll(() => focused(page)).toContain('跳到正文');
  await page.keyboard.press('Enter');
  await tabTo(page, /粘贴文字/);
  await page.keyboard.press('Enter');
  await expect.poll(() => focused(page)).toContain('textarea');
  await page.keyboard.insertText(formText({ actual: '3000人' }));
  await tabTo(page, /读取这段文字/);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/documents\//);
  await page.getByRole('grid').waitFor();
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  // The gravest finding, its clause, its cell.
  await tabTo(page, /^button .*没有完成却得满分/);
  await page.keyboard.press('Enter');
  await tabTo(page, /看条文/);
  await page.keyboard.press('Enter');
  await page.getByText('未完成指标值的，按照完成值与指标值的比例记分').first().waitFor();
  await tabTo(page, /^button 到表里/);
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => document.activeElement?.hasAttribute('data-cell') ?? false)).toBe(true);
  // Along the row to the completion value, and correct it.
  await page.keyboard.press('Home');
  for (let at = 0; at < 12; at += 1) {
    if ((await page.evaluate(() => document.activeElement?.textContent ?? '')).startsWith('3000人')) break;
    await page.keyboard.press('ArrowRight');
  }
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent ?? '')).toContain('3000人');
  await page.keyboard.press('Enter');
  await expect.poll(() => focused(page)).toContain('读错了，应为');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('4999人');
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => (await kaocheng.ask<{ corrections: unknown[] }>('GET', `/api/documents/${id}`)).corrections)
    .toMatchObject([{ value: '4999人' }]);
  await expect.poll(() => page.evaluate(() => document.activeElement?.hasAttribute('data-cell') ?? false)).toBe(true);
  await page.keyboard.press('Control+z');
  await expect
    .poll(async () => (await kaocheng.ask<{ corrections: unknown[] }>('GET', `/api/documents/${id}`)).corrections)
    .toEqual([]);
  // Dismiss the finding with a reason.
  await tabTo(page, /^button .*没有完成却得满分/, 'Shift+Tab');
  if ((await page.locator('.finding-chosen').count()) === 0) await page.keyboard.press('Enter');
  await tabTo(page, /^button 排除$/);
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByRole('dialog').count()).toBe(1);
  await expect.poll(() => page.getByRole('dialog').evaluate((box) => box.contains(document.activeElement))).toBe(true);
  if (!(await focused(page)).startsWith('textarea')) await tabTo(page, /^textarea/);
  await page.keyboard.insertText('原文读取有误');
  await tabTo(page, /^button 排除$/);
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => (await kaocheng.ask<{ decisions: unknown[] }>('GET', `/api/documents/${id}`)).decisions)
    .toContainEqual(expect.objectContaining({ state: 'dismissed', reason: '原文读取有误' }));
  // On to the overview, by the navigation.
  await tabTo(page, /^a 总览/, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/overview$/);
  await tabTo(page, /^summary 看表格/);
  await page.keyboard.press('Enter');
  await tabTo(page, /^a 门诊服务/);
  await page.keyboard.press('Enter');
  await page.waitForURL(`${kaocheng.url}/documents/${id}?form=1`);
});
