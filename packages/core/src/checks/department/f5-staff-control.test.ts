import { describe, expect, it } from 'vitest';
import { checkFor, department, report, row } from '../testing/build.js';

const rate = (actual: string, staff: string) =>
  checkFor('F5', [department({ indicators: [row({ name: '在职人员控制率', target: '≤100%', actual })] })], {
    reports: [
      report([
        { about: 'department', field: 'staff', value: staff, quote: `在职人员${staff}` },
        { about: 'department', field: 'establishment', value: '27人', quote: '编制27人' },
      ]),
    ],
  });

describe('F5: staff against establishment', () => {
  it('holds', () => expect(rate('88.89%', '24人')).toEqual([]));

  it('asks where the text gives another rate', () => {
    expect(rate('100%', '24人')).toMatchObject([
      {
        severity: 'warning',
        expected: '88.89%',
        where: ['indicators[在职人员控制率].actual', 'text'],
        quote: ['在职人员24人'],
      },
    ]);
  });
});
