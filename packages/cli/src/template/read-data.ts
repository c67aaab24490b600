import type { PolicyTree } from '@kaocheng/core/scoring/policy-tree';
import { isMap, isSeq, LineCounter, type Node, parseDocument } from 'yaml';

export interface ReadData {
  readonly tree: PolicyTree;
  /** Line (from 1) of the value at a path, or of the nearest thing above it. */
  readonly lineOf: (path: readonly (string | number)[]) => number;
  readonly faults: readonly { readonly line: number; readonly code: string; readonly reason: string }[];
}

/** Reads one YAML data file as strings only (YAML's own types would turn 0.60 into a float and 01 into 1). */
export function readData(text: string): ReadData {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    schema: 'failsafe',
    lineCounter: lines,
    uniqueKeys: true,
    prettyErrors: false,
  });
  const all = [...document.errors, ...document.warnings].map((fault) => ({
    line: lines.linePos(fault.pos[0]).line,
    // The library has one code for a bracket that is left open and for rows that do not stand under each other.
    code: /^Flow (?:sequence|map)/.test(fault.message) ? 'OPEN_BRACKET' : fault.code,
    reason: fault.message,
  }));
  // What comes behind the first fault of the marks is mostly its consequence; keys that stand twice are not.
  const first = all.find(({ code }) => code !== 'DUPLICATE_KEY');
  const faults = all.filter((fault) => fault === first || fault.code === 'DUPLICATE_KEY');
  const lineOf = (path: readonly (string | number)[]): number => {
    let node: Node | null = document.contents;
    let offset = node?.range?.[0] ?? 0;
    for (const step of path) {
      if (isMap(node)) {
        const pair = node.items.find((item) => String(item.key) === String(step));
        if (pair === undefined) break;
        const key = pair.key as Node | null;
        offset = key?.range?.[0] ?? offset;
        node = pair.value as Node | null;
      } else if (isSeq(node)) {
        node = (node.items[Number(step)] as Node | undefined) ?? null;
        offset = node?.range?.[0] ?? offset;
      } else break;
    }
    return lines.linePos(offset).line;
  };
  return { tree: faults.length > 0 ? '' : asTree(document.toJS({ maxAliasCount: 1000 })), lineOf, faults };
}

function asTree(value: unknown): PolicyTree {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(asTree);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, asTree(child)]));
  }
  return '';
}
