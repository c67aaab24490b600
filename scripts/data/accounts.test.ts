import { describe, expect, it } from 'vitest';
import { readData } from '../../packages/cli/src/template/read-data.js';
import { accounts } from './accounts.js';
import { describeFault } from './read-file.js';

const faultsOf = (name: string, yaml: string): string[] => {
  const read = readData(yaml);
  return accounts
    .validate({ name, tree: read.tree })
    .map((fault) => describeFault(`accounts/${name}.yaml`, read, fault));
};

const CITE = 'cite: { title: 分类, document: 科目, from: "2023-01-01" }\n';

describe('schema of accounts/', () => {
  it('passes a classification that is well made', () => {
    expect(faultsOf('functions', `${CITE}subjects:\n  "210": 卫生健康支出\n  "2101501": 行政运行\n`)).toEqual([]);
  });

  it('names file, line and reason of a wrong code, a missing citation and an unknown key', () => {
    expect(faultsOf('functions', `${CITE}subjects:\n  "2101": 卫生健康支出\n`)).toEqual([
      'accounts/functions.yaml:3: subjects.2101: no key like ^2\\d{2}(?:\\d{2}){0,2}$',
    ]);
    expect(faultsOf('functions', 'subjects:\n  "210": 卫生健康支出\n')[0]).toContain('cite: keys are wanted');
    expect(faultsOf('functions', `${CITE}names: []\nsubjects: {}\n`)).toEqual([
      'accounts/functions.yaml:2: names: unknown key; known are cite, subjects',
    ]);
  });

  it('refuses a shape, a sum and a tolerance that the program cannot use', () => {
    const table = `${CITE}tables:\n  - id: income\n    titles: [收入决算表]\n    shape: round\n    variants:\n      - columns: [{ label: 合计, rare: "0" }]\n        sums: [["1", "0"]]\n`;
    const faults = faultsOf('tables', table);
    expect(faults).toContain('accounts/tables.yaml:5: tables.0.shape: sides, coded, groups or measures is wanted');
    expect(faults.some((fault) => fault.includes('sums.0.1: the number of a column'))).toBe(true);
    expect(faultsOf('identities', `${CITE}tolerance: { perTerm: "1", note: 尾差 }\n`)[0]).toContain(
      'perTerm: a decimal below one is wanted',
    );
  });

  it('knows its files by name', () => {
    expect(faultsOf('others', 'a: b')).toEqual([
      'accounts/others.yaml:1: (file): accounts/ knows the files tables, functions, economics, packs, identities',
    ]);
  });
});
