import { describe, expect, it } from 'vitest';
import { checkFor, project, row } from '../testing/build.js';

const form = (weight: string) => project({ indicators: [row({ name: '发放覆盖率', weight })] });

describe('B8: one indicator does not decide the whole', () => {
  it('holds up to thirty of a hundred', () => expect(checkFor('B8', [form('30')])).toEqual([]));

  it('informs above thirty and warns above forty', () => {
    expect(checkFor('B8', [form('35')])).toMatchObject([{ code: 'B8-notable', severity: 'info', form: 1 }]);
    expect(checkFor('B8', [form('60')])).toMatchObject([{ code: 'B8-heavy', severity: 'warning' }]);
  });

  it('is one finding for the same indicator in several forms', () => {
    expect(checkFor('B8', [form('60'), form('60'), form('60')])).toMatchObject([
      { form: null, facts: { forms: [1, 2, 3] } },
    ]);
  });
});
