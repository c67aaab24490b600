import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Neither the page nor any box in it has to be scrolled sideways to be read. */
export async function expectNothingBeyond(page: Page): Promise<void> {
  const beyond = await page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((element) => {
        const isBox = element === document.documentElement || /auto|scroll/.test(getComputedStyle(element).overflowX);
        return isBox && element.scrollWidth > element.clientWidth + 1;
      })
      .map(({ className, scrollWidth, clientWidth }) => `${className}: ${scrollWidth} in ${clientWidth}`),
  );
  expect(beyond).toEqual([]);
}
