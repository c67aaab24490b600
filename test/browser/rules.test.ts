import { expect } from 'vitest';
import { expectAccessible } from './axe.js';
import { useKaocheng } from './kaocheng.js';
import { expectLook } from './look.js';
import { expectNothingBeyond } from './phone.js';
import { useBrowser } from './stage.js';

const kaocheng = useKaocheng();
const inBrowser = useBrowser();

inBrowser('shows every policy and check, and leads to one by its code', async ({ open }) => {
  const page = await open();
  await page.goto(`${kaocheng.url}/rules`);
  await page.getByRole('heading', { name: '审核规则' }).waitFor();
  await expect.poll(() => page.locator('.policy-list tbody tr').count()).toBeGreaterThanOrEqual(6);
  await expectLook(page, 'rules');
  await page.goto(`${kaocheng.url}/rules#B5-certain`);
  const row = page.locator('[id="B5-certain"]');
  await row.waitFor();
  await expect.poll(() => row.evaluate((element) => element.getBoundingClientRect().top)).toBeLessThan(300);
  await expect.poll(() => row.getAttribute('class')).toContain('rule-chosen');
  await expectLook(page, 'rule', { manual: true });
});

inBrowser('finds checks by words and by how grave they are, and says when there is none', async ({ open }) => {
  const page = await open();
  await page.goto(`${kaocheng.url}/rules`);
  await page.getByLabel('查找规则').fill('未完成 满分');
  await expect.poll(() => page.locator('.rules-checks h4').allTextContents()).toContain('B5 未完成指标值却得满分');
  await expectAccessible(page);
  await page.getByLabel('轻重').selectOption('error');
  await page.getByLabel('查找规则').fill('没有这样的规则');
  await page.getByText('没有符合“没有这样的规则”的规则').waitFor();
  await page.getByRole('button', { name: '清除查找' }).click();
  await expect.poll(() => page.locator('.rules-checks h4').count()).toBeGreaterThan(50);
});

inBrowser('shows a policy with the words of its clauses, in light, dark and on a phone', async ({ open }) => {
  const page = await open({ dark: true });
  await page.goto(`${kaocheng.url}/rules`);
  await page.getByRole('link', { name: '中央部门项目支出核心绩效目标和指标设置及取值指引（试行）' }).first().click();
  await page.getByText('完成率低于 60% 不得分').waitFor();
  await page.getByText('看条文').first().click();
  await page.getByText('预算执行率按区间赋分，并设置及格门槛').first().waitFor();
  await expectLook(page, 'policy-dark');
  await expectAccessible(page);
  const phone = await open({ phone: true });
  await phone.goto(`${kaocheng.url}/rules/policies/platform-2022`);
  await phone.getByText('总分封顶').first().waitFor();
  await expectLook(phone, 'policy-phone');
  await expectAccessible(phone);
  await expectNothingBeyond(phone);
  await phone.goto(`${kaocheng.url}/rules`);
  await phone.getByText('执行率等于全年执行数除以全年预算数').first().waitFor();
  await expectNothingBeyond(phone);
  await phone.goto(`${kaocheng.url}/rules/policies/no-such`);
  await phone.getByText('没有编号为“no-such”的评分办法').waitFor();
});
