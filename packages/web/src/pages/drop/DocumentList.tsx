import type { DocumentSummary } from '@kaocheng/contracts/document';
import type { ListQuery } from '@kaocheng/contracts/overview';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useDeferredValue, useEffect, useState } from 'react';
import { Counts } from '../../figures/Counts.js';
import { figureText } from '../../figures/figure-text.js';
import { documentsQuery } from '../../server/documents.js';
import { sentenceOf } from '../../server/problem.js';
import { say } from '../../words/say.js';
import { sayJobs } from '../../words/say-jobs.js';
import { WriteMany, type WriteScope } from '../jobs/WriteMany.js';
import { isPastEnd } from './past-end.js';
import { SortHead } from './SortHead.js';
import { sayInstant, sayState } from './state-words.js';
import { useDeleting } from './useDeleting.js';
import '../../figures/phone-rows.css';

type Sort = NonNullable<ListQuery['sort']>;

const PAGE = 50;
const STATES = ['read', 'unread', 'queued', 'reading'] as const;

/** All documents that are kept: searched, sorted, page by page. */
export function DocumentList() {
  const [search, setSearch] = useState('');
  const [state, setState] = useState('');
  const [sort, setSort] = useState<{ by: Sort; order: 'asc' | 'desc' }>({ by: 'receivedAt', order: 'desc' });
  /** The cursors of the pages up to the one shown. */
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const sought = useDeferredValue(search.trim());
  const after = cursors.at(-1);
  const { data, error, isPending, isPlaceholderData, refetch } = useQuery(
    documentsQuery({
      sort: sort.by,
      order: sort.order,
      limit: PAGE,
      ...(sought === '' ? {} : { search: sought }),
      ...(state === '' ? {} : { state }),
      ...(after === undefined ? {} : { after }),
    }),
  );
  const deleting = useDeleting();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const pastEnd = isPastEnd({ found: isPlaceholderData ? null : (data?.documents.length ?? null), cursors });
  useEffect(() => {
    if (pastEnd) setCursors([]);
  }, [pastEnd]);
  const anew = (change: () => void): void => {
    setCursors([]);
    change();
  };
  const head = (by: Sort, label: string) => (
    <SortHead
      label={label}
      order={sort.by === by ? sort.order : null}
      onSort={(order) => anew(() => setSort({ by, order }))}
    />
  );
  const isNarrowed = sought !== '' || state !== '';

  if (error !== null && data === undefined) {
    return (
      <div className="notice" role="alert">
        <h2>{say('list.failed')}</h2>
        <p>{sentenceOf(error)}</p>
        <button type="button" className="plain-button" onClick={() => void refetch()}>
          {say('problem.retry')}
        </button>
      </div>
    );
  }
  if (isPending) {
    return (
      <p className="loading" role="status">
        {say('list.loading')}
      </p>
    );
  }
  const rows = (data?.documents ?? []).filter(({ id }) => !deleting.isGone(id));
  const total = data?.total ?? 0;
  if (total === 0 && !isNarrowed) return <p className="list-empty">{say('list.empty')}</p>;
  const from = cursors.length * PAGE + 1;
  const choose = (ids: readonly string[], isChosen: boolean): void => {
    const others = [...chosen].filter((id) => !ids.includes(id));
    setChosen(new Set(isChosen ? [...others, ...ids] : others));
  };
  const ids = rows.map(({ id }) => id);
  const found = { ...(sought === '' ? {} : { search: sought }), ...(state === '' ? {} : { state }) };
  const scopes: WriteScope[] = [
    ...(chosen.size === 0
      ? []
      : [{ label: sayJobs('many.chosen', { count: chosen.size }), choice: { documents: [...chosen] } }]),
    ...(total === 0 ? [] : [{ label: sayJobs('many.found', { count: total }), choice: { found } }]),
  ];
  return (
    <section className="list" aria-label={say('list.title')}>
      <header className="list-head">
        <h2>{say('list.title')}</h2>
        <label>
          <span className="only-read-aloud">{say('list.search')}</span>
          <input
            className="field"
            type="search"
            placeholder={say('list.search')}
            value={search}
            maxLength={200}
            onChange={({ target }) => anew(() => setSearch(target.value))}
          />
        </label>
        <label>
          {say('list.state')}{' '}
          <select className="choice" value={state} onChange={({ target }) => anew(() => setState(target.value))}>
            <option value="">{say('list.all')}</option>
            {STATES.map((each) => (
              <option key={each} value={each}>
                {say(`state.${each}`)}
              </option>
            ))}
          </select>
        </label>
        <span role="status">{say('list.total', { count: figureText(total, true) ?? '0' })}</span>
        <span className="list-write no-print">
          {chosen.size === 0 ? null : (
            <>
              <span role="status">{sayJobs('select.count', { count: chosen.size })}</span>{' '}
              <button type="button" className="link-button" onClick={() => setChosen(new Set())}>
                {sayJobs('select.none')}
              </button>{' '}
            </>
          )}
          <WriteMany scopes={scopes} />
        </span>
      </header>
      {rows.length === 0 ? (
        <p className="list-empty">{say('list.none')}</p>
      ) : (
        <div className="list-scroll">
          <table className={isPlaceholderData ? 'list-table phone-rows list-old' : 'list-table phone-rows'}>
            <thead>
              <tr>
                <th scope="col" className="list-choose">
                  <input
                    type="checkbox"
                    aria-label={sayJobs('select.all')}
                    checked={ids.length > 0 && ids.every((id) => chosen.has(id))}
                    onChange={({ target }) => choose(ids, target.checked)}
                  />
                </th>
                {head('name', say('list.name'))}
                {head('department', say('list.department'))}
                {head('year', say('list.year'))}
                {head('state', say('list.reading'))}
                {head('errors', say('list.findings'))}
                {head('receivedAt', say('list.received'))}
                <th scope="col">
                  <span className="only-read-aloud">{say('list.actions')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((document) => (
                <Row
                  key={document.id}
                  document={document}
                  isChosen={chosen.has(document.id)}
                  onChoose={(isChosen) => choose([document.id], isChosen)}
                  onDelete={() => deleting.ask(document)}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {total <= PAGE ? null : (
        <nav className="list-pages" aria-label={say('list.pages')}>
          <button
            type="button"
            className="plain-button"
            disabled={cursors.length === 0}
            onClick={() => setCursors(cursors.slice(0, -1))}
          >
            {say('list.before')}
          </button>
          <span>{say('list.range', { from, to: from + rows.length - 1, total })}</span>
          <button
            type="button"
            className="plain-button"
            disabled={data?.next === null || data === undefined}
            onClick={() => data?.next != null && setCursors([...cursors, data.next])}
          >
            {say('list.next')}
          </button>
        </nav>
      )}
      {deleting.question}
    </section>
  );
}

interface RowProps {
  readonly document: DocumentSummary;
  readonly isChosen: boolean;
  readonly onChoose: (isChosen: boolean) => void;
  readonly onDelete: () => void;
}

function Row({ document, isChosen, onChoose, onDelete }: RowProps) {
  const { id, name, department, province, year, state, problem, receivedAt, corrections, decided } = document;
  return (
    <tr>
      <td className="list-choose">
        <input
          type="checkbox"
          aria-label={sayJobs('select.one', { name })}
          checked={isChosen}
          onChange={({ target }) => onChoose(target.checked)}
        />
      </td>
      <th scope="row">
        <Link to="/documents/$id" params={{ id }}>
          {name}
        </Link>
      </th>
      <td data-label={say('list.department')}>{department ?? province ?? '—'}</td>
      <td data-label={say('list.year')}>{year ?? '—'}</td>
      <td data-label={say('list.reading')}>
        {sayState(document)}
        {problem === null ? null : <p className="problem">{problem.message}</p>}
      </td>
      <td data-label={say('list.findings')}>
        {state === 'read' ? <Counts of={document} /> : '—'}
        {corrections + decided === 0 ? null : (
          <small className="list-done">{say('list.done', { corrections, decided })}</small>
        )}
      </td>
      <td data-label={say('list.received')}>
        <time dateTime={receivedAt}>{sayInstant(receivedAt)}</time>
      </td>
      <td className="phone-last">
        <button type="button" className="link-button" aria-label={say('list.deleteThis', { name })} onClick={onDelete}>
          {say('list.delete')}
        </button>
      </td>
    </tr>
  );
}
