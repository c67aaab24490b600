import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { install, root, run, runInstalled } from './install.mjs';

/**
 * Installs and builds what is missing, then runs Kaocheng on the files given, on the samples when none is.
 * Returns the exit code: what the samples print is no failure of the start, a sample that cannot be read is.
 */
export function start(args) {
  if (install() !== 0) return fail('the packages could not be installed; see above. Is the network there?');
  if (runInstalled('tsx', ['scripts/build-data.ts']) !== 0) return fail('the data could not be built; see above.');
  if (runInstalled('typescript', ['-b']) !== 0) return fail('the packages could not be built; see above.');
  const command = join(root, 'packages/cli/bin/kaocheng.mjs');
  if (args.length > 0) return run(process.execPath, [command, ...args]);
  if (!existsSync(join(root, 'samples'))) return fail('the folder samples/ is missing.');
  const code = run(process.execPath, [command, 'check', 'samples']);
  return code === 1 ? 0 : code;
}

function fail(sentence) {
  console.error(`Kaocheng did not start: ${sentence}`);
  return 2;
}
