import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readData } from '../../packages/cli/src/template/read-data.js';
import { forms } from './forms.js';
import { describeFault } from './read-file.js';

const real = readFileSync(new URL('../../forms/titles.yaml', import.meta.url), 'utf8');

const faultsOf = (yaml: string): string[] => {
  const read = readData(yaml);
  const faults = forms.validate({ name: 'titles', tree: read.tree });
  return faults.map((fault) => describeFault('forms/titles.yaml', read, fault));
};

it('refuses a list without a word, whose pattern would match every text', () => {
  expect(faultsOf(real)).toEqual([]);
  const [fault] = faultsOf(real.replace(/^ {2}monitor:.*$/mu, '  monitor: []'));
  expect(fault).toContain('monitor: a list of words is wanted');
});
