import type { Page } from 'playwright-core';

/**
 * Asks for what could not be saved to be saved now, where the page still offers it. Looked for and clicked in one step: the
 * page also tries by itself, and the button is gone once it succeeds.
 */
export async function retryNow(page: Page): Promise<void> {
  await page.evaluate(() => {
    [...document.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === '重试')?.click();
  });
}
