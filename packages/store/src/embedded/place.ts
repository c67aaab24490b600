import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { type Account, accountFor, isRoot, ownerOf } from './account.js';
import { EmbeddedError, reasonOf } from './embedded-error.js';
import { mayEnter } from './reach.js';
import { writeWhole } from './write-whole.js';

/** Where a database lies, and who runs it. */
export interface Place {
  /** The data folder of Kaocheng, without links. */
  readonly folder: string;
  /** The folder of the database: password, settings, data, and the programs where they had to be copied. */
  readonly root: string;
  /** What PostgreSQL calls its data directory. */
  readonly data: string;
  /** Folder of the socket. */
  readonly run: string;
  readonly password: string;
  /** The account that PostgreSQL runs under; null where it is the one of this process. */
  readonly account: Account | null;
}

/** Where a database goes that root's account could not reach in the data folder; the first that is there. */
const ELSEWHERE = ['/var/lib', '/Library/Application Support', '/var/db', '/srv', '/opt'];

/** What folder/database.json says: where the database lies, and whether it has been made there. */
interface Location {
  readonly place: string;
  readonly made: boolean;
}

/**
 * Finds the place of the database that belongs to a data folder, or chooses one where there is none yet; makes the data
 * folder. The place is folder/database; for root, where the account that PostgreSQL runs under cannot enter the data
 * folder (it lies under one that only root may enter), it is outside, and folder/database.json says where.
 * @throws EmbeddedError database-folder-unusable, database-no-account, database-no-place, database-place-lost,
 * database-other-owner
 */
export function findPlace(given: string): Place {
  const folder = makeFolder(given);
  const location = readLocation(folder);
  const inside = join(folder, 'database');
  if (location !== null) {
    if (location.made && !existsSync(join(location.place, 'data'))) {
      throw new EmbeddedError({ code: 'database-place-lost', facts: { folder, place: location.place } });
    }
    return placeAt(folder, location.place, existsSync(location.place) ? null : accountFor(folder));
  }
  const account = existsSync(inside) ? null : accountFor(folder);
  if (account === null || admit(folder, account)) return placeAt(folder, inside, account);
  const outside = placeElsewhere(folder, account);
  writeLocation(folder, { place: outside, made: false });
  return placeAt(folder, outside, account);
}

/** Notes in the data folder that its database has been made, where it lies outside. */
export function placeIsMade(place: Place): void {
  if (dirname(place.root) === place.folder) return;
  writeLocation(place.folder, { place: place.root, made: true });
}

function placeAt(folder: string, root: string, chosen: Account | null): Place {
  const data = join(root, 'data');
  const account = chosen ?? ownerOfData(data, root);
  if (account !== null && existsSync(root) && !mayEnter(root, account)) {
    throw new EmbeddedError({ code: 'database-no-place', facts: { folder, account: account.name } });
  }
  return { folder, root, data, run: join(root, 'run'), password: join(root, 'password'), account };
}

/** PostgreSQL serves only the owner of its data: root becomes that owner, anybody else must be it. */
function ownerOfData(data: string, root: string): Account | null {
  if (!existsSync(root) || process.getuid === undefined) return null;
  const owner = ownerOf(existsSync(data) ? data : root);
  if (isRoot()) return owner;
  if (owner.uid === process.getuid()) return null;
  throw new EmbeddedError({ code: 'database-other-owner', facts: { place: root, owner: owner.name } });
}

function makeFolder(given: string): string {
  try {
    mkdirSync(dirname(resolve(given)), { recursive: true });
    if (!existsSync(given)) mkdirSync(given, { mode: 0o700 });
    accessSync(given, constants.R_OK | constants.W_OK | constants.X_OK);
    return realpathSync(given);
  } catch (cause) {
    const facts = { folder: given, reason: reasonOf(cause) };
    throw new EmbeddedError({ code: 'database-folder-unusable', facts }, { cause });
  }
}

/** Lets an account pass through the data folder itself, which is ours; what lies above is not for us to change. */
function admit(folder: string, account: Account): boolean {
  if (!mayEnter(dirname(folder), account)) return false;
  if (!mayEnter(folder, account)) chmodSync(folder, (statSync(folder).mode & 0o777) | 0o001);
  return mayEnter(folder, account);
}

function placeElsewhere(folder: string, account: Account): string {
  for (const parent of ELSEWHERE) {
    if (!existsSync(parent) || !mayEnter(parent, account)) continue;
    const home = join(parent, 'kaocheng');
    try {
      mkdirSync(home, { recursive: true });
      chmodSync(home, 0o711);
    } catch {
      continue;
    }
    return join(home, `${basename(folder)}-${randomBytes(4).toString('hex')}`);
  }
  throw new EmbeddedError({ code: 'database-no-place', facts: { folder, account: account.name } });
}

function readLocation(folder: string): Location | null {
  const file = join(folder, 'database.json');
  if (!existsSync(file)) return null;
  try {
    const { place, made }: Partial<Location> = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof place === 'string' && typeof made === 'boolean') return { place, made };
    throw new TypeError('database.json');
  } catch (cause) {
    throw new EmbeddedError(
      { code: 'database-folder-unusable', facts: { folder, reason: `database.json: ${reasonOf(cause)}` } },
      { cause },
    );
  }
}

function writeLocation(folder: string, location: Location): void {
  const file = join(folder, 'database.json');
  writeWhole(file, `${JSON.stringify(location)}\n`, 0o600);
  if (isRoot()) chownSync(file, statSync(folder).uid, statSync(folder).gid);
}
