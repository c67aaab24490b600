import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { finding, form, readSample, summary, type TestStore, testStore } from '../records/testing/test-store.js';
import { listForms } from './list.js';
import type { FormNarrowing } from './narrow-forms.js';
import { overviewOf } from './overview.js';

const FORMS = [
  form({ order: 1, name: '甲', printedGrade: '优秀', recomputedGrade: '良', executionRate: '0.0500' }),
  form({ order: 2, name: '乙', kind: 'department', printedGrade: null, gradeOfPrinted: '优', executionRate: '1.0000' }),
  form({ order: 3, name: '丙', printedGrade: null, gradeOfPrinted: null, recomputedGrade: null, executionRate: null }),
  form({ order: 4, name: '丁', printedTotal: null, recomputedTotal: null, executionRate: '0.8999' }),
  form({ order: 5, name: '戊', recomputedGrade: '良', executionRate: '0.9000' }),
];

describe('the list of forms, narrowed', () => {
  let test: TestStore;
  beforeAll(async () => {
    test = await testStore();
    const findings = [
      finding({ id: 'a', form: 1, code: 'B5-certain' }),
      finding({ id: 'b', form: 5, code: 'B5-certain' }),
      finding({ id: 'c', form: 5, code: 'A6-low' }),
    ];
    await readSample(test.store, '一.txt', summary({ forms: FORMS, findings }));
    const whole = summary({ forms: [form({ name: '己' })], findings: [finding({ form: null, code: 'B1' })] });
    await readSample(test.store, '二.txt', whole);
  });
  afterAll(async () => await test.end());

  const names = async (choice: FormNarrowing): Promise<string> => {
    const { forms, total } = await listForms(test.store, { ...choice, sort: 'receivedAt', order: 'asc' });
    expect(total).toBe(forms.length);
    return forms.map(({ name }) => name).join('');
  };

  it('shows the forms of a kind', async () => {
    expect(await names({ kind: 'department' })).toBe('乙');
  });

  it('shows the forms with a finding, and all forms of a document that has it as a whole', async () => {
    expect(await names({ code: 'B5-certain' })).toBe('甲戊');
    expect(await names({ code: 'B1' })).toBe('己');
    expect(await names({ code: 'no such' })).toBe('');
  });

  it('shows the forms of a pair of grades, of forms with a total only', async () => {
    expect(await names({ grades: '优良' })).toBe('甲戊');
    expect(await names({ grades: '优优' })).toBe('乙己');
    expect(await names({ grades: '无无' })).toBe('丙');
  });

  it('shows the forms of a step of execution rates, its lower end included', async () => {
    expect(await names({ rate: '0' })).toBe('甲');
    expect(await names({ rate: '80' })).toBe('丁');
    expect(await names({ rate: '90' })).toBe('戊');
    expect(await names({ rate: '100' })).toBe('乙');
  });

  it('shows as many as the overview counts', async () => {
    const { grades, rates, byKind } = await overviewOf(test.store);
    for (const counted of [grades, rates, byKind]) expect(counted.length).toBeGreaterThan(1);
    for (const { printed, recomputed, count } of grades)
      expect(await names({ grades: printed + recomputed })).toHaveLength(count);
    for (const { key, count } of rates) expect(await names({ rate: key })).toHaveLength(count);
    for (const { key, count } of byKind) expect(await names({ kind: key })).toHaveLength(count);
  });

  it('narrows by several at once, and by a search too', async () => {
    expect(await names({ grades: '优良', code: 'A6-low' })).toBe('戊');
    const { forms } = await listForms(test.store, { grades: '优良', search: '甲' });
    expect(forms.map(({ name }) => name)).toEqual(['甲']);
  });
});
