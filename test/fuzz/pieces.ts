import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Random } from '../generator/random.js';

const samples = fileURLToPath(new URL('../../samples', import.meta.url));
const files = readdirSync(samples)
  .sort()
  .map((name) => [name, readFileSync(join(samples, name), 'utf8')] as const);
const originals = files.map(([, text]) => text);

/** The samples of one kind, by the end of their names. */
export const samplesOf = (ending: string): string[] =>
  files.filter(([name]) => name.endsWith(ending)).map(([, text]) => text);

/** Labels of all kinds of forms. */
export const LABELS = (
  '项目支出绩效自评表 （2023年度） 项目名称 主管部门 实施单位 项目资金 （万元） 年初预算数 全年预算数 全年执行数 分值 执行率 得分 ' +
  '年度资金总额 其中：当年财政拨款 上年结转资金 其他资金 年度总体目标 预期目标 实际完成情况 绩效指标 一级指标 二级指标 三级指标 ' +
  '年度指标值 实际完成值 偏差原因分析及改进措施 产出指标（50分） 数量指标 质量指标 时效指标 成本指标 效益指标（30分） 社会效益指标 ' +
  '满意度指标（10分） 总分 指标1： …… 公开01表 收入支出决算总表 行次 决算数 栏次 本年收入合计 自评汇总表 序号 合计 等级：优'
).split(' ') as [string, ...string[]];
export const VALUES = [
  '100%',
  '≥95%',
  '10',
  '8.5',
  '2025.42',
  '—',
  '/',
  '及时',
  '≤100万元',
  '278.9万',
  '4批；2次',
  '12月底前',
  '0',
  '1010',
  '＜24小时',
] as const;
export const GAPS = [' ', '\n', '\n\n', '\t', '\t\t', ' | ', '', '|\n', '\u3000', '\r\n'] as const;
export const NOISE = [
  '\0',
  '\ufffd',
  '（',
  '）',
  '<',
  '>',
  '&#x0;',
  '\u202e',
  '9'.repeat(40),
  '..',
  '%%',
  '-',
  '𠮷',
  '\ud800',
  '{',
  '"',
] as const;

/** Labels, values and noise in any order. */
export function drawn(random: Random, count: number): string {
  let text = '';
  for (let i = 0; i < count; i += 1) {
    text += random.chance(0.5) ? random.pick(LABELS) : random.chance(0.9) ? random.pick(VALUES) : random.pick(NOISE);
    text += random.pick(GAPS);
  }
  return text;
}

/** One of the samples. */
export function original(random: Random): string {
  return originals[random.between(0, originals.length - 1)] ?? '';
}

/** Cuts, doubles, swaps and inserts pieces of a document. */
export function mutated(text: string, random: Random): string {
  let result = text;
  for (let i = random.between(1, 12); i > 0; i -= 1) {
    const at = random.between(0, result.length);
    const to = Math.min(result.length, at + random.between(1, 200));
    const piece = result.slice(at, to);
    switch (random.between(0, 5)) {
      case 0:
        result = result.slice(0, at) + result.slice(to);
        break;
      case 1:
        result = result.slice(0, to) + piece.repeat(random.between(1, 4)) + result.slice(to);
        break;
      case 2:
        result = result.slice(0, at) + random.pick(NOISE) + result.slice(at);
        break;
      case 3:
        result = result.slice(0, at) + drawn(random, 5) + result.slice(at);
        break;
      case 4:
        result = result.slice(0, at) + piece.replace(/\s+/g, random.pick(GAPS)) + result.slice(to);
        break;
      default:
        result = result.slice(to) + result.slice(0, at) + piece;
    }
  }
  return result;
}
