import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { type Account, accountFor, isRoot, ownerOf } from './account.js';
import { EmbeddedError, reasonOf, systemCode } from './embedded-error.js';
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
  const location = readLocation(folder) ?? chooseLocation(folder);
  const { place: root, made } = location;
  if (made && !existsSync(root))
    throw new EmbeddedError({ code: 'database-place-lost', facts: { folder, place: root } });
  const account = existsSync(root) ? ownerOfDatabase(root, folder) : accountFor(folder);
  if (account !== null && !mayEnter(existsSync(root) ? root : dirname(root), account)) {
    throw new EmbeddedError({ code: 'database-no-place', facts: { folder, account: account.name } });
  }
  const [data, run, password] = [join(root, 'data'), join(root, 'run'), join(root, 'password')];
  return { folder, root, data, run, password, account };
}

/** Notes in the data folder that its database has been made, where it lies outside. */
export function placeIsMade(place: Place): void {
  const location = readLocation(place.folder);
  if (location === null || location.made) return;
  writeWhole(join(place.folder, 'database.json'), locationText({ place: place.root, made: true }), 0o600);
}

/** Inside the data folder, where the account can get there. */
function chooseLocation(folder: string): Location {
  const inside = join(folder, 'database');
  if (existsSync(inside)) return { place: inside, made: true };
  const account = accountFor(folder);
  if (account === null || admit(folder, account)) return { place: inside, made: false };
  return keepLocation(folder, { place: placeElsewhere(folder, account), made: false });
}

/** PostgreSQL serves only the owner of its data: root becomes that owner, anybody else must be it. */
function ownerOfDatabase(root: string, folder: string): Account | null {
  if (process.getuid === undefined) return null;
  const data = join(root, 'data');
  const owner = ownerOf(existsSync(data) ? data : root);
  if (isRoot()) return owner.uid === 0 ? accountFor(folder) : owner;
  if (owner.uid === process.getuid()) return null;
  throw new EmbeddedError({ code: 'database-other-owner', facts: { place: root, owner: owner.name } });
}

function makeFolder(given: string): string {
  try {
    mkdirSync(dirname(resolve(given)), { recursive: true });
    if (!existsSync(given)) {
      mkdirSync(given, { mode: 0o700 });
      chmodSync(given, 0o700);
    }
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

/** Writes the location down where none is; where another process was faster, its one counts. */
function keepLocation(folder: string, location: Location): Location {
  const file = join(folder, 'database.json');
  const draft = `${file}.${process.pid}.first`;
  writeWhole(draft, locationText(location), 0o600);
  try {
    linkSync(draft, file);
    return location;
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
    return readLocation(folder) ?? location;
  } finally {
    rmSync(draft, { force: true });
  }
}

function locationText(location: Location): string {
  return `${JSON.stringify(location)}\n`;
}
