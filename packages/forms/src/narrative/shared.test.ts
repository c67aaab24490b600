// Uses the published documents and what a careful person read in them, in ../shared beside the project; skipped without it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { NarrativeFact, Report } from '@kaocheng/core/model/transcript';
import { describe, expect, it } from 'vitest';
import { readNarrative } from './read.js';

const shared = new URL('../../../../../shared/', import.meta.url);
const present = existsSync(new URL('gold/', shared));

interface Gold {
  readonly source: string;
  readonly department: string | null;
  readonly year: string | null;
  readonly forms: readonly { readonly kind: string; readonly name?: string | null }[];
  readonly reports?: readonly Report[] | Report;
}

function fold(text: string): string {
  return text.normalize('NFKC').replace(/[\s“”"'‘’①-⑳]+/g, '');
}

/** The figure of a fact was read where one of the same number stands in the same words. */
function isRead(wanted: NarrativeFact, found: readonly { value: string; quote: string }[]): boolean {
  const number = /\d+(?:\.\d+)?/.exec(fold(wanted.value))?.[0] ?? fold(wanted.value);
  const quote = fold(wanted.quote);
  return found.some(
    (fact) => fact.value.includes(number) && (quote.includes(fact.quote) || fact.quote.includes(quote)),
  );
}

const files = present
  ? readdirSync(new URL('gold/', shared)).filter((name) => /^\d+(?:\.part)?\.json$/.test(name))
  : [];
const golds = files.map((name) => JSON.parse(readFileSync(new URL(`gold/${name}`, shared), 'utf8')) as Gold);
const withReports = golds.filter((gold) => Array.isArray(gold.reports));

describe('readNarrative on published documents', () => {
  it(
    present ? 'reads four of five figures that a person reads' : 'skips the published documents: ../shared is absent',
    () => {
      for (const gold of withReports) {
        const text = readFileSync(new URL(`sources/${gold.source}`, shared), 'utf8');
        const projects = gold.forms.flatMap(({ kind, name }) => (kind === 'project' && name != null ? [name] : []));
        const { department, year } = gold;
        const found = readNarrative(text, [{ start: 0, end: text.length }], { projects, department, year })
          .reports.flatMap((report) => report.facts)
          .map(({ value, quote }) => ({ value: fold(value), quote: fold(quote) }));
        const wanted = (gold.reports as readonly Report[]).flatMap((report) => report.facts);
        const read = wanted.filter((fact) => isRead(fact, found)).length;
        expect(read / wanted.length, gold.source).toBeGreaterThan(0.8);
      }
    },
  );
});
