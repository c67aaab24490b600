import type { FactValue, Finding } from '../model/finding.js';

/**
 * A short string that stays the same as long as a finding rests on the same figures: its code, what is printed and expected, and
 * the facts of the case. Not where it stands or how it ranks, so that a document read anew keeps it. A decision on the
 * finding can be kept with it, and lapses when it is another. Sixteen digits of base 16; no protection against forgery.
 */
export function factsDigest({
  code,
  printed,
  expected,
  facts,
}: Pick<Finding, 'code' | 'printed' | 'expected' | 'facts'>): string {
  const text = canonical([code, printed, expected, facts]);
  // Two passes of FNV-1a of 32 bits that begin differently, over UTF-16 units.
  return `${fnv(text, 0x811c9dc5)}${fnv(text, 0x01000193)}`;
}

function fnv(text: string, basis: number): string {
  let hash = basis;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193);
    hash = Math.imul(hash ^ (unit >>> 8), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** JSON with the keys of objects in one order, whatever order they were made in. */
function canonical(value: FactValue): string {
  if (Array.isArray(value)) return `[${value.map((part: FactValue) => canonical(part)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const facts = value as { readonly [key: string]: FactValue };
  const keys = Object.keys(facts).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(facts[key] ?? null)}`).join(',')}}`;
}
