import type { Finding } from '../model/finding.js';
import { ruleOfFinding } from './rules.js';

/** The code of the rule, without the case: `B4` of `B4-over`. */
export function codeOf(finding: Finding): string {
  const dash = finding.code.indexOf('-');
  return dash < 0 ? finding.code : finding.code.slice(0, dash);
}

/**
 * Hangs each finding on its root cause, where its rule names one that stands in the same form (or at a common place).
 * @returns the findings that remain at the top, in their order
 */
export function hangOnRoots(findings: readonly Finding[]): Finding[] {
  const byForm = new Map<number | null, Finding[]>();
  for (const finding of findings) {
    const list = byForm.get(finding.form);
    if (list === undefined) byForm.set(finding.form, [finding]);
    else list.push(finding);
  }
  const children = new Map<Finding, Finding[]>();
  const hung = new Set<Finding>();
  for (const finding of findings) {
    const roots = ruleOfFinding(finding.code).hangsOn;
    if (roots.length === 0) continue;
    const isRoot = (other: Finding): boolean =>
      other !== finding &&
      !hung.has(other) &&
      roots.some(
        ({ code, within }) =>
          (other.code === code || codeOf(other) === code) &&
          (within === 'document') === (other.form !== finding.form) &&
          (within !== 'place' || other.where.some((place) => finding.where.includes(place))),
      );
    const root = byForm.get(finding.form)?.find(isRoot) ?? byForm.get(null)?.find(isRoot);
    if (root === undefined) continue;
    hung.add(finding);
    const list = children.get(root);
    if (list === undefined) children.set(root, [finding]);
    else list.push(finding);
  }
  if (hung.size === 0) return [...findings];
  const withChildren = (finding: Finding): Finding => {
    const more = children.get(finding);
    return more === undefined ? finding : { ...finding, hangs: [...finding.hangs, ...more.map(withChildren)] };
  };
  return findings.filter((finding) => !hung.has(finding)).map(withChildren);
}

/** A finding of the flat list; `root` is the id of the finding that it hangs on. */
export type FlatFinding = Omit<Finding, 'hangs'> & { readonly root: string | null };

/** All findings in one list, each root before those that hang on it. */
export function flatten(findings: readonly Finding[], root: string | null = null): FlatFinding[] {
  return findings.flatMap(({ hangs, ...finding }) => [{ ...finding, root }, ...flatten(hangs, finding.id)]);
}
