import { lstatSync, readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Account } from './account.js';

const READ = 0o4;
const ENTER = 0o1;

/** Whether the mode of a file or folder grants an account the wanted bits (of one octal digit). */
function grants(stats: Stats, account: Account, wanted: number): boolean {
  const shift = stats.uid === account.uid ? 6 : stats.gid === account.gid ? 3 : 0;
  return ((stats.mode >> shift) & wanted) === wanted;
}

/** Whether an account may enter a folder and every folder above it. The folder must exist. */
export function mayEnter(folder: string, account: Account): boolean {
  for (let path = realpathSync(folder); ; path = dirname(path)) {
    if (!grants(statSync(path), account, ENTER)) return false;
    if (path === dirname(path)) return true;
  }
}

/** Whether an account may read all that stands in a folder; links count by what they lead to, when it is inside. */
export function mayReadAll(folder: string, account: Account): boolean {
  return readdirSync(folder, { withFileTypes: true }).every((entry) => {
    const path = join(folder, entry.name);
    if (entry.isSymbolicLink()) return true;
    if (!entry.isDirectory()) return grants(lstatSync(path), account, READ);
    return grants(lstatSync(path), account, READ | ENTER) && mayReadAll(path, account);
  });
}
