import type { KeptDecision } from '@kaocheng/contracts/document';
import { codeOf } from '@kaocheng/core/checks/hang';
import { ruleOfFinding } from '@kaocheng/core/checks/rules';
import { sayFinding } from '@kaocheng/core/checks/say';
import type { Finding, Severity } from '@kaocheng/core/model/finding';

export type Grouping = 'severity' | 'form' | 'rule' | 'none';

/** What a list of findings is narrowed to; null lets everything through. */
export interface FindingFilter {
  readonly severity: Severity | null;
  readonly form: number | 'document' | null;
  readonly state: 'open' | 'lapsed' | 'confirmed' | 'dismissed' | null;
  readonly search: string;
}

export const NO_FILTER: FindingFilter = { severity: null, form: null, state: null, search: '' };

/** Where a finding stands: what was decided of it, `lapsed` where that was on other figures than stand now, or open. */
export function stateOf(finding: Pick<Finding, 'id'>, decisions: ReadonlyMap<string, KeptDecision>) {
  const decision = decisions.get(finding.id);
  return decision?.lapsed === true ? 'lapsed' : (decision?.state ?? 'open');
}

/** Whether a finding, or one that hangs on it, is let through. */
export function isShown(
  finding: Finding,
  filter: FindingFilter,
  decisions: ReadonlyMap<string, KeptDecision>,
): boolean {
  const { severity, form, state, search } = filter;
  if (severity !== null && finding.severity !== severity) return false;
  if (form !== null && (form === 'document' ? finding.form !== null : !touches(finding, form))) return false;
  const stands = stateOf(finding, decisions);
  // What must be decided anew is still to be done.
  if (state !== null && stands !== state && !(state === 'open' && stands === 'lapsed')) return false;
  if (search === '') return true;
  const said = (each: Finding): string => {
    const { title, sentence } = sayFinding(each);
    return [each.code, title, sentence, ...each.where, ...each.quote].join('\n');
  };
  return [finding, ...finding.hangs].some((each) => said(each).includes(search));
}

/** Whether a finding is of a form or names a place in it. */
function touches({ form, where }: Finding, order: number): boolean {
  return form === order || where.some((each) => each.startsWith(`forms[${order}]`));
}

/** Findings under one heading, in the order of their weight. */
export interface Group {
  /** The severity, the order of the form (`document` for the whole), the code of the rule, or nothing. */
  readonly key: string;
  readonly findings: readonly Finding[];
}

/** Puts findings, which come heaviest first, under headings; the heading with the heaviest finding first, forms in their order. */
export function grouped(findings: readonly Finding[], by: Grouping): Group[] {
  if (by === 'none') return findings.length === 0 ? [] : [{ key: '', findings }];
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = keyOf(finding, by);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  const list = [...groups].map(([key, members]) => ({ key, findings: members }));
  if (by === 'severity') return list.sort((a, b) => rank(a.key) - rank(b.key));
  if (by === 'form') return list.sort((a, b) => orderOf(a.key) - orderOf(b.key));
  return list;
}

function keyOf(finding: Finding, by: Grouping): string {
  if (by === 'severity') return finding.severity;
  if (by === 'form') return finding.form === null ? 'document' : String(finding.form);
  return codeOf(finding);
}

const rank = (severity: string): number => ['error', 'warning', 'info'].indexOf(severity);
const orderOf = (form: string): number => (form === 'document' ? 0 : Number(form));

/** The id of the finding of the list that is chosen, or on which the chosen one hangs; null for none. */
export function rootOf(findings: readonly Finding[], chosen: string | null): string | null {
  if (chosen === null) return null;
  const holds = (finding: Finding): boolean => finding.id === chosen || finding.hangs.some(holds);
  return findings.find(holds)?.id ?? null;
}

/** What a rule is called: the title of its data. */
export function ruleTitle(code: string): string {
  return ruleOfFinding(code).title;
}
