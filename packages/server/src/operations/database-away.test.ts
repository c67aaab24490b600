import type { ProblemReply } from '@kaocheng/contracts/problem';
import { expect, it } from 'vitest';
import { transcriptFile } from '../testing/form.js';
import { tryServer } from '../testing/try-server.js';

it('a server whose database is gone says so to whoever asks, and still stops cleanly', async () => {
  const server = await tryServer();
  await server.loseDatabase();
  expect(await server.ask('/healthz')).toMatchObject({
    status: 503,
    body: { status: 'unavailable', database: 'away' },
  });
  for (const { status, body } of [
    await server.ask('/api/documents'),
    await server.upload({ '一.json': transcriptFile('一') }),
    await server.ask('/api/overview'),
  ]) {
    expect(status).toBe(503);
    expect((body as ProblemReply).code).toMatch(/^database-/);
    expect((body as ProblemReply).message).toMatch(/。$/);
  }
  expect(await server.ask('/metrics')).toMatchObject({ status: 200 });
  await server.close();
});
