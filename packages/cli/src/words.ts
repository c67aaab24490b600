import { words } from '@kaocheng/core/generated/words';

type Tree = string | readonly Tree[] | { readonly [key: string]: Tree };

/** Fills the `{name}` places of a template; a place without a value stays as it is. */
function fill(template: string, facts: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{([A-Za-z0-9]+)\}/g, (place, name: string) => String(facts[name] ?? place));
}

function lookUp(file: 'screen' | 'problems', path: string): string {
  let tree: Tree | undefined = words[file] as Tree;
  for (const key of path.split('.')) {
    tree =
      typeof tree === 'object' && !Array.isArray(tree) ? (tree as { readonly [key: string]: Tree })[key] : undefined;
  }
  if (typeof tree !== 'string') throw new RangeError(`words/${file}.yaml has no ${path}`);
  return tree.trimEnd();
}

/** Words of words/screen.yaml, by path (`verdict.clean`). */
export function screen(path: string, facts: Readonly<Record<string, string | number>> = {}): string {
  return fill(lookUp('screen', path), facts);
}

/** The sentence of a problem, of words/problems.yaml. */
export function sayProblem(code: string, facts: Readonly<Record<string, string>> = {}): string {
  return fill(lookUp('problems', code), facts);
}
