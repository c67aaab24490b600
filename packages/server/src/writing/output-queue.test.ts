import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipped } from '@kaocheng/documents/testing/unzip';
import { askOutput, cancelOutput, listOutputs, outputItems, outputRecord } from '@kaocheng/store/jobs/outputs';
import { readSample, type TestStore, testStore } from '@kaocheng/store/records/testing/test-store';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clearAway } from './clear-away.js';
import { OutputFolder } from './output-folder.js';
import { OutputQueue, type Writers } from './output-queue.js';
import type { OutputTask } from './output-task.js';

const SILENT = { info: () => undefined, warn: () => undefined };
const SETTINGS = { version: '0.1.0', fonts: null };
const MEGABYTE = 1024 * 1024;

describe('the queue of output jobs', () => {
  let test: TestStore;
  let root = '';
  let folder: OutputFolder;
  let queues: OutputQueue[] = [];
  beforeEach(async () => {
    test = await testStore();
    root = mkdtempSync(join(tmpdir(), 'kaocheng-outputs-'));
    folder = new OutputFolder(join(root, 'outputs'));
  });
  afterEach(async () => {
    for (const queue of queues) await queue.stop();
    queues = [];
    await test.end();
    rmSync(root, { recursive: true, force: true });
  });

  const written = (task: OutputTask, text = '写') =>
    ({
      kind: 'written',
      bytes: new TextEncoder().encode(`${text} ${task.record.document}`),
      code: 'c',
      left: 0,
      outside: 0,
    }) as const;

  function start(perform: Writers['perform'], most = MEGABYTE): OutputQueue {
    const queue = new OutputQueue(test.store, { perform }, folder, SETTINGS, most, SILENT);
    queues.push(queue);
    queue.start();
    return queue;
  }

  async function ask(names: readonly string[]): Promise<string> {
    const items = [];
    for (const name of names) {
      const { id } = await readSample(test.store, name);
      items.push({ document: id, name, entry: name.replace('.txt', '.xlsx') });
    }
    return (await askOutput(test.store, { what: 'forms', format: 'xlsx', items }, '甲')).id;
  }

  async function ended(id: string): Promise<Awaited<ReturnType<typeof outputRecord>>> {
    for (let turn = 0; turn < 400; turn += 1) {
      const output = await outputRecord(test.store, id);
      if (output.endedAt !== null) return output;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error('the job does not end');
  }

  it('goes on where a server stopped, and writes none twice', async () => {
    const id = await ask(['甲.txt', '乙.txt', '丙.txt']);
    const seen: string[] = [];
    const first = start(async (task) => {
      if (seen.length === 1) return { kind: 'problem', code: 'reader-stopped', facts: {} };
      seen.push(task.record.document);
      return written(task);
    });
    while ((await outputRecord(test.store, id)).written === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    await first.stop();
    expect(await outputRecord(test.store, id)).toMatchObject({ state: 'waiting', written: 1 });
    // What a kill left behind of a file that was not marked.
    writeFileSync(join(root, 'outputs', id, '2.part'), 'half');
    start(async (task) => {
      seen.push(task.record.document);
      return written(task);
    });
    expect(await ended(id)).toMatchObject({ state: 'ready', written: 3, leftOut: 0 });
    expect(new Set(seen).size).toBe(3);
    expect(seen).toHaveLength(3);
    const files = unzipped(readFileSync(folder.archivePath(id)));
    expect(Object.keys(files).sort()).toEqual(['丙.xlsx', '乙.xlsx', '写出结果.csv', '甲.xlsx']);
    expect(readdirSync(join(root, 'outputs'))).toEqual([`${id}.zip`]);
  });

  it('writes anew what another server wrote, and tries once more where a process died', async () => {
    const id = await ask(['甲.txt', '乙.txt']);
    let tried = 0;
    start(async (task) => {
      tried += 1;
      if (tried === 1) return { kind: 'problem', code: 'reader-crashed', facts: {} };
      // The first file is gone before the archive is made.
      if (tried === 3) rmSync(join(root, 'outputs', id, '1'));
      return { ...written(task), left: 1, outside: 2 };
    });
    expect(await ended(id)).toMatchObject({ state: 'ready', written: 2 });
    expect(tried).toBe(4);
    const [item] = await outputItems(test.store, id, 0, 1);
    expect(item?.note).toEqual({ code: 'output-partly', facts: { left: '1', outside: '2' } });
    expect(Object.keys(unzipped(readFileSync(folder.archivePath(id))))).toHaveLength(3);
  });

  it('ends with the reason where all are left out, where the files grow too large, and where it is cancelled', async () => {
    const none = await ask(['甲.txt']);
    let answer: Writers['perform'] = async () => ({ kind: 'problem', code: 'no-template', facts: {} });
    const queue = start((task) => answer(task), 2 * MEGABYTE);
    expect(await ended(none)).toMatchObject({ state: 'failed', problem: { code: 'output-nothing' } });
    answer = async (task) => ({ ...written(task), bytes: new Uint8Array(1.5 * MEGABYTE) });
    const large = await ask(['乙.txt', '丙.txt']);
    queue.wake();
    expect(await ended(large)).toMatchObject({
      state: 'failed',
      problem: { code: 'output-too-large', facts: { limit: '2' } },
    });
    const stopped = await ask(['丁.txt', '戊.txt']);
    answer = async (task) => {
      await cancelOutput(test.store, stopped, '甲');
      return written(task);
    };
    queue.wake();
    expect(await ended(stopped)).toMatchObject({ state: 'cancelled', written: 0 });
    await queue.stop();
    expect(readdirSync(join(root, 'outputs'))).toEqual([]);
  });

  it('clears away what is too old or too much, and files of no job', async () => {
    const jobs: string[] = [];
    start(async (task) => ({ ...written(task), bytes: new Uint8Array(MEGABYTE / 2) }));
    for (const name of ['甲.txt', '乙.txt', '丙.txt']) {
      const id = await ask([name]);
      await ended(id);
      jobs.push(id);
    }
    folder.put('0000-aa', 1, new Uint8Array(1));
    const now = Date.now();
    const left = async () => (await listOutputs(test.store)).map(({ id }) => id);
    await clearAway(test.store, folder, { outputDays: 7, outputBytes: 1.2 * MEGABYTE }, now);
    expect(await left()).toEqual([jobs[2], jobs[1]]);
    expect(folder.hasArchive(jobs[0] ?? '')).toBe(false);
    expect(folder.jobs().map(({ id }) => id)).toContain('0000-aa');
    await clearAway(test.store, folder, { outputDays: 7, outputBytes: MEGABYTE * 9 }, now + 8 * 24 * 3600 * 1000);
    expect(await left()).toEqual([]);
    expect(folder.jobs()).toEqual([]);
    expect(() => folder.archivePath('../x')).toThrow(RangeError);
  });
});
