import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { isRoot } from './account.js';
import { reachablePrograms } from './copy-programs.js';
import { EmbeddedError, reasonOf } from './embedded-error.js';
import { failure } from './failure.js';
import type { Place } from './place.js';
import { lives } from './postmaster.js';
import { type Programs, program } from './programs.js';
import { environment, runAs } from './run-as.js';

/** The passwords of a database: of PostgreSQL's superuser and of the owner of Kaocheng's records. */
export interface Passwords {
  readonly postgres: string;
  readonly kaocheng: string;
}

/**
 * Makes the folder of the database: an empty database with checksums in UTF-8, random passwords. Texts sort by code
 * point, which no update of a system library changes. It is made beside and then renamed, so that it is there whole or
 * not at all; where another process made it meanwhile, that one stands.
 * @throws EmbeddedError database-not-created, database-full
 */
export async function makeCluster(place: Place, programs: Programs): Promise<void> {
  removeLeftovers(place);
  const draft = `${place.root}.${process.pid}-${randomBytes(4).toString('hex')}.new`;
  try {
    mkdirSync(draft);
    chmodSync(draft, place.account === null ? 0o700 : 0o711);
    const passwords: Passwords = { postgres: randomPassword(), kaocheng: randomPassword() };
    writeFileSync(join(draft, 'password'), `${JSON.stringify(passwords)}\n`, { mode: 0o600 });
    for (const name of ['data', 'run', 'log', 'secret']) ownFolder(join(draft, name), place);
    const secret = join(draft, 'secret', 'superuser');
    writeFileSync(secret, `${passwords.postgres}\n`, { mode: 0o600 });
    if (place.account) chownSync(secret, place.account.uid, place.account.gid);
    await initialise(draft, secret, place, reachablePrograms(programs, { ...place, root: draft }));
    rmSync(join(draft, 'secret'), { recursive: true });
    keepByOwner(draft, place);
    renameSync(draft, place.root);
  } catch (cause) {
    rmSync(draft, { recursive: true, force: true });
    if (existsSync(place.data)) return;
    if (cause instanceof EmbeddedError) throw cause;
    throw failure(place, programs, outputOf(cause), 'not-created', cause);
  }
}

async function initialise(draft: string, secret: string, place: Place, programs: Programs): Promise<void> {
  const data = join(draft, 'data');
  const options = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  await promisify(execFile)(
    program(programs, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${secret}`, '--data-checksums', ...options],
    { ...runAs(place.account), cwd: data, env: environment(), windowsHide: true },
  );
  appendFileSync(join(data, 'postgresql.conf'), "include_if_exists '../settings.conf'\n");
}

/** Removes what processes left that were killed while they made the database here, as far as it lets itself be removed. */
function removeLeftovers({ root }: Place): void {
  const parent = dirname(root);
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(`${basename(root)}.`)) continue;
    const pid = /^\.(\d+)-[0-9a-f]{8}\.new$/.exec(name.slice(basename(root).length))?.[1];
    if (pid === undefined || lives(Number(pid))) continue;
    try {
      rmSync(join(parent, name), { recursive: true, force: true });
    } catch {
      // What the killed process began may still be at work there; the next one will find it ended.
    }
  }
}

function ownFolder(path: string, { account }: Place): void {
  mkdirSync(path, { mode: 0o700 });
  if (account) chownSync(path, account.uid, account.gid);
}

/** Gives what root made to the owner of the data folder, who may start Kaocheng as well. */
function keepByOwner(draft: string, { folder }: Place): void {
  if (!isRoot()) return;
  const { uid, gid } = statSync(folder);
  for (const path of [draft, join(draft, 'password')]) chownSync(path, uid, gid);
}

function randomPassword(): string {
  return randomBytes(32).toString('base64url');
}

function outputOf(error: unknown): string {
  const output = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
  return output.split('\n').slice(-3).join(' ') || reasonOf(error);
}
