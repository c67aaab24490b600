import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { install, root, runInstalled } from './install.mjs';
import { isBuilt, noteBuilt, sourcesStamp } from './stamp.mjs';

const parent = process.ppid;

/** The steps of the build; each says what it is and what to do where it fails. */
const STEPS = [
  ['数据', () => runInstalled('tsx', ['-C', 'source', 'scripts/build-data.ts'])],
  ['程序', () => runInstalled('typescript', ['-b', 'packages/cli'])],
  ['读取程序', () => runInstalled('vite', ['build', '--logLevel', 'warn', 'packages/cli'])],
  ['网页', () => runInstalled('vite', ['build', '--logLevel', 'warn', 'packages/web'])],
];

/**
 * Installs and builds what is missing, then serves the web page; with arguments it runs that command of Kaocheng instead
 * (`npm start -- check file`). Nothing is installed or built where nothing has changed. Resolves to the exit code.
 */
export async function start(args) {
  if (install() !== 0) return fail('依赖没有装上，原因见上；请检查网络后重试。');
  const stamp = sourcesStamp(root);
  if (!isBuilt(root, stamp)) {
    for (const [name, step] of STEPS) {
      console.log(`正在构建${name}……`);
      if (step() !== 0) return fail(`${name}没有构建成功，原因见上。`);
    }
    noteBuilt(root, stamp);
  }
  endWithParent();
  // In this process, so that a signal reaches the server itself.
  const { main } = await import(pathToFileURL(join(root, 'packages/cli/dist/main.js')).href);
  return main(args.length > 0 ? args : ['serve']);
}

/**
 * Ends with npm: a signal to npm ends the shell between npm and this process, which then is left alone and would hear
 * nothing of it.
 */
function endWithParent() {
  if (process.env.npm_lifecycle_event !== 'start' || process.platform === 'win32') return;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGHUP');
  }, 300);
  watch.unref();
}

function fail(sentence) {
  console.error(`考成没有启动：${sentence}`);
  return 2;
}
