import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chromiumMissing, startChromium } from './chromium.js';

/** How the page is opened; a desktop of 1366×768 in light colours where nothing is said. */
export interface Opening {
  readonly dark?: boolean;
  readonly phone?: boolean;
}

const START_TIME = 300_000;
const TEST_TIME = 600_000;
/** How long the page may take for one thing, on a slow and busy machine too. */
const PATIENCE = 60_000;
const DESKTOP = { width: 1366, height: 768 };
const PHONE = { width: 390, height: 844 };

/** A browser for the tests of one file: started before the first, closed after the last. */
export interface Stage {
  /** A new page in a profile of its own, with nothing loaded; closed at the end of the test that asked for it. */
  open(opening?: Opening): Promise<Page>;
  /** A further tab in the profile of that page. */
  beside(page: Page): Promise<Page>;
  /** Errors on the console that this test brings about (the browser writes each refused request there). */
  expectErrors(pattern: RegExp): void;
}

/**
 * A test in the browser. What the page writes to its console as an error, and each exception that nobody caught, fails it.
 * Where no Chromium can start, the test is passed over and says why.
 */
export type BrowserTest = (name: string, run: (stage: Stage) => Promise<void>) => void;

/** Closes a profile; an answer that a test holds back in it at that moment is no fault. */
async function closed(context: BrowserContext): Promise<void> {
  for (const page of context.pages()) await page.unrouteAll({ behavior: 'ignoreErrors' });
  await context.unrouteAll({ behavior: 'ignoreErrors' });
  await context.close();
}

/** Call once at the top of a test file: gives the function that declares its tests. */
export function useBrowser(): BrowserTest {
  const missing = chromiumMissing();
  let browser: Browser | undefined;
  beforeAll(async () => {
    if (missing === null) browser = await startChromium();
  }, START_TIME);
  afterAll(async () => {
    await browser?.close();
  });
  return (name, run) => {
    it(
      name,
      async (context) => {
        if (missing !== null) return context.skip(missing);
        if (browser === undefined) throw new Error('the browser is not there');
        const running = browser;
        const faults: string[] = [];
        let isOver = false;
        const fault = (text: string): void => {
          if (!isOver) faults.push(text);
        };
        const expected: RegExp[] = [];
        const open = async ({ dark = false, phone = false }: Opening = {}) => {
          const options: BrowserContextOptions = {
            locale: 'zh-CN',
            timezoneId: 'Asia/Shanghai',
            colorScheme: dark ? 'dark' : 'light',
            reducedMotion: 'reduce',
            viewport: phone ? PHONE : DESKTOP,
            hasTouch: phone,
            isMobile: phone,
            acceptDownloads: true,
          };
          const owned = await running.newContext(options);
          owned.setDefaultTimeout(PATIENCE);
          owned.on('weberror', (thrown) => fault(String(thrown.error())));
          owned.on('console', (message) => {
            if (message.type() === 'error') fault(`${message.text()} (${message.location().url})`);
          });
          return owned.newPage();
        };
        try {
          await run({
            open,
            beside: (page) => page.context().newPage(),
            expectErrors: (pattern) => void expected.push(pattern),
          });
        } finally {
          // What a page complains of while it is closed is nobody's fault.
          isOver = true;
          for (const owned of running.contexts()) await closed(owned);
        }
        const unexpected = faults.filter((said) => !expected.some((pattern) => pattern.test(said)));
        expect(unexpected, 'errors on the console of the page').toEqual([]);
      },
      TEST_TIME,
    );
  };
}
