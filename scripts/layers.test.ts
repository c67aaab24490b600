import { describe, expect, it } from 'vitest';
import { layerFaults, manifestFaults } from './layers.js';

const reasons = (owner: string, source: string, file = `packages/${owner}/src/a/b.ts`, dependencies = {}): string[] =>
  layerFaults(owner, file, source, { dependencies }).map((fault) => `${fault.line}: ${fault.reason}`);

describe('layers', () => {
  it('lets a package import what stands to its left, by subpath', () => {
    const source = "import { a } from '@kaocheng/core/values/decimal';\nimport { b } from '../c.js';\n";
    expect(reasons('forms', source, undefined, { '@kaocheng/core': '0.1.0' })).toEqual([]);
  });

  it('refuses an import to the right, a whole package, and a package that the manifest does not name', () => {
    const named = { '@kaocheng/forms': '1', '@kaocheng/core': '1' };
    expect(reasons('core', "import { a } from '@kaocheng/forms/read';", undefined, named)).toEqual([
      '1: core may not import forms (@kaocheng/forms/read)',
    ]);
    expect(reasons('forms', "\nexport { a } from '@kaocheng/core';", undefined, named)).toEqual([
      '2: @kaocheng/core names no module; import by subpath',
    ]);
    expect(reasons('core', "const a = await import('big.js');")).toEqual([
      '1: big.js is not among the dependencies of packages/core',
    ]);
  });

  it('takes the word from in quotes for a key, not for an import', () => {
    expect(reasons('core', "const path = [map['from'], [...path, 'from'], 'x'];")).toEqual([]);
  });

  it('refuses a relative import that leaves the package', () => {
    expect(reasons('forms', "import '../../../core/src/x.js';")).toEqual([
      '1: ../../../core/src/x.js leaves packages/forms/src',
    ]);
    expect(reasons('forms', "import '../x.js';")).toEqual([]);
  });

  it('keeps files, clock, chance, console and process out of pure packages', () => {
    const source = [
      "import fs from 'node:fs';",
      'Date.now();',
      'new Date();',
      'Math.random();',
      'console.log(1);',
      'process.exit();',
      '// Date.now() in a comment',
      "const text = 'a'; word.process.b; new Date(0);",
    ].join('\n');
    expect(reasons('core', source).map((reason) => reason.split(':')[0])).toEqual(['1', '2', '3', '4', '6', '5']);
    expect(reasons('cli', source)).toEqual([]);
    expect(reasons('core', source, 'packages/core/src/a.test.ts')).toEqual([]);
  });

  it('refuses a manifest that depends to the right, and a package that the matrix does not know', () => {
    expect(manifestFaults('core', { dependencies: { '@kaocheng/cli': '1', 'big.js': '7' } })).toHaveLength(1);
    expect(manifestFaults('forms', { dependencies: { '@kaocheng/core': '1' } })).toEqual([]);
    expect(manifestFaults('elsewhere', {})).toHaveLength(1);
  });
});
