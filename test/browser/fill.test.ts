import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible } from './axe.js';
import { formText } from './form-text.js';
import { useKaocheng } from './kaocheng.js';
import { expectLook } from './look.js';
import { useBrowser } from './stage.js';

const kaocheng = useKaocheng();
const inBrowser = useBrowser();

interface Opened {
  readonly document: { readonly id: string; readonly version: number; readonly name: string };
  readonly transcript: { readonly forms: readonly Record<string, unknown>[] };
}

const opened = (id: string): Promise<Opened> => kaocheng.ask<Opened>('GET', `/api/documents/${id}`);
const idOf = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1) ?? '';
const cell = (page: Page, path: string) => page.locator(`[data-path="${path}"]`);
const table = (page: Page) => page.getByRole('table', { name: /（填报）/ });
const saved = (page: Page) => page.getByText('已保存', { exact: true }).waitFor();
const focusedPath = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('data-path') ?? null);

/** Begins a form with the mouse and waits for its table. */
async function begin(page: Page, template: string, subject: string): Promise<string> {
  await page.goto(`${kaocheng.url}/fill`);
  await page.getByRole('button', { name: `填这张表 ${template}`, exact: true }).click();
  await page.getByLabel('年度').fill('2025');
  await page.getByLabel('项目（单位）名称').fill(subject);
  await page.getByRole('button', { name: '开始填写' }).click();
  await table(page).waitFor();
  return idOf(page);
}

/** Types into a cell after clicking it. */
async function type(page: Page, path: string, text: string): Promise<void> {
  await cell(page, path).click();
  await page.keyboard.insertText(text);
}

inBrowser(
  'fills in an official form: sums follow, findings come beside, it is saved and found again',
  async ({ open }) => {
    await kaocheng.empty();
    const page = await open();
    await page.goto(`${kaocheng.url}/fill`);
    await page.getByText('还没有在这里填的表。').waitFor();
    await page.getByLabel('适用地区').selectOption('四川省');
    await page.getByText('共 2 种表样').waitFor();
    await page.getByRole('button', { name: '清除条件' }).click();
    await expectAccessible(page);
    await expectLook(page, 'fill-choose', { manual: true });
    const id = await begin(page, '全国 2020 项目支出绩效自评表', '乡村道路养护');
    await type(page, 'supervisor', '青禾县交通运输局');
    await type(page, 'implementer', '青禾县公路站');
    await type(page, 'funds.total.initial', '100');
    await type(page, 'funds.total.annual', '１２０');
    await type(page, 'funds.total.executed', '90');
    await type(page, 'goals.expected', '养护县乡道路，保障安全畅通。');
    await type(page, 'indicators.0.name', '巡查次数');
    await expect.poll(() => cell(page, 'funds.total.annual').inputValue()).toBe('120');
    await expect.poll(() => cell(page, 'funds.total.rate').inputValue()).toBe('75.00%');
    await expect.poll(() => cell(page, 'funds.total.score').inputValue()).toBe('7.50');
    await type(page, 'indicators.0.target', '≥5000次');
    await type(page, 'indicators.0.actual', '3000次');
    await type(page, 'indicators.0.weight', '50');
    await type(page, 'indicators.0.score', '50');
    await page.getByRole('complementary').getByText('没有完成却得满分').waitFor();
    const row = page.getByRole('row').filter({ has: cell(page, 'indicators.0.score') });
    await row.getByText('没有完成却得满分').waitFor();
    await row.getByText('复算 30').waitFor();
    await expect.poll(() => cell(page, 'total.score').inputValue()).toBe('57.5');
    await expect.poll(() => cell(page, 'total.score').getAttribute('readonly')).not.toBeNull();
    await page.getByRole('button', { name: /“巡查次数”怎么算的/ }).click();
    await page.getByRole('complementary').getByText('3000 ÷ 5000 × 50 = 30', { exact: true }).waitFor();
    await page.getByRole('list', { name: '还缺' }).getByRole('button', { name: '效益指标还没有指标' }).click();
    await expect.poll(() => focusedPath(page)).toBe('indicators.6.name');
    await saved(page);
    await expectAccessible(page);
    await page.evaluate(() => scrollTo(0, 0));
    await expectLook(page, 'fill', { manual: true });
    await page.reload();
    await table(page).waitFor();
    await expect.poll(() => cell(page, 'indicators.0.actual').inputValue()).toBe('3000次');
    await expect.poll(() => cell(page, 'indicators.0.name').inputValue()).toBe('巡查次数');
    await expect
      .poll(async () => (await opened(id)).transcript.forms[0])
      .toMatchObject({
        template: 'cn-2020-project',
        supervisor: '青禾县交通运输局',
        total: { weight: '60', score: '57.5' },
      });
    // The filled form is a document like any other.
    await page.getByRole('link', { name: '审核页' }).click();
    await page.getByRole('grid').waitFor();
    await page
      .getByRole('button', { name: /没有完成却得满分/ })
      .first()
      .waitFor();
    await page.getByRole('link', { name: '填报', exact: true }).last().click();
    await table(page).waitFor();
    await page.goto(`${kaocheng.url}/fill`);
    await page.getByRole('link', { name: /继续填 乡村道路养护 2025/ }).click();
    await table(page).waitFor();
  },
);

inBrowser('is filled in by keyboard alone: moving, pasting, undoing, rows', async ({ open }) => {
  await kaocheng.empty();
  const page = await open();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${kaocheng.url}/fill`);
  await page.getByRole('button', { name: '填这张表 四川 2022 部门预算项目支出绩效自评表' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('2024');
  await page.keyboard.press('Tab');
  await page.keyboard.insertText('消防设施维护');
  await page.keyboard.press('Enter');
  await table(page).waitFor();
  const id = idOf(page);
  await cell(page, 'codeAndName').focus();
  await expect.poll(() => cell(page, 'codeAndName').inputValue()).toBe('消防设施维护');
  await page.keyboard.press('Tab');
  await expect.poll(() => focusedPath(page)).toBe('supervisor');
  await page.keyboard.insertText('青禾县消防局');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => focusedPath(page)).toBe('implementer');
  // A block out of a worksheet fills many cells, those to pick from as well.
  await cell(page, 'indicators.0.name').focus();
  await page.evaluate(() =>
    navigator.clipboard.writeText('消火栓检修\t≥\t200\t个\t210\t20\t20\r\n器材更换\t＝\t50\t套\t50\t20\t20\r\n'),
  );
  await page.keyboard.press('Control+v');
  await page.getByText('已粘贴 14 格').waitFor();
  await expect.poll(() => cell(page, 'indicators.1.operator').inputValue()).toBe('＝');
  await expect.poll(() => cell(page, 'indicators.1.score').inputValue()).toBe('20');
  await expect.poll(() => cell(page, 'total.score').inputValue()).toBe('40');
  await cell(page, 'indicators.1.name').focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(() => cell(page, 'indicators.0.name').inputValue()).toBe('器材更换');
  await expect.poll(() => focusedPath(page)).toBe('indicators.0.name');
  await page.keyboard.press('Alt+Insert');
  await expect.poll(() => focusedPath(page)).toBe('indicators.1.name');
  await expect.poll(() => cell(page, 'indicators.1.name').inputValue()).toBe('');
  await page.keyboard.insertText('值班');
  await page.keyboard.press('Enter');
  await expect.poll(() => focusedPath(page)).toBe('indicators.2.name');
  await page.keyboard.press('ArrowUp');
  await expect.poll(() => focusedPath(page)).toBe('indicators.1.name');
  await page.keyboard.press('Alt+Delete');
  await expect.poll(() => cell(page, 'indicators.1.name').inputValue()).toBe('消火栓检修');
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Control+z');
  await expect.poll(() => cell(page, 'indicators.0.name').inputValue()).toBe('器材更换');
  for (let step = 0; step < 2; step += 1) await page.keyboard.press('Control+z');
  await expect.poll(() => cell(page, 'indicators.0.name').inputValue()).toBe('');
  await page.keyboard.press('Control+y');
  await expect.poll(() => cell(page, 'indicators.0.name').inputValue()).toBe('消火栓检修');
  await cell(page, 'process').focus();
  await page.keyboard.insertText('第一行');
  await page.keyboard.press('Alt+Enter');
  await page.keyboard.insertText('第二行');
  await page.keyboard.press('Control+s');
  await saved(page);
  await expect
    .poll(async () => (await opened(id)).transcript.forms[0])
    .toMatchObject({ process: '第一行\n第二行', year: '2024' });
  // The message of a removed row takes back that step and no later one.
  await cell(page, 'indicators.0.name').focus();
  await page.keyboard.press('Alt+Insert');
  await expect.poll(() => focusedPath(page)).toBe('indicators.1.name');
  await page.keyboard.insertText('临时');
  await page.keyboard.press('Alt+Delete');
  await page.getByText('已删除“临时”').waitFor();
  await cell(page, 'implementer').focus();
  await page.keyboard.insertText('青禾县消防站');
  await page.locator('.toast', { hasText: '已删除“临时”' }).getByRole('button', { name: '撤销' }).click();
  await page.getByText(/删除“临时”之后又改过表/).waitFor();
  await expect.poll(() => cell(page, 'implementer').inputValue()).toMatch(/青禾县消防站/);
});

inBrowser('loses nothing when the server goes away and the page is closed', async ({ open, beside, expectErrors }) => {
  expectErrors(/ERR_CONNECTION_REFUSED|Failed to load resource|ERR_INCOMPLETE|ERR_EMPTY|ERR_NETWORK|ERR_SOCKET/);
  await kaocheng.empty();
  const page = await open();
  const id = await begin(page, '全国 2020 项目支出绩效自评表', '断线');
  await kaocheng.kill();
  await type(page, 'supervisor', '青禾县水利局');
  await page.getByText(/服务器暂时连不上，\d+ 秒后再试；内容已留在本机/).waitFor();
  const next = await beside(page);
  await page.close();
  await kaocheng.start();
  await next.goto(`${kaocheng.url}/fill/${id}`);
  await table(next).waitFor();
  await expect.poll(() => cell(next, 'supervisor').inputValue()).toBe('青禾县水利局');
  await saved(next);
  await expect.poll(async () => (await opened(id)).transcript.forms[0]).toMatchObject({ supervisor: '青禾县水利局' });
});

inBrowser(
  'puts together what two tabs fill in, and shows both of what both changed',
  async ({ open, beside, expectErrors }) => {
    // The page saves by itself too: what is held back fails.
    expectErrors(/409|ERR_FAILED/);
    await kaocheng.empty();
    const one = await open();
    const id = await begin(one, '全国 2020 项目支出绩效自评表', '两人');
    const other = await beside(one);
    await other.goto(`${kaocheng.url}/fill/${id}`);
    await table(other).waitFor();
    await type(one, 'supervisor', '甲局');
    await saved(one);
    await expect.poll(() => cell(other, 'supervisor').inputValue()).toBe('甲局');
    // Neither hears of the other for a while.
    for (const tab of [one, other]) await tab.route('**/api/documents/*/forms', (route) => route.abort());
    await type(one, 'implementer', '一站');
    await type(other, 'implementer', '二站');
    await type(other, 'goals.expected', '另一处');
    // One after the other, whichever of them would have tried again by itself first.
    await other.unroute('**/api/documents/*/forms');
    await other.keyboard.press('Control+s');
    await expect.poll(async () => (await opened(id)).transcript.forms[0]?.['implementer']).toBe('二站');
    await one.unroute('**/api/documents/*/forms');
    await one.keyboard.press('Control+s');
    const question = one.getByRole('dialog', { name: '这张表在别处也改过' });
    await question.waitFor();
    // Escape, however often, puts it aside and leaves a way back.
    await one.keyboard.press('Escape');
    await one.keyboard.press('Escape');
    await question.waitFor({ state: 'hidden' });
    await one.getByRole('button', { name: '对照选择' }).click();
    await question.getByRole('radio', { name: '实施单位 保存着的 二站' }).check();
    await expectAccessible(one);
    await question.getByRole('radio', { name: '实施单位 我填的 一站' }).check();
    expect(await question.getByRole('radio').count()).toBe(2);
    await question.getByRole('button', { name: '按所选保存' }).click();
    await saved(one);
    // What only the other changed stays.
    await expect
      .poll(async () => (await opened(id)).transcript.forms[0])
      .toMatchObject({
        implementer: '一站',
        goals: { expected: '另一处' },
      });
  },
);

inBrowser(
  'copies a document that was read into a new form, and last year’s as the start of another',
  async ({ open }) => {
    await kaocheng.empty();
    const page = await open();
    const read = await kaocheng.text('青禾县.txt', formText({ name: '门诊服务' }));
    await page.goto(`${kaocheng.url}/documents/${read}`);
    await page.getByRole('grid').waitFor();
    await page.getByRole('link', { name: '填报', exact: true }).last().click();
    await page.getByText(/原件和读出的内容都不改/).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: '开始填写' }).click();
    await table(page).waitFor();
    const copy = idOf(page);
    expect(copy).not.toBe(read);
    await expect.poll(() => cell(page, 'indicators.0.actual').inputValue()).toBe('5000人');
    await type(page, 'indicators.0.deviation', '无偏差');
    await saved(page);
    expect((await opened(read)).document.version).toBe(2);
    await page.goto(`${kaocheng.url}/fill`);
    await page.getByRole('link', { name: '另起新一年度' }).click();
    await page.getByLabel(/作为新一年度的起点/).check();
    await expect.poll(() => page.getByLabel('年度', { exact: true }).inputValue()).toBe('2024');
    await page.getByRole('button', { name: '开始填写' }).click();
    await table(page).waitFor();
    await expect.poll(() => cell(page, 'indicators.0.target').inputValue()).toBe('≥5000人');
    await expect.poll(() => cell(page, 'indicators.0.actual').inputValue()).toBe('');
    await expect.poll(() => cell(page, 'funds.total.annual').inputValue()).toBe('');
    await page.getByText('（2024年度）').waitFor();
  },
);

inBrowser('hands out the blank form, and the filled one as files', async ({ open }) => {
  await kaocheng.empty();
  const page = await open();
  await page.goto(`${kaocheng.url}/fill`);
  const blank = page.waitForEvent('download');
  await page.getByRole('button', { name: 'docx 空白表 湖南 2021 项目支出绩效自评表' }).click();
  expect((await blank).suggestedFilename()).toMatch(/湖南 2021 .*空白表.*\.docx$/);
  await begin(page, '河南 2021 项目支出绩效运行监控表', '监控');
  await cell(page, 'indicators.0.likelihood').selectOption('有可能');
  await saved(page);
  await page.getByText('写出', { exact: true }).click();
  const written = page.waitForEvent('download');
  await page.getByRole('button', { name: /官方表格.*[Ee]xcel|官方表格.*xlsx/i }).click();
  expect((await written).suggestedFilename()).toMatch(/监控.*\.xlsx$/);
});

inBrowser('offers what the amounts of the final accounts add up to, cell by cell and all at once', async ({ open }) => {
  await kaocheng.empty();
  const page = await open();
  await begin(page, '决算公开03表 支出决算表', '青禾县交通运输局');
  const typed = {
    'rows.1.code': '214',
    'rows.1.name': '交通运输支出',
    'rows.2.code': '21401',
    'rows.2.name': '公路水路运输',
    'rows.2.values.基本支出': '20.50',
    'rows.2.values.项目支出': '100',
  };
  for (const [path, text] of Object.entries(typed)) await type(page, path, text);
  await page.getByText('有 7 格合计可由已填的数算出').waitFor();
  const sum = page.locator('td', { has: cell(page, 'rows.2.values.本年支出合计') });
  await sum.getByText('算得 120.50').waitFor();
  await sum.getByRole('button', { name: '采用算出的 120.50' }).click();
  await page.getByText('有 6 格合计可由已填的数算出').waitFor();
  await expectAccessible(page);
  await saved(page);
  await page.mouse.move(0, 0);
  await expectLook(page, 'fill-sums');
  await page.getByRole('button', { name: '填入空着的合计' }).click();
  await page.getByText('格合计可由已填的数算出').waitFor({ state: 'detached' });
  const total = cell(page, 'rows.0.values.本年支出合计');
  await expect.poll(() => total.inputValue()).toBe('120.50');
  await page.getByRole('status').filter({ hasText: '已填入 6 格合计' }).waitFor();
  await expect.poll(() => total.evaluate((input) => input === document.activeElement)).toBe(true);
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await expect.poll(() => total.inputValue()).toBe('');
  await page.getByRole('button', { name: '重做', exact: true }).click();
  await type(page, 'rows.0.values.项目支出', '90');
  await page
    .locator('td', { has: cell(page, 'rows.0.values.项目支出') })
    .getByText('应为 100')
    .waitFor();
  await saved(page);
});
