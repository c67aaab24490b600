import type { AccountForm, AccountRow, Form } from '@kaocheng/core/model/transcript';
import { formOf } from '@kaocheng/documents/json/forms';
import type { AccountBlock, Template, TemplateBlock } from '@kaocheng/forms/templates/template';

type Tree = { [key: string]: Branch };
type Branch = Tree | string | null | Branch[];

const WORDS: Readonly<Record<string, string>> = {
  name: '基层服务能力提升项目',
  supervisor: '云麓市卫生健康局',
  implementer: '云麓市疾病预防控制中心',
  process: '按方案分三批采购设备，年内验收后投入使用。',
  conclusion: '目标基本完成，资金使用合规。',
  problems: '部分设备到货较晚。',
  measures: '提前启动下一年度采购。',
  'contact.name': '填报人甲',
  'contact.finance': '财务人乙',
  'contact.phone': '0000-0000000',
  'total.weight': '100',
  'total.score': '97.5',
  'total.grade': '优',
  'totals.annual': '145.80',
  'totals.executed': '137.25',
};

const FUNDS: Readonly<Record<string, string>> = {
  initial: '72.00',
  annual: '72.90',
  executed: '65.60',
  rate: '89.99%',
  reason: '设备尾款次年支付',
};

/** What a printed label holds: an amount under a label of money, else words. */
function placeText(field: string): string {
  const label = field.replace(/^[^.]+\./, '');
  return field.startsWith('budget.') || /投资|拨款/.test(label)
    ? `${label.length * 7}.25`
    : `按${label.slice(0, 2)}要求填写`;
}

/** What a column of indicators holds in the n-th row. */
function indicatorText(key: string, n: number): string {
  switch (key) {
    case 'name':
      return `设备购置完成数${'甲乙丙丁戊己庚辛壬癸'.charAt(n % 10)}${n > 9 ? '二' : ''}`;
    case 'target':
      return String(20 + n);
    case 'actual':
      return String(19 + n);
    case 'operator':
      return '≥';
    case 'unit':
      return '台';
    case 'weight':
      return '5';
    case 'score':
      return '4.5';
    case 'deviation':
      return n % 3 === 0 ? '到货较晚' : '';
    case 'likelihood':
      return '有可能';
    case 'definition':
      return '考察设备按计划购置的程度。';
    default:
      return n % 2 === 0 ? '√' : '';
  }
}

function set(tree: Tree, path: readonly string[], value: string | null): void {
  const [key = '', ...rest] = path;
  if (rest.length === 0) tree[key] = value;
  else {
    const next = tree[key];
    const branch: Tree = typeof next === 'object' && next !== null && !Array.isArray(next) ? next : {};
    tree[key] = branch;
    set(branch, rest, value);
  }
}

const withLabel = (field: string): string[] => {
  const dot = field.indexOf('.');
  return /^(?:extra|budget)\./.test(field) ? [field.slice(0, dot), field.slice(dot + 1)] : field.split('.');
};

/** A form that has a value at every place of the template, and none elsewhere. */
export function filled(template: Template): Form {
  const [table] = template.blocks;
  if (table?.type === 'account') return filledAccount(template, table);
  const form: Tree = {
    kind: template.kind,
    title: template.title.replace('{year}', '2024'),
    year: template.subtitle?.includes('{year}') || template.title.includes('{year}') ? '2024' : null,
    // What is not named is blank; these parts stand in every form with indicators.
    ...(template.kind !== 'summary' && { goals: {}, total: {} }),
  };
  for (const block of template.blocks) fill(form, block, template);
  for (const note of template.notes) {
    if (note.includes('{attachments}')) form['attachments'] = ['验收单.pdf'];
    const found = /^([^：{}]{1,8})：(.+)$/.exec(note);
    if (found !== null) set(form, ['extra', found[1] ?? ''], found[2] ?? '');
  }
  return formOf(form, 1);
}

/** An account table with figures in some of its columns, its rows those of the empty table. */
function filledAccount(template: Template, block: AccountBlock): AccountForm {
  const rows: AccountRow[] = [];
  let line = 0;
  for (const { label, own, figures, blank, foot } of block.parts) {
    const keys = own.map(({ key }) => key);
    const names = keys.includes('code') && foot === null && block.parts.length === 1 ? SUBJECTS : blank;
    for (const text of [...names, ...(foot === null ? [] : [foot])]) {
      const [, code = '', name = ''] = /^(?:(\d{3,}) )?([\s\S]*)$/.exec(text) ?? [];
      line += 1;
      const at = rows.length;
      rows.push({
        code: code || null,
        name: name || null,
        line: keys.includes('line') ? String(line) : null,
        ...((label === '收入' || label === '支出') && { side: label }),
        values: Object.fromEntries(
          figures.map((figure, n) => [figure, name !== '' && (at + n) % 3 !== 1 ? `${100 + at}.${n}5` : null]),
        ),
      });
    }
  }
  return {
    order: 1,
    kind: 'account',
    title: template.title,
    year: '2024',
    table: block.mark,
    unit: template.moneyUnit,
    department: '云麓市卫生健康局',
    empty: false,
    note: template.notes[0] ?? null,
    columns: [...new Set(block.parts.flatMap(({ figures }) => figures))],
    rows,
  };
}

const SUBJECTS = ['合计', '210 卫生健康支出', '21004 公共卫生', '2100401 疾病预防控制机构', '221 住房保障支出'];

function fill(form: Tree, block: TemplateBlock, template: Template): void {
  switch (block.type) {
    case 'row':
      for (const { field, text } of block.cells) {
        if (/\{moneyUnit\}|（万元）/.test(text)) form['moneyUnit'] = template.moneyUnit;
        if (text.includes('{total.grade}')) set(form, ['total', 'grade'], '优');
        if (field === null) continue;
        if (field === 'attachments') form['attachments'] = ['验收单.pdf'];
        else if (field === 'codeAndName') {
          set(form, ['name'], WORDS['name'] ?? '');
        } else set(form, withLabel(field.split('|')[0] ?? ''), WORDS[field.split('|')[0] ?? ''] ?? placeText(field));
      }
      return;
    case 'funds': {
      form['moneyUnit'] = template.moneyUnit;
      const funds: Tree = { total: null, fiscal: null, carryover: null, special: null, own: null, other: null };
      for (const { source, weight } of block.sources) {
        const row: Tree = {};
        for (const { key } of block.columns) {
          if (key === 'label') continue;
          const value =
            key === 'weight'
              ? weight
              : key === 'score'
                ? source === 'total'
                  ? '9.00'
                  : weight
                : (FUNDS[key] ?? '70.00');
          set(row, withLabel(key), value);
        }
        funds[source] = row;
      }
      form['funds'] = funds;
      return;
    }
    case 'goals':
      for (const { key } of block.columns) {
        set(
          form,
          ['goals', key],
          key === 'expected' ? '购置设备二十台，群众满意。' : '购置设备十九台，群众满意度较高。',
        );
      }
      return;
    case 'account':
      return;
    case 'tasks':
      form['tasks'] = [1, 2].map((n) => ({ name: `任务${n}：能力建设`, content: `第${n}批设备采购与培训` }));
      return;
    case 'rows':
      form['rows'] = [1, 2].map((n) => ({
        no: String(n),
        name: `能力提升项目${'甲乙'.charAt(n - 1)}`,
        annual: '72.90',
        executed: n === 1 ? '65.60' : '71.65',
        rate: n === 1 ? '89.99%' : '98.29%',
        outputRate: '95%',
        benefitRate: '100%',
        satisfactionRate: '100%',
        score: '97',
        reason: n === 1 ? '到货较晚' : null,
      }));
      return;
    case 'indicators': {
      const rows = block.blank.flatMap(({ level1, level2, names }) => names.map(() => ({ level1, level2 })));
      form['indicators'] = rows.map(({ level1, level2 }, n) =>
        indicator(
          block.columns.map(({ key }) => key),
          level1,
          level2,
          n,
        ),
      );
    }
  }
}

function indicator(keys: readonly string[], level1: string, level2: string, n: number): Tree {
  const found = /^(.+?)（(\d+)分）$/.exec(level1);
  const row: Tree = {
    level1: found?.[1] ?? level1,
    level1Weight: found?.[2] ?? null,
    level2,
    name: null,
    operator: null,
    target: null,
    unit: null,
    actual: null,
    weight: null,
    score: null,
    deviation: null,
  };
  for (const key of keys) {
    if (key !== 'level1' && key !== 'level2') set(row, withLabel(key), indicatorText(key, n) || null);
  }
  return row;
}
