import type { FormQuery, ScoredForm } from '@kaocheng/contracts/overview';
import { Decimal } from '@kaocheng/core/values/decimal';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Counts } from '../../figures/Counts.js';
import { Figure } from '../../figures/Figure.js';
import { figureText } from '../../figures/figure-text.js';
import { call } from '../../server/call.js';
import { sentenceOf } from '../../server/problem.js';
import { sayKind } from '../../words/say.js';
import { sayJobs } from '../../words/say-jobs.js';
import { sayOverview } from '../../words/say-overview.js';
import { isPastEnd } from '../drop/past-end.js';
import { SortHead } from '../drop/SortHead.js';
import { WriteMany } from '../jobs/WriteMany.js';
import { differenceOf, gradeChangeOf, percentOf } from './form-row.js';
import { type FormSort, NARROWINGS, type OverviewSearch } from './overview-search.js';
import '../../figures/phone-rows.css';

const PAGE = 50;

function formsQuery(query: FormQuery) {
  return queryOptions({
    queryKey: ['forms', query],
    queryFn: ({ signal }) => call('listForms', { query, signal }),
    placeholderData: keepPreviousData,
  });
}

function Row({ form }: { readonly form: ScoredForm }) {
  const difference = differenceOf(form);
  const tone = difference === null || Decimal.of(difference).isZero() ? 'muted' : 'worse';
  return (
    <tr>
      <th scope="row">
        <Link to="/documents/$id" params={{ id: form.document }} search={{ form: form.order }}>
          {form.name ?? form.title ?? sayOverview('charts.unnamed')}
        </Link>
        <small>{sayOverview('charts.formOf', { name: form.documentName, form: form.order })}</small>
      </th>
      <td className="form-short">{sayKind(form.kind)}</td>
      <td>{form.department}</td>
      <td>{form.year}</td>
      <td className="chart-number" data-label={sayOverview('lists.printed')}>
        <Figure value={form.printedTotal} />
      </td>
      <td className="chart-number" data-label={sayOverview('lists.recomputed')}>
        <Figure value={form.recomputedTotal} />
      </td>
      <td className="chart-number" data-label={sayOverview('lists.difference')}>
        <Figure value={difference} tone={tone} />
      </td>
      <td className="form-short" data-label={sayOverview('lists.grade')}>
        {gradeChangeOf(form)}
      </td>
      <td className="chart-number" data-label={sayOverview('lists.rate')}>
        <Figure value={percentOf(form.executionRate)} />
      </td>
      <td>
        <Counts of={form} />
      </td>
    </tr>
  );
}

interface FormListProps {
  readonly chosen: OverviewSearch;
  readonly onChoose: (change: OverviewSearch) => void;
}

/** The forms of all documents, printed and recomputed side by side: searched, sorted, page by page. */
export function FormList({ chosen, onChoose }: FormListProps) {
  const { search = '', sort = 'errors', order = 'desc' } = chosen;
  const [pages, setPages] = useState<{ of: string; cursors: readonly string[] }>({ of: '', cursors: [] });
  const narrowed = Object.fromEntries(
    NARROWINGS.flatMap((name) => (chosen[name] === undefined ? [] : [[name, chosen[name]]])),
  );
  const of = JSON.stringify([search, sort, order, narrowed]);
  // Another search or order begins at its first page.
  const cursors = pages.of === of ? pages.cursors : [];
  const after = cursors.at(-1);
  const { data, error, isPending, isPlaceholderData, refetch } = useQuery(
    formsQuery({
      sort,
      order,
      limit: PAGE,
      ...narrowed,
      ...(search === '' ? {} : { search }),
      ...(after === undefined ? {} : { after }),
    }),
  );
  const pastEnd = isPastEnd({ found: isPlaceholderData ? null : (data?.forms.length ?? null), cursors });
  useEffect(() => {
    if (pastEnd) setPages({ of, cursors: [] });
  }, [pastEnd, of]);
  if (error !== null && data === undefined) {
    return (
      <div className="notice" role="alert">
        <p>{sayOverview('lists.failed', { reason: sentenceOf(error) })}</p>
        <button type="button" className="plain-button" onClick={() => void refetch()}>
          {sayOverview('overview.retry')}
        </button>
      </div>
    );
  }
  if (isPending) {
    return (
      <p className="loading" role="status">
        {sayOverview('lists.loading')}
      </p>
    );
  }
  const { forms = [], total = 0, next = null } = data ?? {};
  const head = (by: FormSort, label: string) => (
    <SortHead
      label={label}
      order={sort === by ? order : null}
      onSort={(wanted) => onChoose({ ...chosen, sort: by, order: wanted })}
    />
  );
  if (forms.length === 0) return <p className="list-empty">{sayOverview('lists.none')}</p>;
  const from = cursors.length * PAGE + 1;
  const choice = { forms: { ...narrowed, ...(search === '' ? {} : { search }) } };
  return (
    <>
      <p className="list-write no-print">
        <WriteMany scopes={[{ label: sayJobs('many.foundForms', { count: total }), choice }]} />
      </p>
      <div className="list-scroll">
        <table className={isPlaceholderData ? 'list-table phone-rows list-old' : 'list-table phone-rows'}>
          <thead>
            <tr>
              {head('name', sayOverview('lists.name'))}
              <th scope="col">{sayOverview('lists.kind')}</th>
              {head('department', sayOverview('lists.department'))}
              {head('year', sayOverview('lists.year'))}
              <th scope="col" className="chart-number">
                {sayOverview('lists.printed')}
              </th>
              <th scope="col" className="chart-number">
                {sayOverview('lists.recomputed')}
              </th>
              <th scope="col" className="chart-number">
                {sayOverview('lists.difference')}
              </th>
              <th scope="col">{sayOverview('lists.grade')}</th>
              <th scope="col" className="chart-number">
                {sayOverview('lists.rate')}
              </th>
              {head('errors', sayOverview('charts.findings'))}
            </tr>
          </thead>
          <tbody>
            {forms.map((form) => (
              <Row key={`${form.document} ${form.order}`} form={form} />
            ))}
          </tbody>
        </table>
      </div>
      <nav className="form-pages" aria-label={sayOverview('lists.pages')}>
        <span role="status">
          {sayOverview('lists.shown', {
            from: figureText(from, true) ?? '',
            to: figureText(from + forms.length - 1, true) ?? '',
            total: figureText(total, true) ?? '',
          })}
        </span>
        <button
          type="button"
          className="plain-button"
          disabled={cursors.length === 0}
          onClick={() => setPages({ of, cursors: cursors.slice(0, -1) })}
        >
          {sayOverview('lists.previous')}
        </button>
        <button
          type="button"
          className="plain-button"
          disabled={next === null || isPlaceholderData}
          onClick={() => next !== null && setPages({ of, cursors: [...cursors, next] })}
        >
          {sayOverview('lists.next')}
        </button>
      </nav>
    </>
  );
}
