import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** One fault that axe found: the rule, how grave it is, and where. */
interface AxeFault {
  readonly rule: string;
  readonly impact: string;
  readonly help: string;
  readonly nodes: readonly string[];
}

const GRAVE = new Set(['serious', 'critical']);

/** Faults of the page as it stands against WCAG 2.1 A and AA and axe's own good practice. */
async function axeFaults(page: Page): Promise<AxeFault[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const engine: typeof import('axe-core') = Reflect.get(globalThis, 'axe');
    const { violations } = await engine.run(document, { resultTypes: ['violations'] });
    return violations.map(({ id, impact, help, nodes }) => ({
      rule: id,
      impact: impact ?? 'minor',
      help,
      nodes: nodes.map((node) => `${node.target.join(' ')} ${node.any[0]?.message ?? ''}`),
    }));
  });
}

/** Fails where the page has a fault that is serious or critical; says which, and at which elements. */
export async function expectAccessible(page: Page): Promise<void> {
  const grave = (await axeFaults(page)).filter(({ impact }) => GRAVE.has(impact));
  expect(grave, `accessibility of ${page.url()}`).toEqual([]);
}
