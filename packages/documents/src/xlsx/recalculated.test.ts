import { read } from '@e965/xlsx';
import { openBook } from '@kaocheng/core/accounts/book';
import { equationsOf } from '@kaocheng/core/accounts/equations';
import type { Form } from '@kaocheng/core/model/transcript';
import { blankForm } from '@kaocheng/forms/layout/blank-form';
import type { Field } from '@kaocheng/forms/layout/canvas';
import { computedCells } from '@kaocheng/forms/layout/computed';
import { filledIn } from '@kaocheng/forms/layout/fill-in';
import { layOut } from '@kaocheng/forms/layout/lay-out';
import { numberFormatOf } from '@kaocheng/forms/layout/number-format';
import type { Sheet } from '@kaocheng/forms/sheet/sheet';
import { templates } from '@kaocheng/forms/templates/registry';
import type { Template } from '@kaocheng/forms/templates/template';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { convertWithOffice, findOffice } from '../doc/convert.js';
import { columnName } from './address.js';
import { writeXlsx } from './write.js';

/** Money as executed and as budgeted: a proportion without end, one half-way between two cents, one over the whole. */
const MONEY = [
  ['6560', '7200'],
  ['223', '2000'],
  ['130.5', '117.93'],
] as const;
const SCORES = ['0.1', '0.2', '4.35', '9.99', '7'];

/** What somebody fills into a place of an empty workbook; null: nothing. */
function entryAt(path: string, turn: number): string | null {
  const [executed, annual] = MONEY[turn % MONEY.length] ?? MONEY[0];
  const [, row = '0', key = ''] = /^(?:indicators|rows)\.(\d+)\.(\w+)$/.exec(path) ?? [];
  switch (true) {
    case path === 'funds.total.annual' || key === 'annual':
      return annual;
    case path === 'funds.total.executed' || key === 'executed':
      return executed;
    case key === 'weight':
      return '5';
    case key === 'score':
      return SCORES[(Number(row) + turn) % SCORES.length] ?? '1';
    case key === 'name':
      return `指标名称${row}`;
    default:
      return null;
  }
}

interface Filled {
  readonly template: Template;
  readonly form: Form;
  readonly sheet: Sheet;
}

/** The empty workbook of a template with figures typed into it, and the form that holds them. */
function filledBlank(template: Template, turn: number): Filled {
  const { sheet, fields } = layOut(template, null, '2024');
  let form = blankForm(template, '2024');
  if (form === null) throw new Error(template.id);
  const typed = new Map<string, string>();
  for (const { row, column, path } of fields) {
    const cell = sheet.cells.find((one) => one.row === row && one.column === column);
    const entry = cell?.formula === undefined ? entryAt(path, turn) : null;
    if (entry === null) continue;
    typed.set(`${row},${column}`, entry);
    form = filledIn(template, form, path, entry);
  }
  const cells = sheet.cells.map((cell) => {
    const text = typed.get(`${cell.row},${cell.column}`);
    const format = text === undefined ? null : numberFormatOf(text);
    return text === undefined ? cell : { ...cell, text, ...(format !== null && { numberFormat: format }) };
  });
  return { template, form, sheet: { ...sheet, cells, name: `${template.id} ${turn}` } };
}

/** Subjects as they stand in a table: classes, what is below them, one class whose division is not there. */
const CODES = ['201', '20103', '2010301', '2010302', '208', '20805', '2080505', '210', '2101101'];

/** The empty workbook of an account table with subjects and figures typed wherever there is no formula. */
function filledAccount(template: Template, codes: readonly string[]): Filled {
  const { sheet, fields } = layOut(template, null, '2024');
  let form = blankForm(template, '2024');
  if (form === null) throw new Error(template.id);
  const rest = [...codes];
  const typed = new Map<string, string>();
  const subjects = new Map<string, string>();
  for (const { row, column, path } of fields) {
    const cell = sheet.cells.find((one) => one.row === row && one.column === column);
    if (cell === undefined || cell.formula !== undefined) continue;
    const [, at = '', key = ''] = /^rows\.(\d+)\.(\w+)/.exec(path) ?? [];
    const code = key === 'code' ? rest.shift() : subjects.get(at);
    if (key === 'code' && code !== undefined) subjects.set(at, code);
    // Figures of a subject are those of all that is below it.
    const isOpen = fields.some((field) => field.path === `rows.${at}.code`);
    const times = isOpen
      ? codes.filter((one) => code !== undefined && one.length > 5 && one.startsWith(code)).length
      : row;
    const entry = key === 'code' ? code : key === 'values' && times > 0 ? `${times * column + times / 4}` : undefined;
    if (entry === undefined) continue;
    typed.set(`${row},${column}`, entry);
    form = filledIn(template, form, path, entry);
  }
  const cells = sheet.cells.map((cell) => {
    const text = typed.get(`${cell.row},${cell.column}`);
    if (text === undefined) return cell;
    return { ...cell, text, ...(!CODES.includes(text) && { numberFormat: 'General' }) };
  });
  return { template, form, sheet: { ...sheet, cells, name: `${template.id} ${codes.length}` } };
}

/** The cells of a template's worksheet that hold formulas, with what our own arithmetic gives for them. */
function expectedOf({ template, form, sheet }: Filled): Map<Field, string> {
  const { fields } = layOut(template, null, '2024');
  const formulas = new Set(
    sheet.cells.flatMap(({ formula, row, column }) => (formula === undefined ? [] : [`${row},${column}`])),
  );
  // A total adds up what the cells of money show, which are computed themselves.
  let computed = form;
  for (const [path, text] of computedCells(template, form))
    if (path.startsWith('funds.') && text !== null) computed = filledIn(template, computed, path, text);
  const ours = computedCells(template, computed);
  return new Map(
    fields
      .filter(({ row, column }) => formulas.has(`${row},${column}`))
      .map((field) => [field, ours.get(field.path) ?? '']),
  );
}

/** The form of a workbook that was filled in, as it is printed with all that its formulas give. */
function printedForm({ template, form, sheet: { name = '' } }: Filled): Filled {
  let whole = form;
  for (const path of ['funds.', 'rows.', 'total'])
    for (const [at, text] of computedCells(template, whole))
      if (at.startsWith(path) && text !== null) whole = filledIn(template, whole, at, text);
  return { template, form: whole, sheet: { ...layOut(template, whole).sheet, name: `${name} 印` } };
}

/** A workbook without what its formulas gave when it was written: an office suite shows a stored result as it is. */
function withoutResults(workbook: Uint8Array): Uint8Array {
  const parts = Object.entries(unzipSync(workbook)).map(([name, bytes]) => {
    if (!/^xl\/worksheets\/[^/]+\.xml$/.test(name)) return [name, bytes] as const;
    const xml = strFromU8(bytes).replace(/(<f\b[^>]*>[^<]*<\/f>)<v(?:\/>|>[^<]*<\/v>)/g, '$1');
    return [name, strToU8(xml)] as const;
  });
  return zipSync(Object.fromEntries(parts));
}

/** What an office suite shows in the worksheets of a workbook that holds formulas and no results. */
async function recomputed(sheets: readonly Sheet[]) {
  const bare = withoutResults(await writeXlsx({ title: '表', sheets: [...sheets] }));
  const held = Object.entries(unzipSync(bare)).filter(([name]) => name.startsWith('xl/worksheets/'));
  expect(held.filter(([, bytes]) => /<\/f>\s*<v/.test(strFromU8(bytes))).map(([name]) => name)).toEqual([]);
  return read(await convertWithOffice(bare, 'xlsx', 'xlsx'), { type: 'array' });
}

/** A form in which only the row of the execution rate is scored so far, with its total printed. */
function executionOnly(template: Template): Filled {
  const blank = blankForm(template, '2024');
  if (blank === null) throw new Error(template.id);
  const row = {
    'funds.total.annual': '100',
    'funds.total.executed': '100',
    'funds.total.rate': '100.00%',
    'funds.total.score': '10',
    'total.score': '10',
  };
  const form = Object.entries(row).reduce((all, [path, text]) => filledIn(template, all, path, text), blank);
  return { template, form, sheet: { ...layOut(template, form).sheet, name: `${template.id} 执行` } };
}

/** A form whose formulas all give 2, whatever it prints. */
const misreckoned = ({ sheet, ...one }: Filled): Filled => ({
  ...one,
  sheet: {
    ...sheet,
    name: `${one.template.id} 误`,
    cells: sheet.cells.map((cell) => (cell.formula === undefined ? cell : { ...cell, formula: '1+1' })),
  },
});

const office = findOffice();
const scored = templates.filter(({ kind }) => kind !== 'account');

describe('the formulas of an empty workbook that was filled in', () => {
  it('stand in every template with money and marks', () => {
    const without = scored.filter((template) => expectedOf(filledBlank(template, 0)).size === 0).map(({ id }) => id);
    // Their tables print neither a total of marks nor a rate of the budget of the year.
    expect(without).toEqual(['henan-2021-monitor', 'sichuan-2022-target']);
  });

  it('give our own sums, rates and scores when an office suite computes them', async () => {
    if (office === null) {
      console.log('No office suite is installed on this machine: formulas are not computed here.');
      return;
    }
    const filled = scored.map(filledBlank);
    const printed = filled.map(printedForm);
    const begun = scored.filter(({ id }) => id === 'cn-2020-project' || id === 'hunan-2021-project').map(executionOnly);
    const wrong = begun.map(misreckoned);
    const { Sheets } = await recomputed([...filled, ...printed, ...begun, ...wrong].map(({ sheet }) => sheet));
    const formulaCells = ({ name = '', before, cells }: Sheet) =>
      cells.flatMap(({ row, column, text, formula }) => {
        const address = `${columnName(column)}${row + 1 + (before?.length ?? 0)}`;
        const cell = Sheets[name]?.[address];
        return formula === undefined ? [] : [{ address, text, shown: cell?.w ?? '', value: cell?.v }];
      });
    let compared = 0;
    for (const one of filled) {
      const shown = Sheets[one.sheet.name ?? ''];
      for (const [{ row, column, path }, ours] of expectedOf(one)) {
        const address = `${columnName(column)}${row + 1 + (one.sheet.before?.length ?? 0)}`;
        if (ours !== '') compared += 1;
        expect([one.template.id, path, shown?.[address]?.w ?? '']).toEqual([one.template.id, path, ours]);
      }
    }
    expect(compared).toBeGreaterThanOrEqual(50);
    // A form that prints what its formulas give shows it still, whoever computes them.
    let kept = 0;
    for (const { template, sheet } of [...printed, ...begun]) {
      for (const { address, text, shown } of formulaCells(sheet)) {
        if (text !== '') kept += 1;
        expect([template.id, address, shown]).toEqual([template.id, address, text]);
      }
    }
    for (const { template, sheet } of begun)
      expect([template.id, formulaCells(sheet).filter(({ text }) => text === '10').length]).toEqual([template.id, 2]);
    // What is shown is computed, not what was printed when the workbook was written.
    for (const { sheet } of wrong) expect(new Set(formulaCells(sheet).map(({ value }) => value))).toEqual(new Set([2]));
    expect(kept).toBeGreaterThanOrEqual(50);
  }, 120_000);

  it('make the accounts agree with the identities that check them', async () => {
    if (office === null) {
      console.log('No office suite is installed on this machine: formulas are not computed here.');
      return;
    }
    const filled = templates.filter(({ kind }) => kind === 'account').map((template) => filledAccount(template, CODES));
    const odd = templates.filter(({ id }) => id === 'cn-account-03').map((one) => filledAccount(one, CODES.slice(1)));
    const { Sheets } = await recomputed([...filled, ...odd].map(({ sheet }) => sheet));
    const recalculated = ({ template, form, sheet }: Filled): { form: Form; computed: ReadonlySet<string> } => {
      const shown = Sheets[sheet.name ?? ''];
      const above = 1 + (sheet.before?.length ?? 0);
      const computed = new Set<string>();
      let now = form;
      for (const { row, column, path } of layOut(template, null, '2024').fields) {
        if (!sheet.cells.some((one) => one.row === row && one.column === column && one.formula !== undefined)) continue;
        computed.add(path);
        now = filledIn(template, now, path, String(shown?.[`${columnName(column)}${row + above}`]?.v ?? ''));
      }
      return { form: now, computed };
    };
    let held = 0;
    for (const one of filled) {
      const { form, computed } = recalculated(one);
      if (form.kind !== 'account') throw new Error(one.template.id);
      const made = equationsOf(openBook([form])).filter(
        ({ whole, relation }) => relation !== 'equal' && computed.has(whole.place.cell),
      );
      for (const { whole, parts } of made) {
        const sum = parts.reduce((all, { sign, amount }) => all + sign * Number(amount.value.toString()), 0);
        const ours = parts.every(({ amount }) => amount.blank) ? null : String(Math.round(sum * 1e6) / 1e6);
        const { where, printed } = whole.place;
        expect([one.template.id, where, printed]).toEqual([one.template.id, where, ours]);
        if (ours !== null) held += 1;
      }
      expect([one.template.id, computed.size]).not.toEqual([one.template.id, 0]);
    }
    expect(held).toBeGreaterThan(150);
    // A subject whose class is not there would be missing in 合计: nothing is said then.
    for (const one of odd) {
      const { form } = recalculated(one);
      expect(form.kind === 'account' ? form.rows[0]?.values['基本支出'] : null).toBeNull();
    }
  }, 120_000);
});
