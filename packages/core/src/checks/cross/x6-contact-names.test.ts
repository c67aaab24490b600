import { describe, expect, it } from 'vitest';
import { checkFor, project } from '../testing/build.js';

describe('X6 one telephone and two spellings of a name', () => {
  const contacts = (...list: (readonly [string, string])[]) =>
    checkFor(
      'X6',
      list.map(([name, phone]) => project({ contact: { name, phone, finance: null } })),
    );

  it('is found', () => {
    expect(contacts(['王小明', '0314-2030001'], ['王小名', '03142030001'])[0]?.where).toEqual([
      'contact.name',
      'forms[2].contact.name',
    ]);
  });

  it('passes one spelling, two persons, two telephones', () => {
    expect(contacts(['王小明', '2030001'], ['王小明', '2030001'])).toEqual([]);
    expect(contacts(['王小明', '2030001'], ['李大强', '2030001'])).toEqual([]);
    expect(contacts(['王小明', '2030001'], ['王小名', '2030002'])).toEqual([]);
  });
});
