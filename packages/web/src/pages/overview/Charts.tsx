import type { Overview } from '@kaocheng/contracts/overview';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import { barsOption } from '../../charts/bars.js';
import { Chart } from '../../charts/Chart.js';
import { GRADES, gradeMatrix, gradeSeries } from '../../charts/grades.js';
import { type ComparedTotal, compareTotals, seriesOf, totalsOption } from '../../charts/totals.js';
import { sayOverview } from '../../words/say-overview.js';
import { CountTable } from './CountTable.js';
import { nameOfRate, titleOfCode } from './narrowing.js';
import type { OverviewSearch } from './overview-search.js';

/** So many bars are drawn; the table holds all. */
const MOST_BARS = 12;
/** So many forms stand in the table of the totals; the list below pages through all. */
const MOST_ROWS = 100;
/** More pairs are not sent (contracts). */
const MOST_PAIRS = 2000;

interface ChartsProps {
  readonly overview: Overview;
  /** Shows the forms behind a mark in the list below. */
  readonly onForms: (search: OverviewSearch) => void;
}

function nameOf({ name, form }: ComparedTotal): string {
  return sayOverview('charts.formOf', { name: name ?? sayOverview('charts.unnamed'), form });
}

function Totals({ overview }: { readonly overview: Overview }) {
  const navigate = useNavigate();
  const totals = useMemo(() => compareTotals(overview.totals), [overview.totals]);
  const option = useMemo(() => totalsOption(totals, nameOf), [totals]);
  const isSampled = totals.length >= MOST_PAIRS;
  return (
    <Chart
      title={sayOverview('charts.totals')}
      note={
        sayOverview('charts.totalsNote') + (isSampled ? sayOverview('charts.totalsSampled', { count: MOST_PAIRS }) : '')
      }
      option={option}
      height={360}
      isEmpty={totals.length === 0}
      onPick={({ series, index }) => {
        const picked = seriesOf(totals)[series]?.[index];
        if (picked !== undefined) {
          void navigate({ to: '/documents/$id', params: { id: picked.document }, search: { form: picked.form } });
        }
      }}
      table={
        <>
          {totals.length > MOST_ROWS ? <p>{sayOverview('charts.totalsFirst', { count: MOST_ROWS })}</p> : null}
          <table>
            <thead>
              <tr>
                <th scope="col">{sayOverview('charts.form')}</th>
                <th scope="col" className="chart-number">
                  {sayOverview('charts.printed')}
                </th>
                <th scope="col" className="chart-number">
                  {sayOverview('charts.recomputed')}
                </th>
                <th scope="col" className="chart-number">
                  {sayOverview('charts.difference')}
                </th>
              </tr>
            </thead>
            <tbody>
              {totals.slice(0, MOST_ROWS).map((total) => (
                <tr key={`${total.document} ${total.form}`}>
                  <th scope="row">
                    <Link to="/documents/$id" params={{ id: total.document }} search={{ form: total.form }}>
                      {nameOf(total)}
                    </Link>
                  </th>
                  <td className="chart-number figure">{total.printed}</td>
                  <td className="chart-number figure">{total.recomputed}</td>
                  <td className="chart-number figure">{total.difference}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      }
    />
  );
}

function Grades({ overview, onForms }: ChartsProps) {
  const matrix = useMemo(() => gradeMatrix(overview.grades), [overview.grades]);
  const option = useMemo(() => {
    const names = GRADES.map((grade) => (grade === '无' ? sayOverview('charts.noGrade') : grade));
    return barsOption(names, gradeSeries(matrix), { stacked: true });
  }, [matrix]);
  return (
    <Chart
      title={sayOverview('charts.grades')}
      note={sayOverview('charts.gradesNote')}
      option={option}
      height={360}
      isEmpty={overview.grades.length === 0}
      onPick={({ series, index }) => onForms({ grades: `${GRADES[index]}${GRADES[series]}` })}
      table={
        <table className="grade-matrix">
          <thead>
            <tr>
              <th scope="col">{sayOverview('charts.gradeCorner')}</th>
              {GRADES.map((grade) => (
                <th key={grade} scope="col" className="chart-number">
                  {grade}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {matrix.map((row) => (
              <tr key={row[0]?.printed}>
                <th scope="row">{row[0]?.printed}</th>
                {row.map(({ printed, recomputed, count, change }) => (
                  <td key={recomputed} className={`chart-number figure grade-${count === 0 ? 'none' : change}`}>
                    {count === 0 ? (
                      count
                    ) : (
                      <Link to="/overview" search={{ grades: `${printed}${recomputed}` }} hash="lists">
                        {count}
                      </Link>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  );
}

type Counted = Overview['byCode'][number];

function Counts({
  title,
  note,
  counts,
  head,
  link,
  onPick,
  forms,
  countHead = sayOverview('charts.findings'),
}: {
  readonly title: string;
  readonly note?: string;
  readonly counts: readonly Counted[];
  readonly head: string;
  readonly link?: (key: string, label: string) => ReactNode;
  readonly onPick?: (key: string) => void;
  readonly forms?: (key: string) => OverviewSearch;
  readonly countHead?: string;
}) {
  const drawn = useMemo(() => counts.slice(0, MOST_BARS), [counts]);
  const option = useMemo(
    () =>
      barsOption(
        drawn.map(({ label }) => label),
        [{ name: countHead, colour: 'accent', counts: drawn.map(({ count }) => count) }],
        { lies: true },
      ),
    [drawn, countHead],
  );
  return (
    <Chart
      title={title}
      {...(note === undefined ? {} : { note })}
      option={option}
      height={24 + drawn.length * 26}
      isEmpty={counts.length === 0}
      onPick={({ index }) => {
        const picked = drawn[index];
        if (picked !== undefined) onPick?.(picked.key);
      }}
      table={
        <CountTable
          counts={counts}
          head={head}
          countHead={countHead}
          {...(link === undefined ? {} : { link })}
          {...(forms === undefined ? {} : { forms })}
        />
      }
    />
  );
}

function Rates({ overview: { rates }, onForms }: ChartsProps) {
  const option = useMemo(
    () =>
      barsOption(
        rates.map(({ key }) => nameOfRate(key)),
        [{ name: sayOverview('charts.count'), colour: 'info', counts: rates.map(({ count }) => count) }],
      ),
    [rates],
  );
  return (
    <Chart
      title={sayOverview('charts.rates')}
      note={sayOverview('charts.ratesNote')}
      option={option}
      height={300}
      isEmpty={rates.every(({ count }) => count === 0)}
      onPick={({ index }) => {
        const picked = rates[index];
        if (picked !== undefined) onForms({ rate: picked.key });
      }}
      table={
        <CountTable
          counts={rates}
          head={sayOverview('charts.rate')}
          countHead={sayOverview('charts.count')}
          forms={(rate) => ({ rate })}
        />
      }
    />
  );
}

function Departments({ overview: { byDepartment }, onForms }: ChartsProps) {
  const drawn = useMemo(() => byDepartment.slice(0, MOST_BARS), [byDepartment]);
  const option = useMemo(
    () =>
      barsOption(
        drawn.map(({ label }) => label),
        [
          { name: sayOverview('charts.errors'), colour: 'error', counts: drawn.map(({ errors }) => errors) },
          { name: sayOverview('charts.count'), colour: 'info', counts: drawn.map(({ count }) => count) },
        ],
        { lies: true },
      ),
    [drawn],
  );
  return (
    <Chart
      title={sayOverview('charts.byDepartment')}
      note={sayOverview('charts.byDepartmentNote', { count: drawn.length })}
      option={option}
      height={60 + drawn.length * 40}
      isEmpty={byDepartment.length === 0}
      onPick={({ index }) => {
        const picked = drawn[index];
        if (picked !== undefined && picked.key !== '') onForms({ search: picked.key });
      }}
      table={
        <CountTable
          counts={byDepartment}
          head={sayOverview('charts.department')}
          countHead={sayOverview('charts.count')}
          link={(key, label) =>
            key === '' ? (
              label
            ) : (
              <Link to="/overview" search={{ search: key }} hash="lists">
                {label}
              </Link>
            )
          }
        />
      }
    />
  );
}

/** All charts of the overview, each with its table. */
export function Charts(props: ChartsProps) {
  const { overview, onForms } = props;
  const byCode = useMemo(
    () => overview.byCode.map((each) => ({ ...each, label: titleOfCode(each.key) ?? each.label })),
    [overview.byCode],
  );
  return (
    <div className="charts">
      <Totals overview={overview} />
      <Grades {...props} />
      <Rates {...props} />
      <Counts
        title={sayOverview('charts.byCode')}
        note={sayOverview('charts.byCodeNote', { count: Math.min(MOST_BARS, byCode.length) })}
        counts={byCode}
        head={sayOverview('charts.rule')}
        onPick={(code) => onForms({ code })}
        forms={(code) => ({ code })}
        link={(code, label) => (
          <Link to="/rules" hash={code}>
            {code} {label}
          </Link>
        )}
      />
      <Counts title={sayOverview('charts.byRule')} counts={overview.byRule} head={sayOverview('charts.family')} />
      <Counts
        title={sayOverview('charts.byKind')}
        counts={overview.byKind}
        head={sayOverview('charts.kind')}
        countHead={sayOverview('charts.count')}
        onPick={(kind) => onForms({ kind })}
        forms={(kind) => ({ kind })}
      />
      <Departments {...props} />
    </div>
  );
}
