import { words } from '@kaocheng/core/generated/words';

type Tree = string | readonly Tree[] | { readonly [key: string]: Tree };

function lookUp(file: 'report' | 'screen', path: string): string | null {
  let tree: Tree | undefined = words[file];
  for (const key of path.split('.')) {
    if (tree === undefined || typeof tree === 'string' || Array.isArray(tree)) return null;
    tree = new Map(Object.entries(tree)).get(key);
  }
  return typeof tree === 'string' ? tree.trimEnd() : null;
}

/**
 * Words of words/report.yaml by path, their `{name}` places filled.
 * @throws RangeError where the file has none
 */
export function reportWord(path: string, facts: Readonly<Record<string, string | number>> = {}): string {
  const found = lookUp('report', path);
  if (found === null) throw new RangeError(`words/report.yaml has no ${path}`);
  return found.replace(/\{([A-Za-z0-9]+)\}/g, (place, name: string) => String(facts[name] ?? place));
}

/** What a kind of form is called. */
export const kindWord = (kind: string): string => lookUp('screen', `kinds.${kind}`) ?? kind;

/**
 * A place of a finding in words: `indicators[参保人数].score` → `参保人数·得分`, `forms[3].total.score` → `表3·合计·得分`.
 * A part that has no word stays as it is; the narrative and the document as a whole have none.
 */
export function placeWord(where: string): string {
  const parts: string[] = [];
  const piece = /([A-Za-z0-9]+)(?:\[((?:[^[\]]|\[[^\]]*\])*)\])?\.?|([^.]+)\.?/g;
  for (const [, key, name, rest] of where.matchAll(piece)) {
    if (key === undefined) parts.push(rest ?? '');
    else if (key === 'forms' && name !== undefined) parts.push(`${reportWord('columns.order')}${name}`);
    else if (name !== undefined) parts.push(name);
    else parts.push(lookUp('screen', `places.${key}`) ?? key);
  }
  return parts.filter((part) => part !== '').join('·');
}
