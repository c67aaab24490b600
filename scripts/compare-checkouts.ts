import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cellsOf, differences, NEIGHBOURS } from './compare-checkouts/differences.js';
import { makeOrdinaryFiles } from './compare-checkouts/ordinary-files.js';
import { readWith } from './compare-checkouts/read-with.js';

/**
 * Reads files with this checkout and with another one and prints, file by file, the cells that are new, gone or changed.
 *
 *   npx tsx -C source scripts/compare-checkouts.ts OTHER FILE-OR-FOLDER… [--counts]
 *   npx tsx -C source scripts/compare-checkouts.ts --make FOLDER [--seeds N]
 *
 * OTHER is the root of a checkout whose packages are installed and whose data is built (`npm ci && npm run data`), for
 * instance `git clone . /tmp/before && cd /tmp/before && git checkout COMMIT`; both are run from their sources, each in its
 * own process, so that nothing needs building after an edit. --counts leaves the single cells out. Lines look like
 *
 *   FILE  cells 120  new 1  gone 2  changed 3
 *     gone     1 indicators.参保率.score: 5
 *     changed  1 funds.total.rate: 98% → 98
 *
 * Exit code 1 where a cell is gone or changed, where a file can no longer be read, or where a file in a folder named
 * `neighbours` (see --make) has a form; 2 where the arguments are wrong.
 *
 * --make writes a large set of ordinary files to compare on (about 600 with the two seeds taken by default): every template
 * filled in, in each container; the forms of the samples as other people make them in each container, their figures drawn
 * anew for every seed; the samples; and, in `neighbours`, what lies beside such forms and is none: price lists, rosters,
 * budget tables, letters, reports in prose, which must stay without forms.
 */
const USAGE =
  'npx tsx -C source scripts/compare-checkouts.ts OTHER FILE-OR-FOLDER… [--counts] | --make FOLDER [--seeds N]';

function filesBelow(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name)));
}

async function compare(other: string, paths: readonly string[], onlyCounts: boolean): Promise<number> {
  const files = paths.flatMap((path) => filesBelow(resolve(path)));
  const here = fileURLToPath(new URL('..', import.meta.url));
  const [before, after] = [await readWith(resolve(other), files), await readWith(here, files)];
  const total = { cells: 0, fresh: 0, gone: 0, changed: 0, misplaced: 0 };
  for (const file of files) {
    const [old, now] = [cellsOf(before.get(file)), cellsOf(after.get(file))];
    const { fresh, gone, changed } = differences(old, now);
    // Of what is no form nothing can be lost: only a form in it counts.
    const isNeighbour = NEIGHBOURS.test(file);
    const misplaced = isNeighbour && [...now.keys()].some((path) => path.startsWith('1 '));
    total.cells += old.size;
    total.fresh += fresh.length;
    total.gone += isNeighbour ? 0 : gone.length;
    total.changed += isNeighbour ? 0 : changed.length;
    total.misplaced += misplaced ? 1 : 0;
    if (fresh.length + gone.length + changed.length === 0 && !misplaced) continue;
    const counts = `cells ${old.size}  new ${fresh.length}  gone ${gone.length}  changed ${changed.length}`;
    process.stdout.write(`${file}  ${counts}${misplaced ? '  A FORM WHERE NONE IS' : ''}\n`);
    if (onlyCounts) continue;
    for (const line of fresh) process.stdout.write(`  new      ${line}\n`);
    for (const line of gone) process.stdout.write(`  gone     ${line}\n`);
    for (const line of changed) process.stdout.write(`  changed  ${line}\n`);
  }
  const { cells, fresh, gone, changed, misplaced } = total;
  const none = misplaced > 0 ? `  files with a form where none is ${misplaced}` : '';
  process.stdout.write(
    `${files.length} files  cells ${cells}  new ${fresh}  gone ${gone}  changed ${changed}${none}\n`,
  );
  return gone + changed + misplaced > 0 ? 1 : 0;
}

async function main(args: readonly string[]): Promise<number> {
  const makes = args.indexOf('--make');
  if (makes >= 0) {
    const folder = args[makes + 1];
    const seeds = args.includes('--seeds') ? Number(args[args.indexOf('--seeds') + 1]) : 2;
    if (folder === undefined || !Number.isInteger(seeds)) throw new TypeError(USAGE);
    process.stdout.write(`${await makeOrdinaryFiles(resolve(folder), seeds)} files in ${folder}\n`);
    return 0;
  }
  const [other, ...paths] = args.filter((arg) => arg !== '--counts');
  if (other === undefined || paths.length === 0) throw new TypeError(USAGE);
  const missing = [join(other, 'packages'), ...paths].find((path) => !existsSync(path));
  if (missing !== undefined) throw new TypeError(`${missing} is not there\n${USAGE}`);
  return compare(other, paths, args.includes('--counts'));
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof TypeError ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
