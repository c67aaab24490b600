import { describe, expect, it } from 'vitest';
import { codeOf, flatten, hangOnRoots } from './hang.js';
import { at } from './place.js';
import { raise } from './raise.js';

const make = (code: string, kind: string, form: number, ...where: string[]) =>
  raise(code, form, { case: kind, at: where.map((place) => at(place)) }, () => undefined);

describe('hangOnRoots', () => {
  const root = make('A5', 'total', 1, 'funds.total.annual');
  const rate = make('A3', 'undefined', 1, 'funds.total.rate');

  it('hangs a finding on its root cause in the same form only', () => {
    const other = make('A3', 'undefined', 2, 'funds.total.rate');
    const [first, second, ...more] = hangOnRoots([rate, root, other]);
    expect(more).toEqual([]);
    expect(first).toMatchObject({ code: 'A5-total', hangs: [{ code: 'A3-undefined' }] });
    expect(second).toBe(other);
  });

  it('leaves everything where no root stands', () => expect(hangOnRoots([rate])).toEqual([rate]));

  it('reports one slip of a name once, whichever checks have met it', () => {
    const name = make('X3', 'name', 1, 'name', 'forms[9].rows[甲].name');
    expect(hangOnRoots([name, make('N9', 'project', 1, 'name', 'forms[9].rows[甲].name')])).toHaveLength(1);
    const person = raise('X6', 1, { at: [at('contact.name')] }, () => undefined);
    expect(hangOnRoots([person, make('N9', 'person', 1, 'contact.name')])).toHaveLength(1);
    expect(hangOnRoots([make('X7', 'unit', 2, 'implementer'), make('G7', 'unit', 2, 'implementer')])).toHaveLength(1);
  });

  it('hangs the rate of a part on the sum that the same part breaks', () => {
    const sum = make('A1', 'sum', 1, 'funds.total.executed', 'funds.fiscal.executed');
    expect(hangOnRoots([sum, make('A3', 'wrong', 1, 'funds.fiscal.rate', 'funds.fiscal.executed')])).toHaveLength(1);
    expect(hangOnRoots([sum, make('A3', 'wrong', 1, 'funds.own.rate', 'funds.own.executed')])).toHaveLength(2);
  });

  it('asks for a common place where the rule says so', () => {
    const sum = make('A1', 'sum', 1, 'funds.total.executed', 'funds.fiscal.executed');
    expect(hangOnRoots([sum, make('A5', 'misplaced', 1, 'funds.fiscal.executed')])).toHaveLength(1);
    expect(hangOnRoots([sum, make('A5', 'misplaced', 1, 'funds.other.executed')])).toHaveLength(2);
  });
});

describe('flatten', () => {
  it('puts each root before what hangs on it, and names the root', () => {
    const nested = hangOnRoots([
      make('A3', 'undefined', 1, 'funds.total.rate'),
      make('A5', 'total', 1, 'funds.total.annual'),
    ]);
    expect(flatten(nested).map(({ id, root }) => [id, root])).toEqual([
      ['1:A5-total:funds.total.annual', null],
      ['1:A3-undefined:funds.total.rate', '1:A5-total:funds.total.annual'],
    ]);
  });
});

describe('codeOf', () => {
  it('leaves the case off', () => {
    expect(codeOf(make('A6', 'very-low', 1, 'document'))).toBe('A6');
  });
});
