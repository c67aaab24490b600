import { availableParallelism } from 'node:os';
import type { Readable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import type { Limits } from './limits.js';
import { readingProgram } from './program.js';
import { ReadingThread } from './reading-thread.js';
import { standardInput } from './standard-input.js';
import type { Task } from './task.js';
import type { Told } from './told.js';

/** More threads than this gain little, and each holds a document and the dictionaries. */
const MOST_THREADS = 8;
/** How many inputs for each thread may be read before those printed first are, so that waiting results stay few. */
const AHEAD = 4;

/**
 * Reads and tells all inputs, several at once on threads of this process, and gives what each gave in the order of the
 * tasks. Standard input is waited for here, as long as it takes. An input that takes too long or too much memory is given up and says so; the others are not touched.
 * Where the program is not built (run from source), inputs are read one after the other and without limits.
 * @param program what a thread runs, or null where nothing is built
 * @param stdin what is read in the place of standard input
 */
export async function* examineAll(
  tasks: readonly Task[],
  limits: Limits,
  program: URL | null = readingProgram(),
  stdin?: Readable,
): AsyncGenerator<readonly Told[]> {
  const withBytes = standardInput(stdin);
  if (program === null) {
    const { perform } = await import('./task.js');
    for (const task of tasks) yield await perform(await withBytes(task));
    return;
  }
  compileLate();
  const count = Math.min(tasks.length, availableParallelism(), MOST_THREADS);
  const threads = new Turns(Array.from({ length: count }, () => new ReadingThread(program, limits)));
  const running = new Map<number, Promise<readonly Told[]>>();
  let begun = 0;
  try {
    for (const index of tasks.keys()) {
      for (const task of tasks.slice(begun, index + count * AHEAD)) {
        running.set(
          begun,
          withBytes(task).then((ready) => threads.with((thread) => thread.perform(ready))),
        );
        begun++;
      }
      yield (await running.get(index)) ?? [];
      running.delete(index);
    }
  } finally {
    await Promise.all(threads.all.map((thread) => thread.stop()));
  }
}

/**
 * Lets Node 20 compile a function for speed six times later than it would: a run over few documents is over before most
 * of that work pays, and it costs a quarter of the run; a run over many is not slower (decision 0039).
 */
function compileLate(): void {
  if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=800000');
}

/** Lends each of a few things to one user at a time, in the order in which they ask. */
class Turns<T> {
  private readonly free: T[];
  private readonly waiting: ((one: T) => void)[] = [];

  constructor(readonly all: readonly T[]) {
    this.free = [...all];
  }

  /** Waits for one that is free and gives it back when `use` is done. */
  async with<R>(use: (one: T) => Promise<R>): Promise<R> {
    const one = this.free.pop() ?? (await new Promise<T>((resolve) => this.waiting.push(resolve)));
    try {
      return await use(one);
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.free.push(one);
      else next(one);
    }
  }
}
