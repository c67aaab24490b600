import { describe, expect, it } from 'vitest';
import { checkFor, project, summary, summaryRow } from '../testing/build.js';

const forms = [project({ name: '服务与保障能力提升补助资金' }), project({ name: '宣传经费（第二批）' })];

function rows(...names: string[]) {
  return checkFor('N9', [...forms, summary({ rows: names.map((name) => summaryRow({ name })) })]);
}

function contact(name: string, phone: string) {
  return project({ contact: { name, phone, finance: null } });
}

describe('N9', () => {
  it('accepts shortened names', () => {
    expect(rows('服务与保障能力提升', '宣传经费')).toEqual([]);
  });

  it('reports a name with a word left out in the middle', () => {
    expect(rows('服务保障能力提升补助', '宣传经费')).toMatchObject([
      { code: 'N9-project', form: 1, where: ['name', 'forms[3].rows[服务保障能力提升补助].name'] },
    ]);
  });

  it('accepts two persons at one telephone', () => {
    expect(checkFor('N9', [contact('张某甲', '0000-1234567'), contact('李某乙', '0000-1234567')])).toEqual([]);
  });

  it('reports one person written in two ways', () => {
    expect(checkFor('N9', [contact('张某甲', '0000-1234567'), contact('张某申', '0000-1234567')])).toMatchObject([
      { code: 'N9-person', where: ['contact.name', 'forms[2].contact.name'] },
    ]);
    expect(checkFor('N9', [contact('张某甲', '0000-1234567'), contact('张某申', '0000-7654321')])).toEqual([]);
  });
});
