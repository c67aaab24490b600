import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { standStill } from '@kaocheng/server/testing/stand-still';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { examineAll } from './examine-all.js';
import type { Limits } from './limits.js';
import { ReadingThread } from './reading-thread.js';
import type { Task } from './task.js';
import type { Told } from './told.js';

const LIMITS: Limits = { time: 20_000, memory: 256 * 1024 * 1024 };

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaocheng-threads-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const task = (name: string): Task => ({
  input: { kind: 'file', path: join(folder, name), name },
  how: { check: true, policy: null },
  wanted: { format: 'table', many: true },
});

/** A program in the place of the reading thread's, that does something with the name of each input. */
function program(name: string, does: string): URL {
  const path = join(folder, `${name}.mjs`);
  const tells = 'const tell = (text) => parentPort.postMessage([{ name, line: text }]);';
  writeFileSync(
    path,
    `import { parentPort } from 'node:worker_threads';
parentPort.on('message', async ({ input: { name } }) => { ${tells} ${does} });`,
  );
  return pathToFileURL(path);
}

/** A program that tells the bytes that came with the task, else the code or kind of its input. */
function stdinProgram(): URL {
  const path = join(folder, 'stdin.mjs');
  writeFileSync(
    path,
    `import { writeFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
parentPort.on('message', ({ input, bytes }) => {
  writeFileSync(${JSON.stringify(folder)} + '/read-' + input.name, '');
  const line = bytes === undefined ? (input.code ?? input.kind) : new TextDecoder().decode(bytes);
  parentPort.postMessage([{ name: input.name, line }]);
});`,
  );
  return pathToFileURL(path);
}

async function all(names: readonly string[], limits: Limits, run: URL | null): Promise<Told[]> {
  const told: Told[] = [];
  for await (const some of examineAll(names.map(task), limits, run)) told.push(...some);
  return told;
}

describe('inputs on several threads', () => {
  it('are told in the order of the inputs, however long each takes', async () => {
    const names = Array.from({ length: 40 }, (_, i) => `${i}`);
    const slow = program('slow', 'setTimeout(() => tell(name), (7 - (Number(name) % 8)) * 3);');
    expect((await all(names, LIMITS, slow)).map(({ line }) => line)).toEqual(names);
  });

  it('that take too much memory or end the thread say so, and the others are read', async () => {
    const mixed = program(
      'mixed',
      `if (name === 'greed') { const all = []; for (;;) all.push(new Array(1000).fill(name)); }
      if (name === 'exit') process.exit(3);
      if (name === 'throw') throw new RangeError('gone wrong');
      tell('read');`,
    );
    const names = ['first', 'greed', 'second', 'exit', 'third', 'throw', 'last'];
    const told = await all(names, { time: 3_600_000, memory: 64 * 1024 * 1024 }, mixed);
    expect(told.map(({ name }) => name)).toEqual(names);
    const lines = new Map(told.map(({ name, complaint, line }) => [name, complaint ?? line]));
    for (const name of ['first', 'second', 'third', 'last']) expect(lines.get(name)).toBe('read');
    expect(lines.get('greed')).toMatch(/^greed：读取所用的内存超过 64 MB/u);
    expect(lines.get('exit')).toMatch(/^exit：.*意外退出/u);
    expect(lines.get('throw')).toMatch(/^throw：.*gone wrong/u);
  });

  it('that take too long say so, and the others are read', async () => {
    const hanging = program('hanging', `if (name === 'hang') for (;;); tell('read');`);
    const names = ['first', 'hang', 'last'];
    const told = await all(names, { ...LIMITS, time: 4000 }, hanging);
    expect(told.map(({ name }) => name)).toEqual(names);
    for (const at of [0, 2]) expect(told[at]?.line).toBe('read');
    expect(told[1]?.complaint).toMatch(/^hang：读取超过 4 秒/u);
    expect(told[1]?.tally.unread).toBe(1);
  });

  it('that were read in time are told, also where this thread stood still meanwhile', async () => {
    const [limits, answered] = [{ ...LIMITS }, join(folder, 'answered')];
    const late = program(
      'late',
      `tell('read');
      const { writeFileSync } = await import('node:fs');
      if (name === 'second') setImmediate(() => writeFileSync(${JSON.stringify(answered)}, ''));`,
    );
    const thread = new ReadingThread(late, limits);
    await thread.perform(task('first'));
    limits.time = 500;
    // Timers come before answers in what follows a turn of its own.
    await new Promise((resolve) => setImmediate(resolve));
    const second = thread.perform(task('second'));
    standStill(limits.time, answered);
    expect((await second)[0]?.line).toBe('read');
    await thread.stop();
  });

  it('do not count the wait for standard input, however long', async () => {
    const stdin = new PassThrough();
    const own: Task = { ...task('-'), input: { kind: 'stdin', name: '-' } };
    const told: Told[] = [];
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const reading = (async () => {
        for await (const some of examineAll([own], LIMITS, stdinProgram(), stdin)) told.push(...some);
      })();
      await vi.advanceTimersByTimeAsync(100 * LIMITS.time);
      stdin.end('late bytes');
      await reading;
    } finally {
      vi.useRealTimers();
    }
    expect(told.map(({ line }) => line)).toEqual(['late bytes']);
  });

  it('are read while standard input is waited for', async () => {
    const stdin = new PassThrough();
    const own: Task = { ...task('-'), input: { kind: 'stdin', name: '-' } };
    const told: Told[] = [];
    const reading = (async () => {
      for await (const some of examineAll([own, task('other')], LIMITS, stdinProgram(), stdin)) told.push(...some);
    })();
    await expect.poll(() => existsSync(join(folder, 'read-other'))).toBe(true);
    stdin.end('late bytes');
    await reading;
    expect(told.map(({ line }) => line)).toEqual(['late bytes', 'file']);
  });

  it('give up standard input that never ends, and close it', async () => {
    const stdin = new PassThrough();
    const own: Task = { ...task('-'), input: { kind: 'stdin', name: '-' } };
    for (let i = 0; i < 33; i++) stdin.write(new Uint8Array(1024 * 1024));
    const told: Told[] = [];
    for await (const some of examineAll([own], LIMITS, stdinProgram(), stdin)) told.push(...some);
    expect(told[0]?.line).toBe('too-large');
    expect(stdin.destroyed).toBe(true);
  });

  it('without a built program are read one after the other', async () => {
    const told = await all(['absent-1', 'absent-2'], LIMITS, null);
    expect(told.map(({ complaint }) => complaint?.slice(0, 9))).toEqual(['absent-1：', 'absent-2：']);
  });
});
