import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';

const require = createRequire(import.meta.url);
/** The fonts are those that documents are written with. */
const documents = createRequire(new URL('../../packages/documents/package.json', import.meta.url));

/** A Chromium of one's own instead of the one from npm; screenshots are then not compared. */
const OWN = process.env['KAOCHENG_CHROMIUM'];

/** Whether pages are drawn by the Chromium that drew the references. */
export const isReferenceChromium = OWN === undefined;

/** Folder of the unpacked program: one a version and user, so that runs share it and users do not meet. */
function folder(): string {
  const { version } = require(join(packed(), 'package.json')) as { version: string };
  return join(tmpdir(), `kaocheng-chromium-${version}-${userInfo().uid}`);
}

function packed(): string {
  // build/cjs/index.cjs → the folder of the package
  return join(dirname(require.resolve('@sparticuz/chromium')), '..', '..');
}

/** Puts a file in place whole: others that look for it see either nothing or all of it. */
function place(path: string, bytes: Uint8Array | string): void {
  const half = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  writeFileSync(half, bytes);
  chmodSync(half, 0o755);
  renameSync(half, path);
}

function unpacked(): string {
  if (OWN !== undefined) return OWN;
  const program = join(folder(), 'chromium');
  if (!existsSync(program)) {
    mkdirSync(folder(), { recursive: true, mode: 0o700 });
    place(program, brotliDecompressSync(readFileSync(join(packed(), 'bin', 'chromium.br'))));
  }
  return program;
}

/** Only the Chinese fonts that come with the project are seen, so that pages look the same on every machine. */
function fontsConfig(): string {
  const fonts = dirname(documents.resolve('@expo-google-fonts/noto-sans-sc/package.json'));
  const folders = ['400Regular', '700Bold'].map((weight) => `<dir>${join(fonts, weight)}</dir>`).join('');
  const path = join(folder(), 'fonts.conf');
  const text = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${folders}<cachedir>${join(folder(), 'fonts')}</cachedir></fontconfig>`;
  mkdirSync(folder(), { recursive: true, mode: 0o700 });
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text) place(path, text);
  return path;
}

let missing: string | null | undefined;

/** Why no Chromium can run here (another system, a library is missing), or null where it can. */
export function chromiumMissing(): string | null {
  if (missing === undefined) missing = OWN === undefined ? findMissing() : null;
  return missing;
}

function findMissing(): string | null {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return `the Chromium of npm is for linux-x64, this is ${process.platform}-${process.arch}; KAOCHENG_CHROMIUM may name another`;
  }
  const tried = spawnSync(unpacked(), ['--version'], { encoding: 'utf8', timeout: 60_000 });
  if (tried.status === 0) return null;
  return `Chromium does not start here: ${(tried.stderr || tried.error?.message || `exit ${tried.status}`).trim().split('\n')[0]}`;
}

/** Starts a browser; whoever starts it closes it. */
export async function startChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: unpacked(),
    // As root, and in containers, its sandbox cannot be had; the pages are our own.
    args: ['--no-sandbox', '--no-zygote', '--disable-gpu', '--font-render-hinting=none', '--force-color-profile=srgb'],
    env: { ...process.env, ...(OWN === undefined ? { FONTCONFIG_FILE: fontsConfig() } : {}) },
  });
}
