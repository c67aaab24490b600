import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { install, root, runInstalled } from './install.mjs';

/** Every step of `npm test`, in order. A step returns an exit code. */
const STEPS = [
  ['install', install],
  ['data', () => runInstalled('tsx', ['-C', 'source', 'scripts/build-data.ts'])],
  ['build', () => runInstalled('typescript', ['-b'])],
  ['reading threads', () => runInstalled('vite', ['build', '--logLevel', 'error', 'packages/cli'])],
  ['web page', () => runInstalled('vite', ['build', '--logLevel', 'error', 'packages/web'])],
  ['types of tests and scripts', () => runInstalled('typescript', ['-p', 'tsconfig.check.json'])],
  ['types of the browser tests', () => runInstalled('typescript', ['-p', 'test/browser'])],
  ['types of the web page', () => runInstalled('typescript', ['-p', 'packages/web/tsconfig.check.json'])],
  ['layers', () => runInstalled('tsx', ['scripts/check-layers.ts'])],
  ['house rules', () => runInstalled('tsx', ['scripts/check-house.ts'])],
  ['lint', () => runInstalled('@biomejs/biome', ['check', '--error-on-warnings', '.'])],
  ['unused code', () => runInstalled('knip', [])],
];

/**
 * Runs every step and then all tests, and prints the time of each. Without the packages nothing else can run,
 * so a failed install stops it; any other failed step is counted and the rest still runs.
 */
export function test() {
  const failed = [];
  let passed = 0;
  for (const [name, step] of STEPS) {
    if (timed(name, step) === 0) passed += 1;
    else {
      failed.push(name);
      if (name === 'install') break;
    }
  }
  const tests = failed.includes('install') ? { passed: 0, failed: 1 } : runTests();
  if (tests.failed > 0) failed.push('tests');
  const failures = failed.filter((name) => name !== 'tests').length + tests.failed;
  if (failed.length > 0) console.log(`failed: ${failed.join(', ')}`);
  console.log(`${passed + tests.passed} passed, ${failures} failed`);
  return failures === 0 ? 0 : 1;
}

function timed(name, step) {
  console.log(`— ${name}`);
  const begin = performance.now();
  const code = step();
  console.log(`  ${name}: ${code === 0 ? 'ok' : 'FAILED'}, ${((performance.now() - begin) / 1000).toFixed(1)} s`);
  return code;
}

/** Runs vitest; a run that ends without a report counts as one failure. */
function runTests() {
  const folder = mkdtempSync(join(tmpdir(), 'kaocheng-test-'));
  const report = join(folder, 'report.json');
  try {
    const code = timed('tests', () =>
      runInstalled('vitest', [
        'run',
        '--root',
        root,
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
      ]),
    );
    if (!existsSync(report)) return { passed: 0, failed: 1 };
    const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8'));
    if (numPendingTests > 0) console.log(`  ${numPendingTests} tests did not run`);
    return { passed: numPassedTests, failed: code === 0 ? numFailedTests : Math.max(1, numFailedTests) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
