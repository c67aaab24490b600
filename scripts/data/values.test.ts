import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readData } from '../../packages/cli/src/template/read-data.js';
import { describeFault } from './read-file.js';
import { valuesFaults } from './values.js';

const real = readFileSync(new URL('../../forms/values.yaml', import.meta.url), 'utf8');

const faultsOf = (yaml: string): string[] => {
  const read = readData(yaml);
  return valuesFaults({ name: 'values', tree: read.tree }).map((fault) =>
    describeFault('forms/values.yaml', read, fault),
  );
};

describe('schema of forms/values.yaml', () => {
  it('passes the file as it is', () => {
    expect(faultsOf(real)).toEqual([]);
  });

  it('names an unknown key, a missing one, an empty list and a word that is not of two glyphs', () => {
    expect(faultsOf(`${real}\ncolours: [红]\n`)[0]).toContain('colours: unknown key');
    expect(faultsOf(real.replace(/^yesNo:.*$/mu, ''))[0]).toContain('yesNo: a list is wanted');
    expect(faultsOf(real.replace(/^yesNo:.*$/mu, 'yesNo: []'))[0]).toContain('yesNo: a list of words is wanted');
    expect(faultsOf(real.replace('words: [', 'words: [满意度,'))[0]).toContain('a word of two glyphs is wanted');
    expect(faultsOf('text')[0]).toContain('keys are wanted');
  });
});
