import { expect, it } from 'vitest';
import { readLimits } from './limits.js';

it('an input has a minute and 512 MB where nothing is set', () => {
  expect(readLimits({})).toEqual({ limits: { time: 60_000, memory: 512 * 1024 * 1024 } });
});

it('other settings of the environment are not looked at, a wrong limit is told', () => {
  expect(readLimits({ KAOCHENG_PORT: 'x', KAOCHENG_READ_SECONDS: '5' })).toMatchObject({ limits: { time: 5000 } });
  expect(readLimits({ KAOCHENG_READ_MB: '1' })).toMatchObject({
    faults: [{ code: 'setting-number', facts: { name: 'KAOCHENG_READ_MB', value: '1', least: '64' } }],
  });
});
