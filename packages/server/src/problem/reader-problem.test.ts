import { expect, it } from 'vitest';
import { problemOfReader } from './reader-problem.js';

it('says by its status whether a file may be asked for again', () => {
  const status = (code: string): number => problemOfReader({ kind: 'problem', code, facts: {} }, null).status;
  expect(['reader-busy', 'reader-stopped', 'reader-crashed'].map(status)).toEqual([503, 503, 503]);
  expect(['reader-overdue', 'reader-memory', 'scanned', 'binary'].map(status)).toEqual([422, 422, 422, 422]);
  expect(status('reader-failed')).toBe(500);
  expect(problemOfReader({ kind: 'problem', code: 'too-large', facts: { size: '1' } }, null)).toMatchObject({
    code: 'too-large',
    facts: { size: '1' },
  });
});

it('does not ask to try again where the document is kept as unread for the same reason', () => {
  const crashed = { kind: 'problem', code: 'reader-crashed', facts: {} } as const;
  expect(problemOfReader(crashed, { code: 'reader-crashed', facts: {} }).status).toBe(422);
  expect(problemOfReader(crashed, { code: 'no-form', facts: {} }).status).toBe(503);
});
