import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible } from './axe.js';
import { formText } from './form-text.js';
import { useKaocheng } from './kaocheng.js';
import { expectLook } from './look.js';
import { useBrowser } from './stage.js';

const kaocheng = useKaocheng();
const inBrowser = useBrowser();

/** The page of a document with one form: 3000 of 5000 served, scored in full. */
async function review(page: Page): Promise<string> {
  await kaocheng.empty();
  const id = await kaocheng.text('青禾县.txt', formText({ actual: '3000人' }));
  await page.goto(`${kaocheng.url}/documents/${id}`);
  await page.getByRole('grid').waitFor();
  return id;
}

/** The cell of the form in which the completion value of 服务人数 is printed. */
function actualCell(page: Page) {
  return page.locator('[data-path="indicators.0.actual"]');
}

interface Opened {
  readonly document: { readonly version: number };
  readonly policy: string | null;
  readonly corrections: readonly { readonly printed: string | null; readonly value: string | null }[];
  readonly decisions: readonly { readonly state: string; readonly reason: string }[];
}

function opened(id: string): Promise<Opened> {
  return kaocheng.ask<Opened>('GET', `/api/documents/${id}`);
}

/** Corrects 服务人数 on the page. */
async function correct(page: Page, value: string, reason = ''): Promise<void> {
  await actualCell(page).click();
  await page.getByLabel(/^(读错了，应为|已更正为)$/).fill(value);
  if (reason !== '') await page.getByLabel('理由', { exact: true }).fill(reason);
  await page.getByRole('button', { name: '保存更正' }).click();
}

inBrowser('leads from a finding to its cell, to its place in the source, and back', async ({ open }) => {
  const page = await open();
  await review(page);
  await page.getByRole('button', { name: /没有完成却得满分/ }).click();
  await page.getByText('为什么').waitFor();
  await page.getByRole('button', { name: '到表里' }).click();
  await expect.poll(() => page.locator('.form-chosen').count()).toBe(1);
  await expect
    .poll(async () => (await page.locator('.source-text .source-chosen').allTextContents()).join(' '))
    .toContain('3000人');
  await page.getByRole('button', { name: '到原文' }).click();
  await expect.poll(() => page.evaluate(() => document.activeElement?.className ?? '')).toContain('source-text');
  await page.keyboard.press('Enter');
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-cell') ?? null))
    .not.toBeNull();
  await page.getByRole('link', { name: '规则 B5' }).click();
  await page.waitForURL(/\/rules#B5/);
  await page.goBack();
  await page.getByRole('grid').waitFor();
});

inBrowser('shows steps and clause of a score on demand, with the words of the article', async ({ open }) => {
  const page = await open();
  await review(page);
  await page.locator('[data-path="indicators.0.score"]').click();
  const panel = page.locator('.cell-panel');
  await panel.getByText('3000 ÷ 5000 × 50').first().waitFor();
  await panel.getByText('看条文').first().click();
  await panel.getByText('未完成指标值的，按照完成值与指标值的比例记分').waitFor();
  await expectAccessible(page);
});

inBrowser('checks a correction at once, keeps print and correction, and takes it back', async ({ open }) => {
  const page = await open();
  const id = await review(page);
  const finding = page.getByRole('button', { name: /没有完成却得满分/ });
  await finding.waitFor();
  await actualCell(page).click();
  await page.getByLabel('读错了，应为').fill('5000人');
  const took = await page.evaluate(async () => {
    const done = new Promise<number>((resolve) => {
      const begin = performance.now();
      const watch = new MutationObserver(() => {
        if (
          [...document.querySelectorAll('.finding-title')].some((each) =>
            each.textContent?.includes('没有完成却得满分'),
          )
        )
          return;
        watch.disconnect();
        requestAnimationFrame(() => resolve(performance.now() - begin));
      });
      watch.observe(document.body, { childList: true, subtree: true, characterData: true });
    });
    [...document.querySelectorAll('button')].find((each) => each.textContent === '保存更正')?.click();
    return done;
  });
  console.log(`a correction was checked on screen after ${took.toFixed(0)} ms`);
  await expect.poll(() => actualCell(page).textContent()).toContain('5000人');
  await expect.poll(() => actualCell(page).locator('del').textContent()).toContain('3000人');
  await page.getByText('已保存', { exact: true }).waitFor();
  await page.mouse.move(0, 0);
  await expectLook(page, 'correction', { manual: true });
  await expect.poll(async () => (await opened(id)).corrections).toMatchObject([{ printed: '3000人', value: '5000人' }]);
  await page.reload();
  await expect.poll(() => actualCell(page).locator('ins').textContent()).toContain('5000人');
  await expect.poll(() => finding.count()).toBe(0);
  await actualCell(page).click();
  await page.getByRole('button', { name: '撤回更正' }).click();
  await finding.waitFor();
  await expect.poll(async () => (await opened(id)).corrections.length).toBe(0);
});

inBrowser('undoes the last step by key and by button', async ({ open }) => {
  const page = await open();
  const id = await review(page);
  await correct(page, '4000人');
  await expect.poll(async () => (await opened(id)).corrections.length).toBe(1);
  await page.locator('.form-chosen').first().press('Control+z');
  await expect.poll(async () => (await opened(id)).corrections.length).toBe(0);
  await page.getByRole('button', { name: /没有完成却得满分/ }).click();
  await page.getByRole('button', { name: '确认', exact: true }).click();
  await expect.poll(async () => (await opened(id)).decisions).toMatchObject([{ state: 'confirmed' }]);
  await page.getByRole('button', { name: '撤销' }).first().click();
  await expect.poll(async () => (await opened(id)).decisions.length).toBe(0);
});

inBrowser('dismisses many at once with a reason, and filters and groups what is left', async ({ open }) => {
  const page = await open();
  const id = await review(page);
  const items = page.locator('.findings-list .finding');
  await items.nth(1).waitFor();
  const count = await items.count();
  expect(count).toBeGreaterThan(1);
  await page.getByLabel(`全选 ${count} 条`).check();
  await page.getByRole('button', { name: `排除 ${count} 条` }).click();
  const dialog = page.getByRole('dialog');
  const yes = dialog.getByRole('button', { name: '排除', exact: true });
  await expect.poll(() => yes.isDisabled()).toBe(true);
  await dialog.getByLabel('理由（必填，会留在记录里）').fill('单位已作说明');
  await expectAccessible(page);
  await yes.click();
  await expect.poll(async () => (await opened(id)).decisions.length).toBeGreaterThanOrEqual(count);
  expect((await opened(id)).decisions[0]).toMatchObject({ state: 'dismissed', reason: '单位已作说明' });
  await page.getByLabel('处理').selectOption({ label: '未处理' });
  await page.getByText('没有符合条件的疑点').waitFor();
  await page.getByLabel('处理').selectOption({ label: '已排除' });
  await expect.poll(() => items.count()).toBe(count);
  for (const grouping of ['按表', '按规则', '不分组']) {
    await page.getByLabel('分组').selectOption({ label: grouping });
    await expect.poll(() => items.count()).toBe(count);
  }
});

inBrowser('says what another policy would change before it is taken', async ({ open }) => {
  const page = await open();
  const id = await review(page);
  await page.getByLabel('评分办法').selectOption('cn-2021-101');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('门诊服务').waitFor();
  await expectAccessible(page);
  await page.mouse.move(0, 0);
  await expectLook(page, 'policy', { manual: true });
  await dialog.getByRole('button', { name: '取消' }).click();
  expect((await opened(id)).policy).toBeNull();
  await page.getByLabel('评分办法').selectOption('cn-2021-101');
  await dialog.getByRole('button', { name: '改用这个办法' }).click();
  await expect.poll(async () => (await opened(id)).policy).toBe('cn-2021-101');
  await page.reload();
  await expect.poll(() => page.getByLabel('评分办法').inputValue()).toBe('cn-2021-101');
});

inBrowser('shows both versions where another window saved first, and loses nothing', async (stage) => {
  const { open, beside, expectErrors } = stage;
  expectErrors(/409/);
  const page = await open();
  const id = await review(page);
  const second = await beside(page);
  // The second window hears nothing of the first, as behind a lost connection.
  await second.route('**/api/events', (route) => route.abort());
  expectErrors(/ERR_FAILED|EventSource/);
  await second.goto(`${kaocheng.url}/documents/${id}`);
  await second.getByRole('grid').waitFor();
  await correct(page, '4000人');
  await expect.poll(async () => (await opened(id)).corrections).toMatchObject([{ value: '4000人' }]);
  await correct(second, '4500人', '第二个窗口');
  const dialog = second.getByRole('dialog');
  await dialog.getByText('别人先保存了').waitFor();
  await dialog.getByText('4000人').waitFor();
  await dialog.getByText('4500人').waitFor();
  await expectAccessible(second);
  await expectLook(second, 'stale');
  await dialog.getByRole('button', { name: '按所选保存' }).click();
  await expect.poll(async () => (await opened(id)).corrections).toMatchObject([{ value: '4500人' }]);
});

inBrowser('is accessible in light and dark, on a phone, and prints all forms', async ({ open }) => {
  await kaocheng.empty();
  await kaocheng.samples();
  const { documents } = await kaocheng.ask<{ documents: { id: string; name: string }[] }>('GET', '/api/documents');
  const id = documents.find(({ name }) => name.startsWith('清河县-2021'))?.id ?? '';
  for (const dark of [false, true]) {
    const page = await open({ dark });
    await page.goto(`${kaocheng.url}/documents/${id}`);
    await page.getByRole('grid').waitFor();
    await page.locator('.finding-title').first().click();
    await expectAccessible(page);
    await page.mouse.move(0, 0);
    await expectLook(page, dark ? 'document-dark' : 'document', { manual: !dark });
    await page.close();
  }
  const phone = await open({ phone: true });
  await phone.goto(`${kaocheng.url}/documents/${id}`);
  await phone.getByRole('button', { name: '疑点', exact: true }).click();
  await phone.locator('.finding-title').first().waitFor();
  // Whether the head of the page stands in one line or in two, the document takes what is left.
  for (const width of [320, 680, 720, 1000, 390]) {
    await phone.setViewportSize({ width, height: 844 });
    const seen = () =>
      phone.evaluate(() => {
        const { scrollWidth, scrollHeight } = document.documentElement;
        const whole = document.querySelector('.document-whole')?.getBoundingClientRect();
        return { scrollWidth, scrollHeight, left: whole?.left, right: whole?.right, bottom: whole?.bottom };
      });
    await expect.poll(seen).toEqual({ scrollWidth: width, scrollHeight: 844, left: 0, right: width, bottom: 844 });
  }
  await expectAccessible(phone);
  await expectLook(phone, 'document-phone');
  const page = await open();
  await page.goto(`${kaocheng.url}/documents/${id}`);
  await page.getByRole('grid').first().waitFor();
  await page.emulateMedia({ media: 'print' });
  await expect.poll(() => page.locator('.form-sheet').count()).toBe(5);
  await expectLook(page, 'document-print');
});
