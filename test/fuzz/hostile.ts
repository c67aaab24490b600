import type { Random } from '../generator/random.js';
import { drawn, LABELS, mutated, original } from './pieces.js';

/** Inputs that are made to take long or much memory; `scale` 1 is some megabytes. */
export function hostile(random: Random, scale: number): [name: string, text: string] {
  const times = (text: string, megabytes: number): string =>
    text.repeat(Math.max(1, Math.round((megabytes * scale * 1_000_000) / text.length)));
  const changing = (piece: () => string, megabytes: number): string => {
    const pieces: string[] = [];
    for (let length = 0; length < megabytes * scale * 1_000_000; )
      length += pieces[pieces.push(piece()) - 1]?.length ?? 1;
    return pieces.join('');
  };
  const cases: readonly [string, () => string][] = [
    ['digits', () => times('1234567890', 2)],
    ['brackets', () => times('（', 1)],
    ['titles', () => times('项目支出绩效自评表\n（2023年度）\n', 1)],
    ['row marks', () => times('指标1：', 1)],
    ['tabs', () => times('\t', 2)],
    ['pipes', () => times('| ', 2)],
    ['blank lines', () => times('\n', 2)],
    ['labels', () => times(`${LABELS.join(' ')} `, 0.5)],
    ['labels glued', () => times(LABELS.join(''), 0.5)],
    ['header and figures', () => `${LABELS.slice(0, 30).join('\n')}\n${times('10 100% 8 8 ', 0.3)}`],
    ['header and words', () => `${LABELS.slice(0, 30).join('\t')}\n${times('及时\t及时\t5\t5\t\n', 0.3)}`],
    ['many forms', () => times(original(random), 0.12)],
    ['forms that all differ', () => changing(() => mutated(original(random), random), 0.06)],
    ['labels in any order', () => changing(() => drawn(random, 40), 0.2)],
    ['rows in any order', () => `${LABELS.slice(0, 30).join('\n')}\n${changing(() => drawn(random, 40), 0.15)}`],
    ['tables in any order', () => changing(() => `${drawn(random, 40).replace(/\s/g, '\t')}\n`, 0.3)],
    ['page in any order', () => `<table>${changing(() => `<tr><td>${drawn(random, 8).replace(/\s/g, '<td>')}`, 0.3)}`],
    ['rows of money', () => `年度指标值\n≥5\n${times('其他资金\n', 0.3)}`],
    ['titles of accounts', () => times('收入支出决算总表\n', 0.5)],
    [
      'rows of a summary',
      () => `自评汇总表\n序号 项目名称 全年预算数 全年执行数 执行率 得分\n${times('1 古树 10 8 80% 8\n', 0.3)}`,
    ],
    ['numbered pieces', () => times(`1、${'古'.repeat(120)}\n2、`, 0.5)],
    ['deep page', () => `<html><body>${times('<div>', 0.5)}项目名称`],
    ['deep tables', () => `<html><body>${times('<table><tr><td>', 0.3)}项目名称`],
    ['wide table', () => `<table><tr>${times('<td>得分</td>', 0.5)}</tr></table>`],
    ['long table', () => `<table>${times('<tr><td>数量指标</td><td>10</td><td>10</td></tr>', 0.5)}</table>`],
    ['spans', () => `<table>${times('<tr><td rowspan=65535 colspan=1000>得分</td></tr>', 0.1)}</table>`],
    ['entities', () => `<table><tr><td>${times('&amp;&lt;', 1)}</td></tr></table>`],
    ['deep JSON', () => `${'['.repeat(200_000 * scale)}${']'.repeat(200_000 * scale)}`],
    ['account', () => `收入支出决算总表\n公开01表\n${times('一、一般公共服务支出 32 558.64 ', 0.3)}`],
    ['narrative', () => times('2021 年支出 1329 万元，其中基本支出 1002.08 万元，占 75. 4%，比上年增长 3%。', 0.5)],
    ['operators', () => times('≥≤＜＞=不低于', 0.5)],
  ];
  const [name, make] = cases[random.between(0, cases.length - 1)] ?? ['digits', () => ''];
  return [name, make()];
}
