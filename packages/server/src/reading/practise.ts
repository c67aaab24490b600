import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Task } from './tasks.js';

/** Milliseconds after the start in which the first page is served undisturbed. */
const PAUSE = 1_000;
/** So often every sample is read: by then the program is compiled for what it does most. */
const TURNS = 3;

/** The readers, as far as practising needs them. */
interface Practising {
  readonly size: number;
  practise(which: number, task: Extract<Task, { kind: 'read' }>): Promise<void>;
}

/**
 * Lets one reader after the other read the samples, without keeping anything, so that the first documents of a person are
 * not the first that these processes read, which takes twice as long. What is handed in meanwhile has the other readers;
 * where there is but one, it waits for one sample. Returns how to stop.
 */
export function practise(readers: Practising, folder: string, pause = PAUSE): () => void {
  let stopped = false;
  const all = async (): Promise<void> => {
    const names = (await readdir(folder).catch(() => [])).filter((name) => !name.startsWith('.'));
    const files = await Promise.all(
      names.map(async (name) => ({ name, bytes: await readFile(join(folder, name)).catch(() => null) })),
    );
    for (let which = 0; which < readers.size; which += 1) {
      for (let turn = 0; turn < TURNS; turn += 1) {
        for (const { name, bytes } of files) {
          if (stopped) return;
          if (bytes !== null) await readers.practise(which, { kind: 'read', name, bytes, policy: null });
        }
      }
    }
  };
  const timer = setTimeout(() => void all(), pause);
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
