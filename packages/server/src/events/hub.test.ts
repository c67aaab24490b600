import type { Readable } from 'node:stream';
import { afterAll, describe, expect, it } from 'vitest';
import { EventHub } from './hub.js';

const hub = new EventHub();
afterAll(() => hub.stop());

/** What has come so far, as ids and data. */
async function come(stream: Readable | null): Promise<{ id: string | undefined; data: unknown }[]> {
  await new Promise((resolve) => setTimeout(resolve, 5));
  const text = String(stream?.read() ?? '');
  return text
    .split('\n\n')
    .filter((part) => part.includes('data: '))
    .map((part) => ({ id: /^id: (.*)$/m.exec(part)?.[1], data: JSON.parse(/^data: (.*)$/m.exec(part)?.[1] ?? '') }));
}

describe('events', () => {
  it('reach all who listen, in their order, and none who does not', async () => {
    const [one, two] = [hub.listen(undefined), hub.listen(undefined)];
    hub.send({ kind: 'deleted', id: 'a' });
    two?.destroy();
    await new Promise((resolve) => setTimeout(resolve, 5));
    hub.send({ kind: 'deleted', id: 'b' });
    expect((await come(one)).map(({ data }) => data)).toEqual([
      { kind: 'deleted', id: 'a' },
      { kind: 'deleted', id: 'b' },
    ]);
    expect(hub.listening).toBe(1);
    one?.destroy();
  });

  it('that were missed are made good, or a new list is asked for', async () => {
    const before = hub.listen(undefined);
    hub.send({ kind: 'deleted', id: 'c' });
    const [last] = await come(before);
    before?.destroy();
    hub.send({ kind: 'deleted', id: 'd' });
    hub.send({ kind: 'deleted', id: 'e' });
    const again = hub.listen(last?.id);
    expect((await come(again)).map(({ data }) => data)).toEqual([
      { kind: 'deleted', id: 'd' },
      { kind: 'deleted', id: 'e' },
    ]);
    again?.destroy();
    for (const unknown of ['other-3', '']) {
      const strange = hub.listen(unknown);
      expect((await come(strange)).map(({ data }) => data)).toEqual([{ kind: 'relist' }]);
      strange?.destroy();
    }
    for (let i = 0; i < 1100; i += 1) hub.send({ kind: 'deleted', id: `${i}` });
    const late = hub.listen(last?.id);
    expect((await come(late)).map(({ data }) => data)).toEqual([{ kind: 'relist' }]);
    late?.destroy();
  });

  it('that nobody listened to are made good by a new list', async () => {
    const before = hub.listen(undefined);
    hub.send({ kind: 'deleted', id: 'f' });
    const [last] = await come(before);
    before?.destroy();
    hub.skip();
    const again = hub.listen(last?.id);
    expect((await come(again)).map(({ data }) => data)).toEqual([{ kind: 'relist' }]);
    hub.send({ kind: 'deleted', id: 'g' });
    expect((await come(again)).map(({ data }) => data)).toEqual([{ kind: 'deleted', id: 'g' }]);
    again?.destroy();
  });

  it('do not pile up for one who takes none', () => {
    const stuck = hub.listen(undefined);
    const large = 'x'.repeat(100_000);
    for (let i = 0; i < 40; i += 1) hub.send({ kind: 'deleted', id: large });
    expect(stuck?.destroyed).toBe(true);
  });

  it('are refused to one too many', () => {
    const streams = Array.from({ length: 600 }, () => hub.listen(undefined));
    expect(streams.filter((stream) => stream === null).length).toBeGreaterThan(90);
    for (const stream of streams) stream?.destroy();
  });
});
