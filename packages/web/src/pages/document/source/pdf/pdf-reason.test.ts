import { expect, test } from 'vitest';
import { networkGone } from '../../../../server/problem.js';
import { reasonOf } from './pdf-reason.js';

function thrown(name: string): Error {
  return Object.assign(new Error('Invalid PDF structure.'), { name });
}

test.each([
  ['PasswordException', '密码'],
  ['InvalidPDFException', '损坏'],
  ['UnknownErrorException', '打不开'],
])('%s is told in a sentence of our own', (name, words) => {
  expect(reasonOf(thrown(name))).toContain(words);
  expect(reasonOf(thrown(name))).not.toContain('Invalid');
});

test('What the server said is told as it was said', () => {
  expect(reasonOf(networkGone())).toBe(networkGone().message);
  expect(reasonOf('?')).toContain('打不开');
});
