import { chmodSync, cpSync, existsSync, lstatSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Place } from './place.js';
import type { Programs } from './programs.js';
import { mayEnter, mayReadAll } from './reach.js';

const PREFIX = 'programs-';

/**
 * The programs as the place's account can reach them: where they are, or, when they lie in a folder that it may not
 * enter or read, a copy of them in the place. Copies of other versions are removed.
 */
export function reachablePrograms(programs: Programs, place: Place): Programs {
  const { account, root } = place;
  if (account === null || (mayEnter(programs.root, account) && mayReadAll(programs.root, account))) return programs;
  const name = `${PREFIX}${programs.version}`;
  const copy = join(root, name);
  if (!existsSync(copy)) {
    for (const old of readdirSync(root)) {
      if (old.startsWith(PREFIX)) rmSync(join(root, old), { recursive: true });
    }
    const draft = `${copy}.${process.pid}.new`;
    cpSync(programs.root, draft, { recursive: true, verbatimSymlinks: true });
    openToAll(draft);
    renameSync(draft, copy);
  }
  return { root: copy, version: programs.version };
}

/** Lets everybody read a folder and all in it, and run what its owner may run. */
function openToAll(path: string): void {
  const stats = lstatSync(path);
  if (stats.isSymbolicLink()) return;
  chmodSync(path, stats.isDirectory() || (stats.mode & 0o100) !== 0 ? 0o755 : 0o644);
  if (stats.isDirectory()) for (const name of readdirSync(path)) openToAll(join(path, name));
}
