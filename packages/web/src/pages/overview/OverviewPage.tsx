import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { call } from '../../server/call.js';
import { sentenceOf } from '../../server/problem.js';
import { sayOverview } from '../../words/say-overview.js';
import { Charts } from './Charts.js';
import { ExportBox } from './ExportBox.js';
import { Lists } from './Lists.js';
import { type OverviewSearch, readOverviewSearch } from './overview-search.js';
import { Sums } from './Sums.js';
import './overview.css';

const overviewQuery = queryOptions({
  queryKey: ['overview'],
  queryFn: ({ signal }) => call('overview', { signal }),
});

/** Everything that is kept at one look: sums, charts with their tables, lists, exports. */
export function OverviewPage() {
  const { data, error, refetch } = useQuery(overviewQuery);
  const chosen = readOverviewSearch(useSearch({ strict: false }));
  const navigate = useNavigate();
  const choose = (change: OverviewSearch) =>
    void navigate({ to: '/overview', search: change, replace: true, resetScroll: false });
  const toForms = (search: OverviewSearch) => void navigate({ to: '/overview', search, hash: 'lists' });
  if (data === undefined) {
    return (
      <div className="overview">
        <h1>{sayOverview('overview.title')}</h1>
        {error === null ? (
          <p className="loading" role="status">
            {sayOverview('overview.loading')}
          </p>
        ) : (
          <div className="notice" role="alert">
            <p>{sayOverview('overview.failed', { reason: sentenceOf(error) })}</p>
            <button type="button" className="plain-button" onClick={() => void refetch()}>
              {sayOverview('overview.retry')}
            </button>
          </div>
        )}
      </div>
    );
  }
  if (data.documents === 0) {
    return (
      <div className="overview">
        <h1>{sayOverview('overview.title')}</h1>
        <div className="overview-empty">
          <p>
            <strong>{sayOverview('overview.empty')}</strong>
          </p>
          <p>{sayOverview('overview.emptyHint')}</p>
          <Link to="/" className="plain-button">
            {sayOverview('overview.toDocuments')}
          </Link>
        </div>
      </div>
    );
  }
  return (
    <div className="overview">
      <h1>{sayOverview('overview.title')}</h1>
      <Sums overview={data} />
      {data.waiting === 0 ? null : (
        <p className="overview-note" role="status">
          {sayOverview('overview.waiting', { waiting: data.waiting })}
        </p>
      )}
      {data.scored === 0 ? (
        <p className="overview-note">{sayOverview('overview.noneScored', { documents: data.documents })}</p>
      ) : (
        <Charts overview={data} onForms={toForms} />
      )}
      <Lists chosen={chosen} onChoose={choose} />
      <ExportBox />
    </div>
  );
}
