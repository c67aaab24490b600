import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findOffice } from '@kaocheng/documents/doc/convert';
import { writeDocx } from '@kaocheng/documents/docx/write';
import { writeHtml } from '@kaocheng/documents/html/write';
import { Compiler } from '@kaocheng/documents/typst/compile';
import { OWN_FONTS } from '@kaocheng/documents/typst/fonts';
import type { Written } from '@kaocheng/documents/write/containers';
import { writeXlsx } from '@kaocheng/documents/xlsx/write';
import type { SheetDocument } from '@kaocheng/forms/sheet/page-setup';
import { chromiumMissing, isReferenceChromium, startChromium } from '../browser/chromium.js';

/** The LibreOffice that printed the references: others break lines elsewhere. */
const OFFICE = /LibreOffice 7\.4\./;
/** Longest that LibreOffice may take, ms. */
const PATIENCE = 240_000;

/** Why documents of a container are not printed on this machine, or null where they are. */
export function cannotPrint(container: Written): string | null {
  if (container === 'pdf') return null;
  if (container === 'html') return isReferenceChromium ? chromiumMissing() : 'a Chromium of one’s own prints otherwise';
  const office = findOffice();
  if (office === null) return 'no LibreOffice is installed';
  const { stdout } = spawnSync(office, ['--version'], { encoding: 'utf8', timeout: PATIENCE });
  return OFFICE.test(stdout ?? '') ? null : `the references were printed by LibreOffice 7.4, this is ${stdout?.trim()}`;
}

/** A document written as a container and printed by the program that shows it, in the fonts of the project only: a PDF. */
export async function printedAs(container: Written, document: SheetDocument): Promise<Uint8Array> {
  switch (container) {
    case 'pdf':
      return new Compiler(undefined, OWN_FONTS).write(document, '2024-03-01').bytes;
    case 'html':
      return await byChromium(writeHtml(document));
    case 'docx':
      return byOffice('docx', await writeDocx(document));
    case 'xlsx':
      return byOffice('xlsx', await writeXlsx(document));
  }
}

async function byChromium(html: string): Promise<Uint8Array> {
  const browser = await startChromium();
  try {
    const page = await browser.newPage();
    await page.setContent(html);
    return await page.pdf({ preferCSSPageSize: true });
  } finally {
    await browser.close();
  }
}

function byOffice(ending: 'docx' | 'xlsx', bytes: Uint8Array): Uint8Array {
  const office = findOffice();
  if (office === null) throw new Error('no LibreOffice is installed');
  const folder = mkdtempSync(join(tmpdir(), 'kaocheng-pages-'));
  try {
    const path = join(folder, `pages.${ending}`);
    writeFileSync(path, bytes);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const what = [profile, '--headless', '--norestore', '--convert-to', 'pdf', '--outdir', folder, path];
    const env = { ...process.env, FONTCONFIG_FILE: fontsConfig(folder) };
    const { status, stderr } = spawnSync(office, what, { encoding: 'utf8', timeout: PATIENCE, env });
    if (status !== 0) throw new Error(`LibreOffice: ${stderr.slice(0, 400)}`);
    return readFileSync(join(folder, 'pages.pdf'));
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Only the fonts that come with the project are seen, whatever the machine has. */
function fontsConfig(folder: string): string {
  const require = createRequire(new URL('../../packages/documents/package.json', import.meta.url));
  const fonts = ['serif', 'sans'].flatMap((kind) => {
    const own = dirname(require.resolve(`@expo-google-fonts/noto-${kind}-sc/package.json`));
    return ['400Regular', '700Bold'].map((weight) => `<dir>${join(own, weight)}</dir>`);
  });
  const cache = join(folder, 'fonts');
  mkdirSync(cache);
  const path = join(folder, 'fonts.conf');
  const head = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">';
  writeFileSync(path, `${head}<fontconfig>${fonts.join('')}<cachedir>${cache}</cachedir></fontconfig>`);
  return path;
}
