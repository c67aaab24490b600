import { expect, it } from 'vitest';
import { transcriptFile } from '../testing/form.js';
import { perform } from './perform.js';

it('a policy that is no longer shipped is as none: chosen form by form', async () => {
  const bytes = new TextEncoder().encode(transcriptFile('甲'));
  const task = { kind: 'read', bytes, name: '甲.json' } as const;
  const none = await perform({ ...task, policy: null });
  expect(none).toMatchObject({ kind: 'read', parts: [{ summary: { forms: [{ order: 1 }] } }] });
  expect(await perform({ ...task, policy: 'withdrawn-1999' })).toEqual(none);
});
