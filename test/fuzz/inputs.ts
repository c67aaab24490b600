import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Random } from '../generator/random.js';

const samples = fileURLToPath(new URL('../../samples', import.meta.url));
const originals = readdirSync(samples)
  .sort()
  .map((name) => readFileSync(join(samples, name), 'utf8'));

/** One input; its name says how it was made, and with the seed makes it again. */
export interface FuzzInput {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const LABELS = (
  '项目支出绩效自评表 （2023年度） 项目名称 主管部门 实施单位 项目资金 （万元） 年初预算数 全年预算数 全年执行数 分值 执行率 得分 ' +
  '年度资金总额 其中：当年财政拨款 上年结转资金 其他资金 年度总体目标 预期目标 实际完成情况 绩效指标 一级指标 二级指标 三级指标 ' +
  '年度指标值 实际完成值 偏差原因分析及改进措施 产出指标（50分） 数量指标 质量指标 时效指标 成本指标 效益指标（30分） 社会效益指标 ' +
  '满意度指标（10分） 总分 指标1： …… 公开01表 收入支出决算总表 行次 决算数 栏次 本年收入合计 自评汇总表 序号 合计 等级：优'
).split(' ') as [string, ...string[]];
const VALUES = [
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
const GAPS = [' ', '\n', '\n\n', '\t', '\t\t', ' | ', '', '|\n', '\u3000', '\r\n'] as const;
const NOISE = [
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

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function drawn(random: Random, count: number): string {
  let text = '';
  for (let i = 0; i < count; i += 1) {
    text += random.chance(0.5) ? random.pick(LABELS) : random.chance(0.9) ? random.pick(VALUES) : random.pick(NOISE);
    text += random.pick(GAPS);
  }
  return text;
}

function original(random: Random): string {
  return originals[random.between(0, originals.length - 1)] ?? '';
}

/** Cuts, doubles, swaps and inserts pieces of a document. */
function mutated(text: string, random: Random): string {
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

function page(random: Random): string {
  const tags = ['table', 'tr', 'td', 'th', 'div', 'p', 'span', 'script', 'style', 'nav', 'br', 'ul', 'li'] as const;
  let text = random.chance(0.5) ? '<!DOCTYPE html><html><body>' : '<table>';
  for (let i = random.between(1, 300); i > 0; i -= 1) {
    const tag = random.pick(tags);
    const span = random.chance(0.2)
      ? ` rowspan="${random.pick(['2', '0', '-1', '65535', '1e9', 'x'])}" colspan=${random.between(0, 5000)}`
      : '';
    text += random.chance(0.7) ? `<${tag}${span}>` : `</${tag}>`;
    if (random.chance(0.6)) text += random.chance(0.5) ? random.pick(LABELS) : random.pick(VALUES);
    if (random.chance(0.05)) text += random.pick(NOISE);
  }
  return text;
}

function json(random: Random): string {
  const depth = random.between(1, 2000);
  const value = (level: number): unknown => {
    if (level > 4 || random.chance(0.3)) return random.pick(['1', null, 0.6, true, '产出指标', '≥95%', 1e308]);
    if (random.chance(0.4)) return Array.from({ length: random.between(0, 6) }, () => value(level + 1));
    const keys = [
      'kind',
      'forms',
      'indicators',
      'funds',
      'total',
      'rows',
      'values',
      '__proto__',
      'constructor',
      'name',
      'cells',
    ] as const;
    return Object.fromEntries(
      Array.from({ length: random.between(0, 6) }, () => [random.pick(keys), value(level + 1)]),
    );
  };
  if (random.chance(0.1)) return '['.repeat(depth) + ']'.repeat(depth);
  const kind = random.pick(['project', 'department', 'summary', 'account', 'target', 'monitor']);
  const form = value(1);
  return JSON.stringify({
    forms: [{ kind, ...(typeof form === 'object' && form !== null && !Array.isArray(form) ? form : {}) }],
  });
}

/** Inputs that are made to take long or much memory; `scale` 1 is some megabytes. */
function hostile(random: Random, scale: number): [name: string, text: string] {
  const times = (text: string, megabytes: number): string =>
    text.repeat(Math.max(1, Math.round((megabytes * scale * 1_000_000) / text.length)));
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
    ['many forms', () => times(original(random), 0.5)],
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

/** Inputs that are made to do harm are one of forty; `scale` says how large they are. */
export function fuzzInput(seed: number, scale: number): FuzzInput {
  const random = new Random(seed);
  const make = (name: string, bytes: Uint8Array): FuzzInput => ({ name: `${seed} ${name}`, bytes });
  if (seed % 40 === 39) {
    const [name, text] = hostile(random, scale);
    return make(`hostile ${name}`, utf8(text));
  }
  switch (seed % 10) {
    case 0:
      return make(
        'random bytes',
        Uint8Array.from({ length: random.between(0, 4000) }, () => random.between(0, 255)),
      );
    case 1:
    case 2:
      return make('labels and values', utf8(drawn(random, random.between(1, 400))));
    case 3: {
      const bytes = utf8(original(random));
      return make('cut off', bytes.subarray(0, random.between(0, bytes.length)));
    }
    case 4:
      return make('page', utf8(page(random)));
    case 5:
      return make('JSON', utf8(json(random)));
    case 6: {
      const text = mutated(original(random), random);
      const bytes = new Uint8Array(text.length * 2);
      const view = new DataView(bytes.buffer);
      for (let i = 0; i < text.length; i += 1) view.setUint16(i * 2, text.charCodeAt(i), random.chance(0.5));
      return make('UTF-16', bytes);
    }
    case 7: {
      const bytes = utf8(original(random)).slice();
      for (let i = random.between(1, 50); i > 0; i -= 1)
        bytes[random.between(0, bytes.length - 1)] = random.between(0, 255);
      return make('broken bytes', bytes);
    }
    default:
      return make('mutated', utf8(mutated(original(random), random)));
  }
}
