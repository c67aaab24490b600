import { describe, expect, it } from 'vitest';
import { tableDefinitions } from './definitions.js';
import { choosePack, packFaults, tablePacks } from './packs.js';
import { nineTables } from './testing/nine-tables.js';

const REGISTER = [
  { title: '收入支出决算总表', note: '有数据' },
  { title: '政府性基金预算财政拨款收入支出决算表', note: '空表，本年度未安排' },
  { title: '国有资本经营预算财政拨款支出决算表', note: '空表，本年度未安排' },
];

describe('table packs', () => {
  it('name only tables that are defined, each with its citation', () => {
    const known = new Set(tableDefinitions.map((table) => table.id));
    for (const pack of tablePacks) {
      const strange = pack.tables.filter((id) => !known.has(id));
      expect(strange).toEqual(pack.id === 'beijing-twelve' ? ['procurement', 'purchased-services'] : []);
      expect(pack.cite.document).not.toBe('');
    }
    expect(tablePacks.map((pack) => pack.tables.length)).toEqual([9, 13, 12]);
  });

  it('are chosen by the tables that a document lists, the national one first', () => {
    const nine = nineTables().map((form) => form.title ?? '');
    expect(choosePack(nine)?.id).toBe('national-nine');
    expect(choosePack([...nine, '财政拨款支出决算明细表', '一般公共预算财政拨款支出决算明细表'])?.id).toBe(
      'sichuan-thirteen',
    );
    expect(choosePack([...nine, '政府采购情况表', '政府性基金预算财政拨款基本支出决算表'])?.id).toBe('beijing-twelve');
  });
});

describe('packFaults', () => {
  it('finds nothing where all tables stand in order and the empty ones are explained in a register', () => {
    const faults = packFaults(nineTables(), REGISTER);
    expect(faults).toMatchObject({ missing: [], outOfOrder: [], repeated: [], emptyUnexplained: [] });
  });

  it('takes a note at the table for an explanation as well', () => {
    const forms = nineTables();
    for (const form of forms) if (form.empty) form.note = '注：我单位没有政府性基金收支，本表为空。';
    expect(packFaults(forms)?.emptyUnexplained).toEqual([]);
  });

  it('names what is missing, out of order, printed twice and empty without a word', () => {
    const [one, two, three, four, five, six, seven, , nine] = nineTables();
    const forms = [two, one, three, four, five, six, six, seven, nine].filter((form) => form !== undefined);
    const faults = packFaults(forms);
    expect(faults?.missing).toEqual([{ id: 'state-capital', title: '国有资本经营预算财政拨款支出决算表' }]);
    expect(faults?.outOfOrder.map((form) => form.table)).toEqual(['公开01表']);
    expect(faults?.repeated.map((form) => form.table)).toEqual(['公开06表']);
    expect(faults?.emptyUnexplained.map((form) => form.table)).toEqual(['公开07表']);
  });

  it('counts no table as repeated or out of order that another unit publishes', () => {
    const forms = [...nineTables(), ...nineTables().map((form) => ({ ...form, department: '清河县医疗保险中心' }))];
    expect(packFaults(forms, REGISTER)).toMatchObject({ repeated: [], outOfOrder: [] });
  });

  it('says nothing of a document without account tables', () => {
    expect(packFaults([], REGISTER)).toBeNull();
  });
});
