import { expect, test } from 'vitest';
import { afterStep, IDLE, type WriteStep } from './write-steps.js';

const asked: WriteStep = { step: 'asked', what: 'forms', format: 'xlsx' };
const after = (...steps: readonly WriteStep[]) => steps.reduce(afterStep, IDLE);

test('A menu that was closed no longer says what was written before', () => {
  const written = after(asked, { step: 'written', done: '已写出' }, { step: 'ended' });
  expect(written).toEqual({ running: null, done: '已写出' });
  expect(afterStep(written, { step: 'closed' })).toEqual(IDLE);
});

test('Closing the menu does not end what is being written', () => {
  expect(after(asked, { step: 'closed' }).running).toEqual({ what: 'forms', format: 'xlsx' });
});
