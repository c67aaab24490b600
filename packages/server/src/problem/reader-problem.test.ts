import { expect, it } from 'vitest';
import { problemOfReader } from './reader-problem.js';

it('says by its status whether a file may be asked for again', () => {
  const status = (code: string): number => problemOfReader({ kind: 'problem', code, facts: {} }).status;
  expect(['reader-busy', 'reader-stopped', 'reader-crashed'].map(status)).toEqual([503, 503, 503]);
  expect(['reader-overdue', 'reader-memory', 'scanned', 'binary'].map(status)).toEqual([422, 422, 422, 422]);
  expect(status('reader-failed')).toBe(500);
  expect(problemOfReader({ kind: 'problem', code: 'too-large', facts: { size: '1' } })).toMatchObject({
    code: 'too-large',
    facts: { size: '1' },
  });
});
