import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { xlsOf } from '@kaocheng/documents/testing/xls-file';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transcriptFile } from '../testing/form.js';
import { standStill } from '../testing/stand-still.js';
import { ReaderPool } from './pool.js';
import { Reader } from './reader.js';
import type { Task } from './tasks.js';

// No reader is ended for its time: on a busy machine one may take long only to start.
const limits = { readTime: 3_600_000, readMemory: 256 * 1024 * 1024 };
const bytes = new TextEncoder().encode(transcriptFile('甲'));
const task: Task = { kind: 'read', bytes, name: '甲.json', policy: null };

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaocheng-reader-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A program in the place of the reader's, that does something with each task. */
function program(name: string, does: string): string {
  const path = join(folder, `${name}.mjs`);
  writeFileSync(path, `process.on('message', ({ id, task }) => { ${does} });\n`);
  return path;
}

/** A form with so many indicators. */
function oldWorkbook(indicators: number): Uint8Array {
  const rows: (string | null)[][] = [
    ['项目支出绩效自评表', null, null, null, null, null],
    ['项目名称', '设备购置', null, null, null, null],
    ['一级指标', '二级指标', '三级指标', '指标值', '实际完成值', '得分'],
  ];
  for (let i = 0; i < indicators; i += 1) rows.push(['产出指标', '数量指标', `购置数量${i}`, '20台', '19台', '9.5']);
  return xlsOf([{ name: '自评表', rows }]);
}

describe('a reader process', () => {
  it('reads', async () => {
    const reader = new Reader(limits);
    try {
      const read = await reader.perform(task);
      if (read.kind !== 'read') throw new Error(read.kind);
      expect(read.parts.map(({ summary }) => summary.forms.length)).toEqual([1]);
    } finally {
      reader.stop();
    }
  });

  // What comes from another process begins at an odd place of the memory where its size takes three digits of base 128.
  it('reads a workbook of the old format of any size', { timeout: 200_000 }, async () => {
    const reader = new Reader({ ...limits, readTime: 90_000 });
    try {
      const sizes: number[] = [];
      for (const indicators of [1, 300]) {
        const workbook = oldWorkbook(indicators);
        sizes.push(workbook.length);
        expect(await reader.perform({ kind: 'read', bytes: workbook, name: 'a.xls', policy: null })).toMatchObject({
          kind: 'read',
        });
      }
      expect(sizes.map((size) => size < 16_384)).toEqual([true, false]);
    } finally {
      reader.stop();
    }
  });

  it('that takes too long is ended and says so, and the next task has a new one', async () => {
    const hanging = program('hang', 'for (;;);');
    const reader = new Reader({ ...limits, readTime: 600 }, hanging);
    expect(await reader.perform(task)).toMatchObject({ code: 'reader-overdue', facts: { seconds: '0.6' } });
    expect(await reader.perform(task)).toMatchObject({ code: 'reader-overdue' });
    reader.stop();
  });

  it('that answered in time is heard, also where this process stood still meanwhile', async () => {
    const answered = join(folder, 'answered');
    const quick = program(
      'quick',
      `process.send({ id, result: { kind: 'text', text: 'done' } }, () =>
        import('node:fs').then(({ writeFileSync }) => id === 2 && writeFileSync(${JSON.stringify(answered)}, '')));`,
    );
    const own = { ...limits };
    const reader = new Reader(own, quick);
    expect(await reader.perform(task)).toEqual({ kind: 'text', text: 'done' });
    own.readTime = 1000;
    const answer = reader.perform(task);
    // What is sent to it leaves in the next turn.
    await new Promise((resolve) => setImmediate(resolve));
    standStill(own.readTime, answered);
    expect(await answer).toEqual({ kind: 'text', text: 'done' });
    reader.stop();
  });

  it('is heard to the end of a large answer that came while this process stood still', async () => {
    const begun = join(folder, 'begun');
    const large = program(
      'large',
      `import('node:fs').then(({ writeFileSync }) => {
        if (id === 2) writeFileSync(${JSON.stringify(begun)}, '');
        process.send({ id, result: { kind: 'text', text: 'x'.repeat(id === 2 ? 5_000_000 : 1) } });
      });`,
    );
    const own = { ...limits };
    const reader = new Reader(own, large);
    expect(await reader.perform(task)).toEqual({ kind: 'text', text: 'x' });
    own.readTime = 1000;
    const answer = reader.perform(task);
    await new Promise((resolve) => setImmediate(resolve));
    standStill(own.readTime, begun);
    const heard = await answer;
    expect(heard.kind === 'text' ? heard.text.length : heard).toBe(5_000_000);
    reader.stop();
  });

  it('that takes too much memory or dies says so', async () => {
    const greedy = new Reader(
      { ...limits, readMemory: 64 * 1024 * 1024 },
      program('greed', 'const all = []; for (;;) all.push(new Array(1000).fill(id));'),
    );
    expect(await greedy.perform(task)).toMatchObject({ code: 'reader-memory', facts: { megabytes: '64' } });
    const dying = new Reader(limits, program('die', 'process.exit(3);'));
    expect(await dying.perform(task)).toMatchObject({ code: 'reader-crashed' });
    const aborting = new Reader(limits, program('abort', 'process.abort();'));
    expect(await aborting.perform(task)).toMatchObject({ code: 'reader-crashed' });
    for (const reader of [greedy, dying, aborting]) reader.stop();
  });

  it('sees nothing of the environment that it does not need', async () => {
    const telling = program(
      'tell',
      'process.send({ id, result: { kind: "text", text: Object.keys(process.env).join() } });',
    );
    const reader = new Reader(limits, telling);
    const told = await reader.perform(task);
    reader.stop();
    expect(JSON.stringify(told)).not.toMatch(/DATABASE_URL|KAOCHENG|TOKEN|SECRET|npm_/i);
  });
});

describe('a pool of readers', () => {
  it('does all tasks, those at a screen before the queue', async () => {
    // A task whose name begins with "held" is answered when its file is there.
    const gated = program(
      'gated',
      `const answer = () => process.send({ id, result: { kind: 'text', text: task.name } });
      import('node:fs').then(({ existsSync }) => {
        const look = () => (task.name.startsWith('held') && !existsSync(${JSON.stringify(folder)} + '/' + task.name) ? setTimeout(look, 5) : answer());
        look();
      });`,
    );
    const pool = new ReaderPool(1, limits, gated);
    const letGo = (name: string): void => writeFileSync(join(folder, name), '');
    const done: string[] = [];
    const ask = async (kind: 'read' | 'text' | 'filled', name: string): Promise<void> => {
      await pool.perform({ kind, bytes, name, policy: null });
      done.push(name);
    };
    try {
      const uploads = ['held-a', 'b', 'c'].map((name) => ask('read', name));
      // One reader is theirs alone who wait at a screen: an upload at work does not keep them waiting.
      await ask('text', 'text');
      expect(done).toEqual(['text']);
      // With that one at work too, the next reader that is free is theirs.
      const held = ask('text', 'held-text');
      const form = ask('filled', 'form');
      letGo('held-a');
      await form;
      expect(done.slice(0, 3)).toEqual(['text', 'held-a', 'form']);
      letGo('held-text');
      await Promise.all([...uploads, held]);
      expect(done.filter((name) => ['held-a', 'b', 'c'].includes(name))).toEqual(['held-a', 'b', 'c']);
    } finally {
      pool.stop();
    }
  });

  it('takes no more from screens than it can hold, and says so', async () => {
    const pool = new ReaderPool(1, limits, program('full', ''));
    const asked = Array.from({ length: 70 }, () => pool.perform({ kind: 'text', bytes, name: 'screen' }));
    const upload = pool.perform(task);
    // Two are at work, 64 wait.
    for (const busy of asked.slice(66)) {
      expect(await busy).toEqual({ kind: 'problem', code: 'reader-busy', facts: { waiting: '64' } });
    }
    pool.stop();
    for (const waited of [...asked.slice(0, 66), upload])
      expect(await waited).toMatchObject({ code: 'reader-stopped' });
  });

  it('lets each reader practise by itself, while documents go to the others or wait for it to end', async () => {
    const log = join(folder, 'practised');
    const noting = program(
      'noting',
      `import('node:fs').then(({ appendFileSync }) => {
        appendFileSync(${JSON.stringify(log)}, task.name + ' ' + process.pid + '\\n');
        setTimeout(() => process.send({ id, result: { kind: 'problem', code: 'no-form', facts: {} } }), 150);
      });`,
    );
    const named = (name: string): Task & { kind: 'read' } => ({ kind: 'read', bytes, name, policy: null });
    const pool = new ReaderPool(2, limits, noting);
    const alone = new ReaderPool(1, limits, noting);
    try {
      expect([pool.size, alone.size]).toEqual([2, 1]);
      const first = pool.practise(0, named('p0'));
      await pool.practise(0, named('busy'));
      await pool.perform(named('d'));
      await first;
      await pool.practise(1, named('p1'));
      await pool.practise(2, named('none'));
      const last = alone.practise(0, named('p'));
      await alone.perform(named('waits'));
      await last;
      const lines = readFileSync(log, 'utf8').trim().split('\n');
      const pids = Object.fromEntries(lines.map((line) => line.split(' ')));
      expect(Object.keys(pids).sort()).toEqual(['d', 'p', 'p0', 'p1', 'waits']);
      expect(pids['p1']).toBe(pids['d']);
      expect(pids['p0']).not.toBe(pids['d']);
      expect(pids['p']).toBe(pids['waits']);
    } finally {
      pool.stop();
      alone.stop();
    }
  });

  it('that is stopped answers all who wait', async () => {
    const pool = new ReaderPool(1, limits, program('wait', 'for (;;);'));
    const all = Promise.all([task, task, task].map((one) => pool.perform(one)));
    setTimeout(() => pool.stop(), 200);
    expect((await all).map((one) => one.kind === 'problem' && one.code)).toEqual(Array(3).fill('reader-stopped'));
    expect(await pool.perform(task)).toMatchObject({ code: 'reader-stopped' });
  });
});
