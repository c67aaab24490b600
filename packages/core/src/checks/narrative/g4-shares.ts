import { Decimal } from '../../values/decimal.js';
import type { DocumentCheck, Report } from '../check.js';
import { agreement, byParagraph, percentage, type Stated, statedFacts, textOf } from './stated.js';

const MOST_WHOLES = 50;

interface Cut {
  readonly share: Stated;
  readonly exact: Decimal;
}

/** Shares (占…%) against part ÷ whole; digits that were cut off instead of rounded are one finding of the document. */
export const g4Shares: DocumentCheck = {
  code: 'G4',
  scope: 'document',
  run: (evaluation, _context, report) => {
    const facts = statedFacts(evaluation);
    if (facts.length === 0) return;
    const money = facts.filter(({ unit }) => unit === 'money');
    const memo = new Map<string, readonly Stated[]>();
    const cut: Cut[] = [];
    const seen = new Set<string>();
    for (const paragraph of byParagraph(evaluation)) {
      paragraph.forEach((share, index) => {
        if (share.fact.field !== 'share' || share.value === null || share.vague) return;
        const key = `${share.fact.label}|${share.fact.of}|${share.fact.value}`;
        const part = paragraph.slice(0, index).findLast(({ unit }) => unit === 'money');
        if (part?.value == null || part.vague || seen.has(`${key}|${part.fact.value}`)) return;
        const of = share.fact.of ?? '';
        const named = memo.get(of) ?? namedBy(of, money);
        memo.set(of, named);
        const wholes = wholesOf(share, part, paragraph, named);
        const exacts = wholes.map((whole) => percentage(part.value ?? Decimal.zero, whole.value, share.places));
        const how = exacts.map((exact) => agreement(share.value ?? Decimal.zero, share.places, exact));
        if (wholes.length === 0 || how.includes('same')) return;
        seen.add(`${key}|${part.fact.value}`);
        const at = how.indexOf('cut');
        const exact = exacts[Math.max(0, at)];
        const whole = wholes[Math.max(0, at)];
        if (exact === undefined || whole === undefined) return;
        if (at >= 0) cut.push({ share, exact });
        else wrong(share, part, whole, exact, report);
      });
    }
    if (cut.length > 0) raiseCut(cut, report);
  },
};

interface Whole {
  readonly value: Decimal;
  readonly printed: string;
}

/**
 * What a share may be of: the amounts that carry the printed words (占本年支出合计的); else the amounts before the first part
 * of the enumeration, nearest first, and the sum of its parts.
 */
function wholesOf(share: Stated, part: Stated, paragraph: readonly Stated[], named: readonly Stated[]): Whole[] {
  const of = share.fact.of ?? '';
  const parts = partsOf(paragraph, of);
  const first = parts[0];
  const before = first === undefined ? [] : paragraph.slice(0, paragraph.indexOf(first)).reverse();
  const sum = Decimal.sum(parts.map(({ value }) => value ?? Decimal.zero));
  const candidates = [...named, ...before].flatMap((stated) =>
    usable(stated, part) && stated.value !== null ? [{ value: stated.value, printed: stated.fact.value }] : [],
  );
  if (of === '' && parts.length > 1 && sum.sign() > 0)
    candidates.push({ value: sum, printed: `${sum.shift(-4).toString()}万元` });
  return candidates;
}

/** The amounts of the document whose label the words of a share name, each amount once, as far as a reader would look. */
function namedBy(of: string, money: readonly Stated[]): readonly Stated[] {
  if (of === '') return [];
  const found = new Map<string, Stated>();
  for (const stated of money) {
    if (found.size === MOST_WHOLES) break;
    const key = stated.value?.toString() ?? '';
    if (of.includes(stated.fact.label ?? stated.fact.field) && !found.has(key)) found.set(key, stated);
  }
  return [...found.values()];
}

function usable(stated: Stated, part: Stated): boolean {
  return (
    stated.unit === 'money' &&
    !stated.vague &&
    stated.value !== null &&
    part.value !== null &&
    stated.value.sign() > 0 &&
    stated.fact.field !== 'change' &&
    stated.value.atLeast(part.value)
  );
}

/** The amounts of a paragraph that are followed by a share of the same whole. */
function partsOf(paragraph: readonly Stated[], of: string): Stated[] {
  return paragraph.filter((stated, index) => {
    const next = paragraph[index + 1];
    return stated.unit === 'money' && next?.fact.field === 'share' && (next.fact.of ?? '') === of;
  });
}

/** An exact percentage with two decimals more than the printed one has. */
function shown(exact: Decimal, { places }: Stated): string {
  return exact.round(places + 2).toString();
}

function wrong(share: Stated, part: Stated, whole: Whole, exact: Decimal, report: Report): void {
  report({
    case: 'share',
    form: null,
    at: [textOf(share), textOf(part)],
    printed: share.fact.value,
    expected: `${exact.round(share.places).toString()}%`,
    facts: { part: part.fact.value, whole: whole.printed, label: share.fact.label ?? null, exact: shown(exact, share) },
  });
}

function raiseCut(cut: readonly Cut[], report: Report): void {
  report({
    case: 'cut',
    form: null,
    at: cut.map(({ share }) => textOf(share)),
    printed: cut[0]?.share.fact.value ?? null,
    expected: cut[0] === undefined ? null : `${cut[0].exact.round(cut[0].share.places).toString()}%`,
    facts: {
      shares: cut.map(({ share, exact }) => ({
        label: share.fact.label ?? '',
        printed: share.fact.value,
        exact: shown(exact, share),
      })),
    },
  });
}
