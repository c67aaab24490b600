import { describe, expect, it } from 'vitest';
import { policies } from './policies.js';
import { sampleForm } from './sample-form.js';
import { selectPolicy } from './select.js';

const of = (year: string | null) => sampleForm([], null, { year });
const chosen = (year: string | null, choice = {}) => selectPolicy(of(year), policies, choice)?.id;

describe('selectPolicy', () => {
  it('is 财预〔2020〕10号 by itself, also before it was in force and where no year is printed', () => {
    expect([chosen('2022'), chosen('2018'), chosen(null), chosen('2023', { region: '陕西省' })]).toEqual(
      Array(4).fill('cn-2020-10'),
    );
  });

  it('goes by scope and dates', () => {
    expect(chosen('2025', { region: '四川省' })).toBe('sichuan-2025');
    expect(chosen('2022', { region: '四川省' })).toBe('cn-2020-10');
  });

  it('takes what is asked for, or says that there is none', () => {
    expect(chosen('2022', { override: 'cn-2021-101' })).toBe('cn-2021-101');
    expect(selectPolicy(of('2022'), policies, { override: 'nonsense' })).toBeNull();
  });
});
