import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transcriptFile } from '../testing/form.js';
import { standStill } from '../testing/stand-still.js';
import { Examiner } from './examiner.js';

// Long enough for a thread that gets no processor for a while.
const limits = { readTime: 2_000, readMemory: 64 * 1024 * 1024 };
const task = { key: '甲', corrections: [], policy: null, since: 1, kept: null };
const handIn = async () => ({ transcript: transcriptFile('甲'), kept: { forms: [], findings: [] } });

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaocheng-examiner-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A program in the place of the thread's, that does something with each task; none answers where that gives null. */
function program(name: string, does: string): URL {
  const path = join(folder, `${name}.mjs`);
  const port = `import fs from 'node:fs';\nimport { parentPort, threadId } from 'node:worker_threads';`;
  writeFileSync(
    path,
    `${port}\nconst answer = (task) => { ${does} };\nparentPort.on('message', (tasks) => {\n  for (const task of tasks) {\n    const said = answer(task);\n    if (said !== null) parentPort.postMessage(said);\n  }\n});\nparentPort.postMessage('ready');\n`,
  );
  return pathToFileURL(path);
}

describe('the examiner', () => {
  it('asks for a transcript once', async () => {
    const examiner = new Examiner({ ...limits, readTime: 20_000, readMemory: 512 * 1024 * 1024 });
    let asked = 0;
    const ask = () => {
      asked += 1;
      return handIn();
    };
    try {
      const all = await Promise.all([1, 2].map(() => examiner.examine(task, ask)));
      expect(all).toMatchObject(Array(2).fill({ kind: 'examined', difference: { since: 1, counts: { forms: 1 } } }));
      const before = asked;
      const [, last] = all;
      if (last?.kind !== 'examined') throw new Error('not examined');
      const { stamp = '', ...difference } = last.difference;
      // What was found is kept by now, so nothing differs.
      const again = await examiner.examine({ ...task, since: 2, kept: stamp }, ask);
      expect(again).toMatchObject({
        difference: { since: 2, forms: { came: [], went: [] }, findings: { came: [], went: [] } },
      });
      expect(asked).toBe(before);
      // The name of what was kept before that is no longer known.
      expect(await examiner.examine({ ...task, kept: stamp }, ask)).toMatchObject({ kind: 'examined', difference });
      expect(asked).toBe(before + 1);
    } finally {
      examiner.stop();
    }
  });

  it('ends a thread that takes too long, and does the next task in another', async () => {
    const does = `if (task.key === 'hang') for (;;); return { kind: 'problem', code: task.key, facts: {} };`;
    const examiner = new Examiner(limits, program('hang', does));
    const [hung, next] = await Promise.all([
      examiner.examine({ ...task, key: 'hang' }, handIn),
      examiner.examine({ ...task, key: 'next' }, handIn),
    ]);
    expect(hung).toMatchObject({ code: 'reader-overdue', facts: { seconds: '2' } });
    expect(next).toMatchObject({ code: 'next' });
    const keys = ['first', 'one', 'hang', 'two', 'three', 'four'];
    const codes = await Promise.all(
      keys.map(async (key) => {
        const result = await examiner.examine({ ...task, key }, handIn);
        return result.kind === 'problem' ? result.code : result.kind;
      }),
    );
    expect(codes).toEqual(['first', 'one', 'reader-overdue', 'two', 'three', 'four']);
    examiner.stop();
  });

  it('gives each document the whole time, though several are handed to the thread at once', async () => {
    const does = `const end = Date.now() + 1100; while (Date.now() < end); return { kind: 'problem', code: String(threadId), facts: {} };`;
    const examiner = new Examiner({ ...limits, readTime: 4_000 }, program('slow', does));
    const threads = await Promise.all(
      ['warm', 'one', 'two', 'three', 'four'].map(async (key) => {
        const result = await examiner.examine({ ...task, key }, handIn);
        return result.kind === 'problem' ? result.code : result.kind;
      }),
    );
    examiner.stop();
    expect(new Set(threads).size).toBe(1);
    expect(threads[0]).toMatch(/^\d+$/);
  });

  it('hears a thread that answered in time, also where its own stood still meanwhile', async () => {
    const answered = join(folder, 'answered');
    const does = `setImmediate(() => task.key === 'quick' && fs.writeFileSync(${JSON.stringify(answered)}, ''));
      return { kind: 'problem', code: task.key, facts: {} };`;
    const examiner = new Examiner(limits, program('quick', does));
    expect(await examiner.examine(task, handIn)).toMatchObject({ code: task.key });
    // Timers come before answers in what follows a turn of its own.
    await new Promise((resolve) => setImmediate(resolve));
    const answer = examiner.examine({ ...task, key: 'quick' }, handIn);
    standStill(limits.readTime, answered);
    expect(await answer).toMatchObject({ code: 'quick' });
    examiner.stop();
  });

  it('outlives a thread that takes too much memory or dies', async () => {
    const long = { ...limits, readTime: 20_000 };
    const greedy = new Examiner(
      long,
      program('greed', 'const all = []; for (;;) all.push(new Array(1000).fill(all));'),
    );
    expect(await greedy.examine(task, handIn)).toMatchObject({ code: 'reader-memory', facts: { megabytes: '64' } });
    const dying = new Examiner(long, program('die', 'process.exit(3);'));
    expect(await dying.examine(task, handIn)).toMatchObject({ code: 'reader-crashed' });
    const throwing = new Examiner(long, program('throw', 'throw new Error("x");'));
    expect(await throwing.examine(task, handIn)).toMatchObject({ code: 'reader-crashed' });
    for (const one of [greedy, dying, throwing]) one.stop();
  });

  it('answers all who wait when it is stopped, and those that are too many', async () => {
    const examiner = new Examiner({ ...limits, readTime: 20_000 }, program('wait', 'return null;'));
    const all = Array.from({ length: 1003 }, () => examiner.examine(task, handIn));
    expect(await all[1001]).toMatchObject({ code: 'reader-busy' });
    examiner.stop();
    expect(await all[0]).toMatchObject({ code: 'reader-stopped' });
    expect(await all[1000]).toMatchObject({ code: 'reader-stopped' });
    expect(await examiner.examine(task, handIn)).toMatchObject({ code: 'reader-stopped' });
  });
});
