import { readFileSync, statSync } from 'node:fs';
import { EmbeddedError } from './embedded-error.js';

/** A user of the system under whom PostgreSQL runs. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
  readonly name: string;
}

/** Accounts that PostgreSQL may run under, best first; any other unprivileged account of the system comes after. */
const PREFERRED = ['postgres', '_postgres', 'nobody'];

/** The accounts in the text of a file as /etc/passwd, in its order. */
export function readAccounts(passwd: string): Account[] {
  return passwd
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4 && /^\d+$/.test(fields[2] ?? '') && /^\d+$/.test(fields[3] ?? ''))
    .map(([name, , uid, gid]) => ({ name: name ?? '', uid: Number(uid), gid: Number(gid) }));
}

/** The account that root drops to where nothing is there yet: postgres, else nobody, else the first that is not root. */
export function unprivileged(accounts: readonly Account[]): Account | null {
  const possible = accounts.filter(({ uid }) => uid !== 0);
  for (const name of PREFERRED) {
    const found = possible.find((account) => account.name === name);
    if (found) return found;
  }
  return possible[0] ?? null;
}

/** The accounts of this system; none where it keeps no such list. */
export function systemAccounts(): Account[] {
  try {
    return readAccounts(readFileSync('/etc/passwd', 'utf8'));
  } catch {
    return [];
  }
}

/** Whether this process runs as root, whom PostgreSQL refuses to serve. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** The owner of a file or folder as an account; the account need not be in the list of the system. */
export function ownerOf(path: string): Account {
  const { uid, gid } = statSync(path);
  return systemAccounts().find((account) => account.uid === uid) ?? { uid, gid, name: String(uid) };
}

/**
 * The account for a new database in a folder, or null where this process may run PostgreSQL itself. For root it is the
 * folder's owner where that is another, so that both may start Kaocheng there later; else an unprivileged account.
 * @throws EmbeddedError database-no-account where the system has none
 */
export function accountFor(folder: string): Account | null {
  if (!isRoot()) return null;
  const owner = ownerOf(folder);
  const account = owner.uid !== 0 ? owner : unprivileged(systemAccounts());
  if (account === null) throw new EmbeddedError({ code: 'database-no-account', facts: {} });
  return account;
}
