import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { isReferenceChromium } from './chromium.js';
import { compare } from './pixels.js';
import { packed } from './png.js';

const REFERENCES = fileURLToPath(new URL('./references/', import.meta.url));
/** Pictures of the manual are references too, so that it always shows the page as it is. */
const MANUAL = fileURLToPath(new URL('../../docs/images/', import.meta.url));
const SHOULD_UPDATE = process.env['KAOCHENG_UPDATE_REFERENCES'] === '1';

/** Share of the pixels that may differ: edges of letters are smoothed a little otherwise on other processors. */
const TOLERANCE = 0.001;

/** What of a page is compared: all of the window, one element, or the whole length; `hide` covers what changes by itself. */
export interface Look {
  readonly of?: Locator;
  readonly full?: boolean;
  readonly hide?: readonly Locator[];
  /** Kept in docs/images, for the manual. */
  readonly manual?: boolean;
}

/**
 * Compares what is on the screen with test/browser/references/<name>.png. With KAOCHENG_UPDATE_REFERENCES=1 the
 * reference is written anew instead: look at it before you commit it.
 */
export async function expectLook(page: Page, name: string, look: Look = {}): Promise<void> {
  const { of, full = false, hide = [], manual = false } = look;
  if (!isReferenceChromium) return;
  const options = {
    animations: 'disabled' as const,
    caret: 'hide' as const,
    mask: [...hide],
    maskColor: '#888888',
  };
  await page.evaluate(() => document.fonts.ready);
  const seen = await (of === undefined ? page.screenshot({ ...options, fullPage: full }) : of.screenshot(options));
  const path = join(manual ? MANUAL : REFERENCES, `${name}.png`);
  if (SHOULD_UPDATE) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, packed(seen));
    return;
  }
  if (!existsSync(path)) expect.fail(`no reference ${path}; make it with KAOCHENG_UPDATE_REFERENCES=1 and look at it`);
  const { share, why, marked } = await compare(page.context(), readFileSync(path), seen);
  if (share <= TOLERANCE) return;
  const folder = join(tmpdir(), 'kaocheng-looks');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.png`), seen);
  if (marked !== null) writeFileSync(join(folder, `${name}.marked.png`), marked);
  expect.fail(`${name} does not look like its reference: ${why}; see ${folder}`);
}
