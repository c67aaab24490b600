import { screen } from '@kaocheng/core/generated/words/screen';
import { web } from '@kaocheng/core/generated/words/web';

/** A branch of a words file: sentences at the leaves. */
export interface Sentences {
  readonly [key: string]: string | Sentences;
}

/** The paths of all sentences of a branch, keys joined with a dot: `nav.documents`. */
export type PathsOf<T> = {
  [K in keyof T & string]: T[K] extends string ? K : T[K] extends Sentences ? `${K}.${PathsOf<T[K]>}` : never;
}[keyof T & string];

export type Facts = Readonly<Record<string, string | number>>;

/** Puts facts into the `{places}` of a sentence; a place without a fact stays as it is, so that it is seen. */
export function fillIn(sentence: string, facts: Facts): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) =>
    Object.hasOwn(facts, name) ? String(facts[name]) : place,
  );
}

function sentenceAt(tree: Sentences, path: string): string {
  let at: string | Sentences | undefined = tree;
  for (const key of path.split('.')) at = typeof at === 'object' && Object.hasOwn(at, key) ? at[key] : undefined;
  return typeof at === 'string' ? at : path;
}

/** A function that says the sentences of one words file; a path that the file does not hold is a type error. */
export function sayFrom<T extends Sentences>(tree: T): (path: PathsOf<T>, facts?: Facts) => string {
  return (path, facts = {}) => fillIn(sentenceAt(tree, path), facts);
}

/** A sentence of words/web.yaml. */
export const say = sayFrom(web);

/** What a kind of form is called: `project` → 项目自评. */
export function sayKind(kind: string): string {
  const kinds: Sentences = screen.kinds;
  return sentenceAt(kinds, kind);
}
