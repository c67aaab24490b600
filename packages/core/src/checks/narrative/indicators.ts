import type { EvaluatedForm, EvaluatedIndicator } from '../../model/evaluation.js';

/**
 * The indicator of a form that the text names, or null where none or more than one fits: the same name, else a name that
 * stands in the words (预算执行中预算调整率高于指标值) or holds them. Quotation marks and brackets do not count.
 */
export function findIndicator(form: EvaluatedForm, words: string | null): EvaluatedIndicator | null {
  const wanted = plain(words ?? '');
  if (wanted.length < 3) return null;
  const named = form.indicators
    .map((row) => ({ row, name: plain(row.name ?? '') }))
    .filter(({ name }) => name.length >= 3);
  const same = named.filter(({ name }) => name === wanted);
  if (same.length > 0) return same.length === 1 ? (same[0]?.row ?? null) : null;
  const inside = named.filter(({ name }) => wanted.includes(name)).sort((a, b) => b.name.length - a.name.length);
  if (inside.length > 0) return inside[0]?.row ?? null;
  const around = wanted.length >= 4 ? named.filter(({ name }) => name.includes(wanted)) : [];
  return around.length === 1 ? (around[0]?.row ?? null) : null;
}

/** A name without quotation marks, brackets with their content, and white space. */
export function plain(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/\([^()]*\)/g, '')
    .replace(/[\s“”"'‘’《》]/g, '');
}
