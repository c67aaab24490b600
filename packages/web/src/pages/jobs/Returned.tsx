import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { sayJobs } from '../../words/say-jobs.js';
import { returnsQuery } from './returns.js';
import './jobs.css';

/** The files that came back and wait to be taken over; nothing where there are none. */
export function ReturnedPanel() {
  const { data } = useQuery(returnsQuery);
  if (data === undefined || data.returns.length === 0) return null;
  return (
    <section className="returned-panel" aria-labelledby="returned-title">
      <h2 id="returned-title">{sayJobs('returned.panel')}</h2>
      <ul>
        {data.returns.map(({ document, target }) => (
          <li key={document.id}>
            <Link
              to="/returns/$id"
              params={{ id: document.id }}
              aria-label={sayJobs('returned.lookThis', { name: document.name })}
            >
              {document.name}
            </Link>
            <small>
              {target === null ? sayJobs('returned.ofNone') : sayJobs('returned.of', { name: target.name })}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Says on the page of a document that it came back and is not taken over yet. */
export function ReturnedNotice({ id }: { readonly id: string }) {
  const { data } = useQuery(returnsQuery);
  const found = data?.returns.find(({ document }) => document.id === id);
  if (found === undefined) return null;
  const { target } = found;
  return (
    <p className="returned-notice" role="status">
      {target === null ? sayJobs('returned.noticeNone') : sayJobs('returned.notice', { name: target.name })}{' '}
      <Link to="/returns/$id" params={{ id }}>
        {sayJobs('returned.look')}
      </Link>
    </p>
  );
}
