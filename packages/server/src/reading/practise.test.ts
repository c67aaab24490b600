import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { practise } from './practise.js';
import type { Task } from './tasks.js';

const folder = mkdtempSync(join(tmpdir(), 'kaocheng-practise-'));
for (const name of ['a.txt', 'b.txt', '.hidden']) writeFileSync(join(folder, name), name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Readers that only write down what they are given; `after` is called with each. */
function readers(after: (count: number) => void = () => {}) {
  const names: string[] = [];
  let atOnce = 0;
  let most = 0;
  return {
    names,
    most: () => most,
    size: 2,
    practise: async (which: number, { name, bytes }: Extract<Task, { kind: 'read' }>): Promise<void> => {
      expect(new TextDecoder().decode(bytes)).toBe(name);
      atOnce += 1;
      most = Math.max(most, atOnce);
      names.push(`${which} ${name}`);
      after(names.length);
      await new Promise((resolve) => setTimeout(resolve, 1));
      atOnce -= 1;
    },
  };
}

it('has each reader read every sample three times, never two at once', async () => {
  const pool = readers();
  practise(pool, folder, 0);
  await expect.poll(() => pool.names).toHaveLength(12);
  const turns = (which: number) => Array.from({ length: 3 }, () => [`${which} a.txt`, `${which} b.txt`]).flat();
  expect(pool.names).toEqual([...turns(0), ...turns(1)]);
  expect(pool.most()).toBe(1);
});

it('stops when it is told to, and before it began', async () => {
  const late = readers();
  practise(late, folder, 20)();
  const pool = readers((count) => {
    if (count === 3) stop();
  });
  const stop = practise(pool, folder, 0);
  await expect.poll(() => pool.names.length).toBe(3);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(pool.names).toHaveLength(3);
  expect(late.names).toEqual([]);
});

it('does nothing where there are no samples', async () => {
  const pool = readers();
  practise(pool, join(folder, 'none'), 0);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(pool.names).toEqual([]);
});
