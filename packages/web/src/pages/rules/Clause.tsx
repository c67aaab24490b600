import type { Citation } from '@kaocheng/core/model/finding';
import { articleOf } from '@kaocheng/core/rules/articles';
import { sayOverview } from '../../words/say-overview.js';

/** A clause: title, number and article of the instrument, and its words on demand. */
export function Clause({ citation }: { readonly citation: Citation | null }) {
  if (citation === null) return <span className="clause clause-none">{sayOverview('rules.noClause')}</span>;
  const paragraphs = articleOf(citation);
  return (
    <div className="clause">
      <cite>
        《{citation.title}》（{citation.document}）{citation.article}
      </cite>
      {paragraphs === null ? null : (
        <details className="clause-article">
          <summary>{sayOverview('rules.article')}</summary>
          <blockquote>
            {paragraphs.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </blockquote>
        </details>
      )}
    </div>
  );
}
