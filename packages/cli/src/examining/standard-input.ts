import { fstatSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { MOST_BYTES } from '@kaocheng/documents/limits';
import { type Bytes, type Input, problemOf, tooLarge } from '../inputs.js';
import type { Task } from './task.js';

/**
 * Puts the bytes of standard input with the tasks that name it, so that no reading thread waits for them: it is read once,
 * when it is first asked for, and a fault takes its place where that fails. Other tasks stay as they are.
 * @param stream what is read in its place
 */
export function standardInput(stream?: Readable): (task: Task) => Promise<Task> {
  let read: Promise<Bytes> | null = null;
  return async (task) => {
    if (task.input.kind !== 'stdin') return task;
    read ??= stream === undefined ? readOwn() : readStream(stream);
    const found = await read;
    if ('bytes' in found) return { ...task, bytes: found.bytes };
    const input: Input = { kind: 'fault', name: task.input.name, ...found };
    return { ...task, input };
  };
}

/** The standard input of this process; never one that can have no bytes, a folder or a device of blocks. */
async function readOwn(): Promise<Bytes> {
  try {
    const stat = fstatSync(0);
    if (stat.isDirectory() || stat.isBlockDevice()) return { code: 'not-a-file', facts: {} };
    if (stat.isFile() && stat.size > MOST_BYTES) return tooLarge(stat.size);
    return await readStream(process.stdin);
  } catch (error) {
    return problemOf(error);
  }
}

/** Reads a stream whole, but never more than the limit: what is behind it is left, and the stream closed. */
async function readStream(stream: Readable): Promise<Bytes> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > MOST_BYTES) return tooLarge(length);
    }
  } catch (error) {
    return problemOf(error);
  }
  return { bytes: Buffer.concat(chunks) };
}
