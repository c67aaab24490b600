import { describe, expect, it } from 'vitest';
import { readData } from '../../packages/cli/src/template/read-data.js';
import { camelCase, keyedModule } from './folder.js';
import { policies } from './policies.js';
import { describeFault } from './read-file.js';

describe('readFile', () => {
  it('reads every scalar as a string', () => {
    expect(readData('a: 0.60\nb: 01\nc: no\nd: 2020-02-25\ne: [1, ~]\nf:\n').tree).toEqual({
      a: '0.60',
      b: '01',
      c: 'no',
      d: '2020-02-25',
      e: ['1', '~'],
      f: '',
    });
  });

  it('tells the line of a fault in the text and of a value at a path', () => {
    expect(readData('a: 1\na: 2\n').faults.map((fault) => fault.line)).toEqual([2]);
    const read = readData('grades:\n  bands:\n    - { from: 90 }\n    - { from: x }\n');
    expect(read.lineOf(['grades', 'bands', 1, 'from'])).toBe(4);
    expect(read.lineOf(['grades', 'missing'])).toBe(1);
    expect(describeFault('policies/x.yaml', read, { path: ['grades', 'bands', 1, 'from'], reason: 'no decimal' })).toBe(
      'policies/x.yaml:4: grades.bands.1.from: no decimal',
    );
  });
});

describe('modules', () => {
  it('name constants after files and key them by name', () => {
    expect(camelCase('sichuan-2022/project')).toBe('sichuan2022Project');
    expect(keyedModule('p.ts', 'words', [{ name: 'a', tree: { b: 'c' } }]).text).toBe(
      'export const words = {\n  "a": {"b":"c"},\n} as const;\n',
    );
  });

  it('refuse a policy whose id is not its file name', () => {
    const faults = policies.validate({ name: 'cn-2020-10', tree: { id: 'other' } });
    expect(faults.map((fault) => fault.path.join('.'))).toContain('id');
  });
});
