import type { Finding } from '@kaocheng/core/model/finding';

/**
 * Findings of a new examination, each that says the same as before being the same object: what shows it need not be drawn anew.
 */
export function keepingSame(before: readonly Finding[], now: readonly Finding[]): readonly Finding[] {
  const old = new Map(before.map((finding) => [finding.id, finding]));
  return now.map((finding) => {
    const was = old.get(finding.id);
    return was !== undefined && JSON.stringify(was) === JSON.stringify(finding) ? was : finding;
  });
}
