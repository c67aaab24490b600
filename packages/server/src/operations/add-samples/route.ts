import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ProblemError } from '../../problem/problem-error.js';
import type { Handler } from '../context.js';
import { receive } from '../receive.js';

/** Loads every file of the samples; those that are there already stay as they are. */
export const addSamples: Handler<'addSamples'> = async (context, { caller }) => {
  const names = await readdir(context.samples).catch(() => []);
  if (names.length === 0) throw new ProblemError(404, 'no-samples', { folder: context.samples });
  const documents = [];
  for (const name of names.filter((one) => !one.startsWith('.')).sort()) {
    documents.push(await receive(context, name, await readFile(join(context.samples, name)), caller.name));
  }
  return { documents };
};
