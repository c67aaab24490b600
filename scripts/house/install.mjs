import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the project. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Names the packages of package-lock.json that are not installed in the version that it pins.
 * Packages for other platforms (optional ones) may be absent.
 */
export function missingPackages(folder = root) {
  const { packages } = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'));
  return Object.entries(packages)
    .filter(([path, entry]) => path.startsWith('node_modules/') && !entry.optional && !entry.peer)
    .filter(([path, entry]) => {
      const manifest = join(folder, path, 'package.json');
      if (!existsSync(manifest)) return true;
      return entry.version !== undefined && JSON.parse(readFileSync(manifest, 'utf8')).version !== entry.version;
    })
    .map(([path]) => path.slice('node_modules/'.length));
}

/** Runs a command in the project's folder with its output shown; returns its exit code. */
export function run(command, args, env = process.env) {
  const windows = process.platform === 'win32';
  const done = spawnSync(command, args, { cwd: root, env, stdio: 'inherit', shell: windows });
  if (done.error) console.error(`${command} could not be started: ${done.error.message}`);
  return done.status ?? 1;
}

/** Runs a program of node_modules by its JavaScript file, so that no shell and no PATH is needed. */
export function runInstalled(packageName, args) {
  const folder = join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = typeof bin === 'string' ? bin : (bin[packageName.split('/').at(-1)] ?? Object.values(bin)[0]);
  return run(process.execPath, [join(folder, file), ...args]);
}

/**
 * Installs what package-lock.json names, in the versions that it pins, where node_modules lacks some of it; returns
 * npm's exit code (docs/decisions/0010-installing.md).
 */
export function install() {
  const missing = missingPackages();
  if (missing.length === 0) return 0;
  console.log(`正在安装依赖（缺 ${missing.length} 个）……`);
  const args = ['ci', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  return npm ? run(process.execPath, [npm, ...args]) : run('npm', args);
}
