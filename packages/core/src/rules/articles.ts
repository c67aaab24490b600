import { laws } from '../generated/laws.js';
import type { Citation } from '../model/finding.js';

interface Law {
  readonly title: string;
  readonly document: string;
  readonly articles: { readonly [name: string]: readonly string[] };
}

const byDocument: ReadonlyMap<string, Law> = new Map(Object.values(laws).map((law: Law) => [law.document, law]));

/** The words of the article that a citation names, paragraph by paragraph; null where laws/*.yaml does not hold them. */
export function articleOf({ document, article }: Pick<Citation, 'document' | 'article'>): readonly string[] | null {
  const articles = byDocument.get(document)?.articles;
  return articles !== undefined && Object.hasOwn(articles, article) ? (articles[article] ?? null) : null;
}
