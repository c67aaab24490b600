import { expect, it } from 'vitest';
import { transcriptFile } from '../testing/form.js';
import { perform } from './perform.js';

it('a policy that is no longer shipped is as none: chosen form by form', async () => {
  const task = { kind: 'examine', transcript: transcriptFile('甲'), corrections: [] } as const;
  const none = await perform({ ...task, policy: null });
  expect(none).toMatchObject({ kind: 'examined', summary: { forms: [{ order: 1 }] } });
  expect(await perform({ ...task, policy: 'withdrawn-1999' })).toEqual(none);
});
