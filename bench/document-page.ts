import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { chromiumMissing, startChromium } from '../test/browser/chromium.js';
import { addressOf, processorTimeOfAll } from './serving/server-process.js';

/** Bars of the issue, in milliseconds: 000 dropped until all stands; a correction until its findings stand. */
const BARS = { dropped: 2000, corrected: 100 };
const DROPS = 3;
const CORRECTIONS = 5;
/** So long nothing more has to come in before a page counts as whole, in milliseconds. */
const QUIET = 1500;
const MOST_TURNS = 20;

/**
 * Runs in the page before all else: keeps when a file was handed in or a correction was saved (`from`), and when what is
 * shown of a document last changed (`to`, after the picture was drawn): forms listed, cells drawn, findings, the source.
 */
const WATCH = `(() => {
  const seen = { from: 0, to: 0, what: '', words: '' };
  window.kaochengSeen = seen;
  addEventListener('change', (event) => { if (event.target.type === 'file') seen.from = performance.now(); }, true);
  addEventListener('click', (event) => { if (event.target.closest('.cell-panel button')) seen.from = performance.now(); }, true);
  const look = () => {
    const all = (selector) => document.querySelectorAll(selector);
    const what = JSON.stringify([
      all('.forms-list tbody tr').length, all('.form-table td').length, all('[data-finding]').length,
      all('.source-block').length,
    ]);
    const words = [...all('.finding-sentence, .form-table ins')].map((each) => each.textContent).join();
    if (what === seen.what && words === seen.words) return;
    seen.what = what;
    seen.words = words;
    requestAnimationFrame(() => setTimeout(() => { seen.to = performance.now(); }, 0));
  };
  addEventListener('DOMContentLoaded', () =>
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true }));
})()`;

interface Seen {
  readonly from: number;
  readonly to: number;
  readonly what: string;
  readonly words: string;
}

/** Milliseconds on the clock, and of them the processor's: the page's main thread, and the server with its database. */
interface Spent {
  readonly clock: number;
  readonly task: number;
  readonly script: number;
  readonly layout: number;
  readonly server: number;
}

/** The largest documents dropped and corrected in a real browser, on the built server after it has been up for a while. */
export async function benchDocumentPage(root: string, sources: string): Promise<void> {
  const missing = chromiumMissing() ?? (existsSync(sources) ? null : '../shared is not there');
  if (missing !== null) {
    console.log(`\ndocument page: ${missing}`);
    return;
  }
  const data = mkdtempSync(join(tmpdir(), 'kaocheng-bench-'));
  // As root the database runs under another account, and lies outside of a folder that this one may not enter.
  chmodSync(data, 0o711);
  const { DATABASE_URL: _, ...environment } = process.env;
  const server = spawn(process.execPath, ['packages/cli/bin/kaocheng.mjs', 'serve'], {
    cwd: root,
    env: { ...environment, KAOCHENG_DATA: join(data, 'data'), KAOCHENG_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const chromium = await startChromium();
  try {
    const url = await addressOf(server);
    const page = await (await chromium.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
    await page.addInitScript(WATCH);
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Performance.enable');
    const watch: Watch = { page, cdp, server: server.pid ?? 0, url };
    const file = (begin: string) => join(sources, readdirSync(sources).find((name) => name.startsWith(begin)) ?? '');
    // As after a while of work: the readers run, and the page was opened before.
    await drop(watch, 'warm-up.txt', readFileSync(file('004')));
    await page.waitForTimeout(5000);
    for (const name of ['000', '002']) {
      const bytes = readFileSync(file(name));
      const drops: Spent[] = [];
      for (let turn = 0; turn < DROPS; turn += 1) drops.push(await drop(watch, `${name}-${turn}.txt`, bytes));
      report(`${name} dropped until all forms and findings stand`, drops, name === '000' ? BARS.dropped : null);
      console.log(`  shown: ${(await seen(page)).what} [forms, cells of the first, findings, parts of the source]`);
      await floor(page);
      const corrections: Spent[] = [];
      for (let turn = 0; turn < CORRECTIONS; turn += 1) corrections.push(await correct(watch, `0.0${turn + 1}`));
      report(`${name} corrected until its findings stand`, corrections, BARS.corrected);
    }
  } finally {
    await chromium.close();
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    await ended;
    rmSync(data, { recursive: true, force: true });
  }
}

interface Watch {
  readonly page: Page;
  readonly cdp: CDPSession;
  /** Process of the server. */
  readonly server: number;
  readonly url: string;
}

/** Hands a file to the page, which opens the document by itself. */
async function drop(watch: Watch, name: string, bytes: Buffer): Promise<Spent> {
  await watch.page.goto(watch.url);
  await watch.page.locator('input[type=file]').first().waitFor({ state: 'attached' });
  await watch.page.waitForTimeout(QUIET);
  return spent(watch, async () => {
    await watch.page.locator('input[type=file]').first().setInputFiles({ name, mimeType: 'text/plain', buffer: bytes });
    await watch.page.locator('[data-finding]').first().waitFor({ state: 'attached' });
  });
}

/** Corrects the score of the first row that has one. */
async function correct(watch: Watch, value: string): Promise<Spent> {
  const { page } = watch;
  await page
    .locator('[data-path^="indicators."][data-path$=".score"], .form-corrected[data-path$=".score"]')
    .first()
    .click();
  await page.getByLabel(/^(读错了，应为|已更正为)$/).fill(value);
  await page.waitForTimeout(QUIET);
  return spent(watch, () => page.getByRole('button', { name: '保存更正' }).click());
}

async function spent(watch: Watch, act: () => Promise<void>): Promise<Spent> {
  const before = await processor(watch);
  await act();
  let last = await seen(watch.page);
  for (let turn = 0; ; turn += 1) {
    await watch.page.waitForTimeout(QUIET);
    const next = await seen(watch.page);
    if (next.to === last.to && next.to > next.from) break;
    if (turn === MOST_TURNS) throw new Error('nothing on the page changed');
    last = next;
  }
  const { from, to } = last;
  const after = await processor(watch);
  return {
    clock: to - from,
    task: after.task - before.task,
    script: after.script - before.script,
    layout: after.layout - before.layout,
    server: after.server - before.server,
  };
}

function seen(page: Page): Promise<Seen> {
  return page.evaluate('window.kaochengSeen');
}

async function processor({ cdp, server }: Watch): Promise<Omit<Spent, 'clock'>> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  const of = (name: string): number => (metrics.find((each) => each.name === name)?.value ?? 0) * 1000;
  return {
    task: of('TaskDuration'),
    script: of('ScriptDuration'),
    layout: of('LayoutDuration') + of('RecalcStyleDuration'),
    server: processorTimeOfAll(server),
  };
}

/** What no page can go below: the same bytes asked for and parsed, with nothing drawn. */
async function floor(page: Page): Promise<void> {
  const took = await page.evaluate(`(async () => {
    const id = location.pathname.split('/').at(-1);
    const begin = performance.now();
    const [detail] = await Promise.all([
      fetch('/api/documents/' + id).then((answer) => answer.json()),
      fetch('/api/documents/' + id + '/text').then((answer) => answer.text()),
    ]);
    return [performance.now() - begin, JSON.stringify(detail).length];
  })()`);
  const [time, size] = took as [number, number];
  console.log(
    `  floor: the same data fetched and parsed by a bare page ${time.toFixed(0)} ms (${(size / 1024).toFixed(0)} KB)`,
  );
}

function report(title: string, all: readonly Spent[], bar: number | null): void {
  const middle = (of: (each: Spent) => number): number => [...all.map(of)].sort((a, b) => a - b)[all.length >> 1] ?? 0;
  console.log(`\n${title}: ${all.map(({ clock }) => clock.toFixed(0)).join(', ')} ms`);
  console.log(
    `  processor: page ${middle(({ task }) => task).toFixed(0)} ms (script ${middle(({ script }) => script).toFixed(0)}, ` +
      `layout ${middle(({ layout }) => layout).toFixed(0)}), server and database ${middle(({ server }) => server).toFixed(0)} ms`,
  );
  if (bar !== null) console.log(`  ${middle(({ clock }) => clock) < bar ? 'met ' : 'MISSED'}  under ${bar} ms`);
}
