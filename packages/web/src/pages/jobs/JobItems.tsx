import type { OutputItem, OutputJob } from '@kaocheng/contracts/outputs';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { sentenceOf } from '../../server/problem.js';
import { sayJobs } from '../../words/say-jobs.js';
import { itemsQuery } from './outputs.js';
import '../../figures/phone-rows.css';

const SHOWN = [null, 'left', 'written'] as const;

const STATES = { waiting: 'items.waiting', written: 'items.writtenState', left: 'items.leftState' } as const;

/** What became of each document of a job. */
export function JobItems({ job }: { readonly job: OutputJob }) {
  const [shown, setShown] = useState<(typeof SHOWN)[number]>(null);
  const radio = useId();
  const { data, error, hasNextPage, fetchNextPage, isFetching } = useInfiniteQuery({
    ...itemsQuery(job.id, shown),
    refetchInterval: job.endedAt === null ? 2_000 : false,
  });
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="job-items">
      <fieldset>
        <legend>{sayJobs('items.only')}</legend>
        {SHOWN.map((each) => (
          <label key={each ?? 'all'}>
            <input type="radio" name={radio} checked={shown === each} onChange={() => setShown(each)} />
            {sayJobs(each === null ? 'items.all' : `items.${each}`)}
          </label>
        ))}
      </fieldset>
      {error === null ? null : <p className="problem">{sentenceOf(error)}</p>}
      {data !== undefined && items.length === 0 ? <p>{sayJobs('items.none')}</p> : null}
      {items.length === 0 ? null : (
        <div className="list-scroll">
          <table className="list-table phone-rows">
            <thead>
              <tr>
                <th scope="col">{sayJobs('items.file')}</th>
                <th scope="col">{sayJobs('items.result')}</th>
                <th scope="col">{sayJobs('items.entry')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <Row key={item.ordinal} item={item} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {hasNextPage ? (
        <button type="button" className="plain-button" disabled={isFetching} onClick={() => void fetchNextPage()}>
          {sayJobs('items.more')}
        </button>
      ) : null}
    </div>
  );
}

function Row({ item }: { readonly item: OutputItem }) {
  const { document, name, state, entry, version, note } = item;
  return (
    <tr>
      <th scope="row">
        {note?.code === 'output-deleted' ? (
          name
        ) : (
          <Link to="/documents/$id" params={{ id: document }}>
            {name}
          </Link>
        )}
        {version === null ? null : <small> {sayJobs('items.version', { version })}</small>}
      </th>
      <td>
        {sayJobs(STATES[state])}
        {note === null ? null : <p className={state === 'left' ? 'problem' : 'job-note'}>{note.message}</p>}
      </td>
      <td data-label={sayJobs('items.entry')}>{state === 'written' ? entry : '—'}</td>
    </tr>
  );
}
