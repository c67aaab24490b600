import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { documentsQuery } from '../../server/documents.js';
import { sentenceOf } from '../../server/problem.js';
import { say } from '../../words/say.js';
import { sayFill } from '../../words/say-fill.js';
import { begunHere } from './begun-here.js';

/** How many are shown before more are asked for. */
const FEW = 8;
/** As many as the server gives at once. */
const MOST = 200;

/** Documents that were begun here, the newest first. */
export function Begun() {
  const [isAll, setAll] = useState(false);
  const found = useQuery(
    documentsQuery({ search: sayFill('start.suffix'), limit: MOST, sort: 'receivedAt', order: 'desc' }),
  );
  const begun = begunHere(found.data?.documents ?? []);
  const isMore = found.data?.next != null;
  return (
    <section aria-label={sayFill('continue.title')}>
      <h2>{sayFill('continue.title')}</h2>
      {found.isPending ? <p role="status">{sayFill('continue.loading')}</p> : null}
      {found.error === null ? null : (
        <p role="alert">
          {sayFill('continue.failed')}：{sentenceOf(found.error)}{' '}
          <button type="button" className="link-button" onClick={() => void found.refetch()}>
            {say('problem.retry')}
          </button>
        </p>
      )}
      {found.isSuccess && begun.length === 0 && !isMore ? <p>{sayFill('continue.none')}</p> : null}
      <ul className="fill-begun">
        {(isAll ? begun : begun.slice(0, FEW)).map(({ id, name, changedAt }) => (
          <li key={id}>
            <Link to="/fill/$id" params={{ id }} aria-label={sayFill('continue.openNamed', { name })}>
              {name}
            </Link>{' '}
            <small>{sayFill('continue.changed', { at: new Date(changedAt).toLocaleString('zh-CN') })}</small>{' '}
            <Link to="/fill/$id" params={{ id }} search={{ copy: true }}>
              {sayFill('edit.next')}
            </Link>
          </li>
        ))}
      </ul>
      {begun.length > FEW && !isAll ? (
        <button type="button" className="link-button" onClick={() => setAll(true)}>
          {sayFill('continue.all', { count: begun.length })}
        </button>
      ) : null}
      {isMore && (isAll || begun.length <= FEW) ? (
        <p>
          <Link to="/overview" search={{ list: 'documents', search: sayFill('start.suffix') }} hash="lists">
            {sayFill('continue.older')}
          </Link>
        </p>
      ) : null}
    </section>
  );
}
