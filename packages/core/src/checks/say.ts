import { words } from '../generated/words.js';
import type { FactValue, Finding, Severity } from '../model/finding.js';

/** The words of one finding, ready to be shown. */
export interface Said {
  readonly title: string;
  readonly sentence: string;
  readonly advice: string;
}

interface Words {
  readonly title: string;
  readonly sentence: string;
  readonly advice: string;
  /** Template of each part of a fact that is a list. */
  readonly items: { readonly [fact: string]: string };
}

type Tree = string | readonly Tree[] | { readonly [key: string]: Tree };
type Branch = { readonly [key: string]: Tree };
type Facts = { readonly [key: string]: FactValue };

function isBranch(tree: Tree | undefined): tree is Branch {
  return tree !== undefined && typeof tree !== 'string' && !Array.isArray(tree);
}

function textOf(tree: Branch, key: string): string {
  const value = tree[key];
  return typeof value === 'string' ? value.trim() : '';
}

function build(): ReadonlyMap<string, Words> {
  const files: Branch = words;
  const built = new Map<string, Words>();
  for (const [name, file] of Object.entries(files)) {
    if (!name.startsWith('findings') || !isBranch(file)) continue;
    for (const [code, tree] of Object.entries(file)) {
      if (!isBranch(tree)) continue;
      const items = isBranch(tree['items']) ? tree['items'] : {};
      built.set(code, {
        title: textOf(tree, 'title'),
        sentence: textOf(tree, 'sentence'),
        advice: textOf(tree, 'advice'),
        items: Object.fromEntries(Object.keys(items).map((fact) => [fact, textOf(items, fact)])),
      });
    }
  }
  return built;
}

const spoken = build();
const general: Branch = isBranch((words as Branch)['general']) ? ((words as Branch)['general'] as Branch) : {};
const terms: Branch = isBranch(general['terms']) ? general['terms'] : {};

/** The words that a code has in words/findings*.yaml, or null. */
export function wordsOf(code: string): Words | null {
  return spoken.get(code) ?? null;
}

/** What a severity is called on the screen. */
export function saySeverity(severity: Severity): string {
  return textOf(general, severity);
}

/** The sentence of a finding: its template with each `{fact}` replaced; amounts and numbers as printed. */
export function sayFinding(finding: Pick<Finding, 'code' | 'printed' | 'expected' | 'facts'>): Said {
  const found = spoken.get(finding.code);
  const facts: Facts = { printed: finding.printed, expected: finding.expected, ...finding.facts };
  if (found === undefined) return { title: finding.code, sentence: finding.code, advice: '' };
  return {
    title: fill(found.title, facts, found.items),
    sentence: fill(found.sentence, facts, found.items),
    advice: fill(found.advice, facts, found.items),
  };
}

function fill(template: string, facts: Facts, items: { readonly [fact: string]: string }): string {
  return template.replace(
    /(“?)\{([A-Za-z0-9]+)(:term)?\}([，。；、）]?)/g,
    (_, open: string, name: string, term = '', mark: string) => {
      const value = facts[name] ?? null;
      // A figure without a unit is a figure; only a cell that is empty is said to be blank.
      if (name === 'unit' && value === '') return open + mark;
      const said = term === '' ? say(value, items[name], items) : termOf(value, items);
      // A cell that ends its own sentence does not end this one.
      const text = mark === '' ? said : said.replace(/[。；]$/, '');
      return (open === '' ? text : open + inner(text)) + mark;
    },
  );
}

/** Quotation marks inside quotation marks are single ones. */
function inner(text: string): string {
  return text.replace(/[“”]/g, (mark) => (mark === '“' ? '‘' : '’'));
}

/** The Chinese name of a key (`annual`) or of a path (`funds.fiscal.executed`); what has none is said as it is. */
function termOf(value: FactValue, items: { readonly [fact: string]: string }): string {
  if (Array.isArray(value)) return value.map((part: FactValue) => termOf(part, items)).join(textOf(general, 'and'));
  if (typeof value !== 'string' || value === '') return say(value, undefined, items);
  return value
    .split('.')
    .filter((part) => part !== 'funds')
    .map((part) => textOf(terms, part) || part)
    .join(textOf(general, 'of'));
}

function say(value: FactValue, item: string | undefined, items: { readonly [fact: string]: string }): string {
  if (value === null || value === '') return textOf(general, 'blank');
  if (Array.isArray(value)) {
    const separator = item === undefined ? textOf(general, 'and') : textOf(general, 'next');
    return value.map((part: FactValue) => say(part, item, items)).join(separator);
  }
  if (typeof value === 'object') {
    const facts = value as Facts;
    return item === undefined
      ? Object.values(facts)
          .map((part) => say(part, undefined, items))
          .join(' ')
      : fill(item, facts, items);
  }
  if (typeof value === 'boolean') return textOf(general, value ? 'yes' : 'no');
  return String(value);
}
