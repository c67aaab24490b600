/**
 * Throws 10,000 random, cut off, mutated and hostile inputs at the built program, in a child with capped memory:
 * `npm run fuzz`. Texts, pages, JSON, and every kind of file that is read, cut off and changed. Counts the
 * lesser of clock and processor time, so that other programs on the machine do not make a hang, and tells it for each way
 * of making inputs.
 *   --inputs N   how many · --from N   the first seed · --scale N   how large the hostile ones are (1: some megabytes)
 *   --keep FILE  writes down after each hundred inputs how far it came and what it found; started again, goes on from there
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const MOST_MILLISECONDS = 2000;
const MOST_MEMORY = 500 * 1024 * 1024;
/** Wall time after which a child that says nothing is ended: it hangs, or the machine gives it no time at all. */
const PATIENCE = 300_000;
const CHILD = fileURLToPath(new URL('../dist/fuzz/child.js', import.meta.url));

interface Line {
  readonly begin?: number;
  readonly name?: string;
  readonly kind?: string;
  readonly milliseconds?: number;
  readonly fault?: string | null;
  readonly memory?: number;
}

function option(name: string, otherwise: number): number {
  const at = process.argv.indexOf(name);
  return at < 0 ? otherwise : Number(process.argv[at + 1] ?? otherwise);
}

/** How far a run came, and what it found. */
interface Kept {
  readonly from: number;
  readonly end: number;
  readonly scale: number;
  readonly next: number;
  readonly faults: readonly string[];
  readonly kinds: readonly (readonly [string, number])[];
  readonly slowest: { readonly name: string; readonly milliseconds: number };
  readonly memory: number;
  readonly made: readonly (readonly [string, Made])[];
}

/** What inputs that were made in one way took: how many they were, the longest time and the most memory after one. */
interface Made {
  readonly inputs: number;
  readonly milliseconds: number;
  readonly memory: number;
}

const first = option('--from', 0);
const end = first + option('--inputs', 10_000);
const scale = option('--scale', 1);
const keepAt = process.argv.indexOf('--keep');
const keepFile = keepAt < 0 ? null : (process.argv[keepAt + 1] ?? null);
const kept = keepFile === null ? null : keptIn(keepFile);
const kinds = new Map<string, number>(kept?.kinds);
const made = new Map<string, Made>(kept?.made);
const faults: string[] = [...(kept?.faults ?? [])];
let slowest = kept?.slowest ?? { name: '', milliseconds: 0 };
let memory = kept?.memory ?? 0;
const HUNDRED = 100;

/** What an earlier run of the same inputs wrote down, or null. */
function keptIn(file: string): Kept | null {
  if (!existsSync(file)) return null;
  const before: Kept = JSON.parse(readFileSync(file, 'utf8'));
  if (before.from === first && before.end === end && before.scale === scale) return before;
  throw new Error(
    `${file} is of the inputs ${before.from} to ${before.end} at scale ${before.scale}; name another file`,
  );
}

function keep(next: number): void {
  if (keepFile === null) return;
  const now: Kept = { from: first, end, scale, next, faults, kinds: [...kinds], slowest, memory, made: [...made] };
  writeFileSync(keepFile, JSON.stringify(now, null, 1));
}

/** Faults are told as they come, since a run takes long. */
function note(fault: string): void {
  faults.push(fault);
  console.log(fault);
}

/** Runs one child from a seed on; resolves to the seed after the last that it finished or died of. */
function runChild(from: number): Promise<number> {
  const child = spawn(process.execPath, ['--max-old-space-size=400', CHILD, String(from), String(end), String(scale)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let current = from;
  let done = from;
  let complaint = '';
  child.stderr.on('data', (data) => {
    complaint = `${complaint}${data}`.slice(-2000);
  });
  let timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
  createInterface(child.stdout).on('line', (text) => {
    clearTimeout(timer);
    timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
    const line: Line = JSON.parse(text);
    if (line.begin !== undefined) current = line.begin;
    else {
      done = current + 1;
      take(line);
      if (done % HUNDRED === 0) keep(done);
    }
  });
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (code === 0) return resolve(end);
      note(`seed ${current}: the process died (${signal ?? code}) ${complaint.split('\n').at(-2) ?? ''}`);
      resolve(Math.max(done, current + 1));
    });
  });
}

function take({ name = '', kind = '', milliseconds = 0, fault = null, memory: used = 0 }: Line): void {
  kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  const way = name.replace(/^\d+ /, '');
  const before = made.get(way) ?? { inputs: 0, milliseconds: 0, memory: 0 };
  made.set(way, {
    inputs: before.inputs + 1,
    milliseconds: Math.max(before.milliseconds, milliseconds),
    memory: Math.max(before.memory, used),
  });
  if (fault !== null) note(`seed ${name}: ${fault}`);
  if (milliseconds > MOST_MILLISECONDS) note(`seed ${name}: ${milliseconds.toFixed(0)} ms`);
  if (used > MOST_MEMORY && memory <= MOST_MEMORY) note(`seed ${name}: memory ${(used / 2 ** 20).toFixed(0)} MB`);
  if (milliseconds > slowest.milliseconds) slowest = { name, milliseconds };
  memory = Math.max(memory, used);
}

for (let from = kept?.next ?? first; from < end; ) {
  from = await runChild(from);
  keep(from);
}
console.log(`${end - first} inputs: ${[...kinds].map(([kind, count]) => `${kind} ${count}`).join(', ')}`);
for (const [way, { inputs, milliseconds, memory: most }] of [...made].sort(
  (a, b) => b[1].milliseconds - a[1].milliseconds,
))
  console.log(`${way}: ${inputs}, ${milliseconds.toFixed(0)} ms, ${(most / 2 ** 20).toFixed(0)} MB`);
console.log(
  `slowest: ${slowest.name}, ${slowest.milliseconds.toFixed(0)} ms; most memory ${(memory / 2 ** 20).toFixed(0)} MB`,
);
console.log(`${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;
