import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { registry } from './registry.js';
import { rules } from './rules.js';
import { wordsOf } from './say.js';

const here = new URL('./', import.meta.url);
const files = readdirSync(here, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));

/** Codes of a rule's findings: the code itself, or one a case. */
function codesOf(code: string): string[] {
  const cases = rules.get(code)?.caseNames() ?? [];
  return cases.length === 0 ? [code] : cases.map((name) => `${code}-${name}`);
}

describe('the rules of checks/*.yaml', () => {
  it('each have a function, and each function has its data', () => {
    expect([...rules.keys()].sort()).toEqual(registry.map(({ code }) => code).sort());
  });

  it.each([...rules.keys()])('%s has words for each of its findings', (code) => {
    for (const full of codesOf(code)) expect(wordsOf(full), full).not.toBeNull();
  });

  it.each([...rules.keys()])('%s stands in a file of its own with a test beside it', (code) => {
    const own = files.filter((name) => new RegExp(`^[a-z]+/${code.toLowerCase()}-[a-z0-9-]+\\.ts$`).test(name));
    const sources = own.filter((name) => !name.endsWith('.test.ts'));
    expect(sources).toHaveLength(1);
    expect(existsSync(new URL(`${sources[0]?.slice(0, -3)}.test.ts`, here))).toBe(true);
  });

  it.each([...rules.keys()])('%s cites a clause that is known, or none', (code) => {
    const rule = rules.get(code);
    for (const name of [undefined, ...(rule?.caseNames() ?? [])]) {
      const citation = rule?.of(name).citation;
      if (citation != null) expect(citation.title, code).not.toBe('');
    }
  });

  it('name root causes that exist', () => {
    for (const rule of rules.values()) {
      for (const { code } of rule.hangsOn) {
        const [bare = '', ...rest] = code.split('-');
        const name = rest.length === 0 ? undefined : rest.join('-');
        expect(rules.has(bare), `${rule.code} hangs on ${code}`).toBe(true);
        if (name !== undefined) expect(rules.get(bare)?.caseNames()).toContain(name);
      }
    }
  });
});
