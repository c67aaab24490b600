import { describe, expect, it } from 'vitest';
import { checks } from './checks.js';
import type { Tree } from './folder.js';
import { words } from './words.js';

const well = {
  title: '标题',
  rule: 'sum',
  severity: 'error',
  weight: '80',
  numbers: { tail: '0.005' },
  lists: { none: ['无'] },
  hangsOn: { A5: 'form' },
};
const faults = (check: Tree, code = 'A1') =>
  checks.validate({ name: 'money', tree: { checks: { [code]: check } } }).map(({ path }) => path.join('.'));

describe('the schema of checks/', () => {
  it('passes what is well made', () => expect(faults(well)).toEqual([]));

  it.each([
    ['a code that is none', { ...well }, 'first', 'checks.first'],
    ['a rule that the format has not', { ...well, rule: 'total' }, 'A1', 'checks.A1.rule'],
    ['a severity that is none', { ...well, severity: 'fatal' }, 'A1', 'checks.A1.severity'],
    ['a rank that is no number', { ...well, weight: 'high' }, 'A1', 'checks.A1.weight'],
    ['a tolerance that is no decimal', { ...well, numbers: { tail: '1e-3' } }, 'A1', 'checks.A1.numbers.tail'],
    ['a vocabulary that is no list', { ...well, lists: { none: '无' } }, 'A1', 'checks.A1.lists.none'],
    ['a root without its reach', { ...well, hangsOn: { A5: 'line' } }, 'A1', 'checks.A1.hangsOn.A5'],
    ['a key that no one reads', { ...well, tolerance: '1' }, 'A1', 'checks.A1.tolerance'],
    [
      'a case with a wrong severity',
      { ...well, cases: { over: { severity: 'bad' } } },
      'A1',
      'checks.A1.cases.over.severity',
    ],
  ])('names %s', (_, check, code, place) => expect(faults(check, code)).toContain(place));

  it('wants title, document and article of each clause', () => {
    const tree = { citations: { '10-16': { title: '办法', document: '财预〔2020〕10号' } } };
    expect(checks.validate({ name: 'citations', tree })).toEqual([
      { path: ['citations', '10-16'], reason: 'article is wanted' },
    ]);
  });

  it('names a file that is no list of checks', () => {
    expect(checks.validate({ name: 'money', tree: 'A1' })).toHaveLength(1);
  });
});

describe('the schema of words/findings*.yaml', () => {
  const said = { title: '标题', sentence: '一句话。', advice: '怎么改。' };

  it('passes what is well made, and other files of words', () => {
    expect(words.validate({ name: 'findings', tree: { A1: said } })).toEqual([]);
    expect(words.validate({ name: 'screen', tree: { any: 'thing' } })).toEqual([]);
  });

  it('names what is missing and what no one reads', () => {
    const tree = { A1: { title: '标题', sentence: '一句话。', note: '' } };
    expect(words.validate({ name: 'findings-narrative', tree }).map(({ reason }) => reason)).toEqual([
      'advice is wanted',
      'unknown key',
    ]);
  });
});
