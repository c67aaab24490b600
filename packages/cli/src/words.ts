import { words } from '@kaocheng/core/generated/words';

type Tree = string | readonly Tree[] | { readonly [key: string]: Tree };

/** Fills the `{name}` places of a template; a place without a value stays as it is. */
function fill(template: string, facts: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{([A-Za-z0-9]+)\}/g, (place, name: string) => String(facts[name] ?? place));
}

function lookUp(file: 'screen' | 'problems', path: string): string | null {
  let tree: Tree | undefined = words[file] as Tree;
  for (const key of path.split('.')) {
    tree =
      typeof tree === 'object' && !Array.isArray(tree) ? (tree as { readonly [key: string]: Tree })[key] : undefined;
  }
  return typeof tree === 'string' ? tree.trimEnd() : null;
}

/**
 * Words of words/screen.yaml, by path (`verdict.clean`).
 * @throws RangeError where the file has none and no `otherwise` is given
 */
export function screen(
  path: string,
  facts: Readonly<Record<string, string | number>> = {},
  otherwise?: string,
): string {
  const found = lookUp('screen', path) ?? otherwise;
  if (found === undefined) throw new RangeError(`words/screen.yaml has no ${path}`);
  return fill(found, facts);
}

/** The sentence of a problem, of words/problems.yaml. */
export function sayProblem(code: string, facts: Readonly<Record<string, string>> = {}): string {
  const found = lookUp('problems', code);
  if (found === null) throw new RangeError(`words/problems.yaml has no ${code}`);
  return fill(found, facts);
}
