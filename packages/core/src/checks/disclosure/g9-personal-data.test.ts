import { describe, expect, it } from 'vitest';
import { checkFor, project, row } from '../testing/build.js';

describe('G9 personal numbers in what is published', () => {
  it('are one finding of each kind, masked', () => {
    const contact = { name: '张某', phone: '13800138000', finance: null };
    const found = checkFor('G9', [
      project({ contact }),
      project({ contact, measures: '退费至身份证11010519491231002X的账户，账号6222021234567890128' }),
    ]);
    expect(found.map(({ code }) => code).sort()).toEqual(['G9-bank', 'G9-identity', 'G9-mobile']);
    const mobile = found.find(({ code }) => code === 'G9-mobile');
    expect(mobile?.where).toEqual(['forms[1].contact.phone', 'forms[2].contact.phone']);
    expect(JSON.stringify(found)).not.toMatch(/13800138000|11010519491231002X|6222021234567890128/);
  });

  it('pass office numbers, codes and numbers whose check digit is wrong', () => {
    const form = project({
      contact: { name: '张某', phone: '0314-2038000', finance: null },
      process: '项目编号510000212345678901，账号6222021234567890124',
      indicators: [row({ deviation: '见110105194912310021' })],
    });
    expect(checkFor('G9', [form])).toEqual([]);
  });
});
