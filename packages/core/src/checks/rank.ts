import type { Finding, Severity } from '../model/finding.js';

function rankOf(severity: Severity): number {
  return severity === 'error' ? 0 : severity === 'warning' ? 1 : 2;
}

/** Heaviest first: by weight, then severity, then form; findings of equal rank keep the order of the document. */
export function ranked(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) => b.weight - a.weight || rankOf(a.severity) - rankOf(b.severity) || (a.form ?? 0) - (b.form ?? 0),
  );
}

/** The same id twice (two findings at one place) is told apart by a number, so that ids are unique and stable. */
export function withUniqueIds(findings: readonly Finding[]): Finding[] {
  const seen = new Map<string, number>();
  const name = (finding: Finding): Finding => {
    const count = (seen.get(finding.id) ?? 0) + 1;
    seen.set(finding.id, count);
    if (count === 1 && finding.hangs.length === 0) return finding;
    return { ...finding, id: count === 1 ? finding.id : `${finding.id}#${count}`, hangs: finding.hangs.map(name) };
  };
  return findings.map(name);
}
