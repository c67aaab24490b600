import type { Overview } from '@kaocheng/contracts/overview';
import { Figure } from '../../figures/Figure.js';
import { sayOverview } from '../../words/say-overview.js';

const SUMS = ['documents', 'forms', 'scored', 'differing', 'errors', 'warnings', 'infos', 'unread'] as const;

/** The counts over all documents. */
export function Sums({ overview }: { readonly overview: Overview }) {
  return (
    <dl className="sums" aria-label={sayOverview('overview.figures')}>
      {SUMS.map((key) => (
        <div key={key} className={`sum sum-${key}`}>
          <dt>{sayOverview(`overview.${key}`)}</dt>
          <dd>
            <Figure value={overview[key]} grouped />
          </dd>
        </div>
      ))}
    </dl>
  );
}
