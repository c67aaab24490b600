import { checks } from '../generated/checks.js';
import type { Citation, Rule, Severity } from '../model/finding.js';
import { Decimal } from '../values/decimal.js';

/** What a finding of a rule, or of one of its cases, is. */
export interface RuleCase {
  /** `B4`, or with the case `B4-over`. */
  readonly code: string;
  readonly rule: Rule;
  readonly severity: Severity;
  /** Rank of the class: 90 grade changed, 80 money, 70 marks over-given, 60 contradictions, 40 missing reasons. */
  readonly weight: number;
  readonly citation: Citation | null;
}

type Tree = string | readonly Tree[] | { readonly [key: string]: Tree };
type Branch = { readonly [key: string]: Tree };

/** The data of one check (checks/<family>.yaml): what its findings are, its tolerances and its word lists. */
export class RuleData {
  readonly title: string;
  private readonly cases = new Map<string, RuleCase>();
  private readonly plain: RuleCase;
  private readonly numbers = new Map<string, Decimal>();
  private readonly lists = new Map<string, readonly string[]>();
  /** Codes of root causes: a finding of this rule hangs on one in the same form, at a common place, or of the document. */
  readonly hangsOn: readonly { readonly code: string; readonly within: 'form' | 'place' | 'document' }[];

  constructor(
    readonly code: string,
    tree: Branch,
    citations: Branch,
  ) {
    this.title = text(tree, 'title');
    this.plain = readCase(code, tree, null, citations);
    for (const [name, data] of Object.entries(branch(tree['cases']))) {
      this.cases.set(name, readCase(`${code}-${name}`, branch(data), this.plain, citations));
    }
    for (const [name, value] of Object.entries(branch(tree['numbers']))) {
      if (typeof value === 'string') this.numbers.set(name, Decimal.of(value));
    }
    for (const [name, value] of Object.entries(branch(tree['lists']))) this.lists.set(name, strings(value));
    this.hangsOn = Object.entries(branch(tree['hangsOn'])).map(([root, within]) => ({
      code: root,
      within: within === 'place' || within === 'document' ? within : 'form',
    }));
  }

  /** What a finding of a case is; without a case, of the rule itself. */
  of(name?: string): RuleCase {
    if (name === undefined) return this.plain;
    const found = this.cases.get(name);
    if (found === undefined) throw new RangeError(`${this.code} has no case ${name}`);
    return found;
  }

  /** The names of the cases, empty where the rule has only one kind of finding. */
  caseNames(): readonly string[] {
    return [...this.cases.keys()];
  }

  /** A tolerance or a limit of the rule, exact. */
  number(name: string): Decimal {
    const found = this.numbers.get(name);
    if (found === undefined) throw new RangeError(`${this.code} has no number ${name}`);
    return found;
  }

  /** The names of its tolerances and limits. */
  numberNames(): readonly string[] {
    return [...this.numbers.keys()];
  }

  /** A vocabulary of the rule. */
  list(name: string): readonly string[] {
    const found = this.lists.get(name);
    if (found === undefined) throw new RangeError(`${this.code} has no list ${name}`);
    return found;
  }
}

function branch(tree: Tree | undefined): Branch {
  return tree === undefined || typeof tree === 'string' || Array.isArray(tree) ? {} : (tree as Branch);
}

function text(tree: Branch, key: string): string {
  const value = tree[key];
  return typeof value === 'string' ? value : '';
}

function strings(tree: Tree): readonly string[] {
  return Array.isArray(tree) ? tree.filter((item): item is string => typeof item === 'string') : [];
}

function readCase(code: string, tree: Branch, base: RuleCase | null, citations: Branch): RuleCase {
  const cite = text(tree, 'cite');
  const clause = branch(citations[cite]);
  return {
    code,
    rule: (text(tree, 'rule') || base?.rule || 'cross') as Rule,
    severity: (text(tree, 'severity') || base?.severity || 'warning') as Severity,
    weight: Number(text(tree, 'weight') || base?.weight || 0),
    citation:
      cite === ''
        ? (base?.citation ?? null)
        : { title: text(clause, 'title'), document: text(clause, 'document'), article: text(clause, 'article') },
  };
}

function build(): ReadonlyMap<string, RuleData> {
  const files: Branch = checks;
  const citations = branch(branch(files['citations'])['citations']);
  const built = new Map<string, RuleData>();
  for (const file of Object.values(files)) {
    for (const [code, tree] of Object.entries(branch(branch(file)['checks']))) {
      built.set(code, new RuleData(code, branch(tree), citations));
    }
  }
  return built;
}

/** All rules by code, in the order of the files. */
export const rules: ReadonlyMap<string, RuleData> = build();

const byCase: ReadonlyMap<string, RuleData> = new Map(
  [...rules.values()].flatMap((rule) => [
    [rule.code, rule] as const,
    ...rule.caseNames().map((name) => [rule.of(name).code, rule] as const),
  ]),
);

/** The data of the rule that a finding was raised by, from the code of the finding (`B4-over`). */
export function ruleOfFinding(code: string): RuleData {
  return byCase.get(code) ?? ruleOf(code);
}

/**
 * The data of one rule.
 * @throws RangeError when no file of checks/ holds the code; for codes written in the program, not for what is read
 */
export function ruleOf(code: string): RuleData {
  const found = rules.get(code);
  if (found === undefined) throw new RangeError(`no rule ${code} in checks/*.yaml`);
  return found;
}
