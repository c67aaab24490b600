import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Figure } from '../../figures/Figure.js';
import { sayOverview } from '../../words/say-overview.js';
import type { OverviewSearch } from './overview-search.js';

interface CountTableProps {
  readonly counts: readonly {
    readonly key: string;
    readonly label: string;
    readonly count: number;
    readonly errors?: number;
  }[];
  readonly head: string;
  readonly countHead: string;
  /** What stands in the first column: a link where the key leads somewhere. */
  readonly link?: (key: string, label: string) => ReactNode;
  /** Where the count leads: the forms that it counts. */
  readonly forms?: (key: string) => OverviewSearch;
}

/** The figures of a bar chart, all of them. */
export function CountTable({ counts, head, countHead, link = (_, label) => label, forms }: CountTableProps) {
  const hasErrors = counts.some(({ errors }) => errors !== undefined);
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col" className="chart-number">
            {countHead}
          </th>
          {hasErrors ? (
            <th scope="col" className="chart-number">
              {sayOverview('charts.errors')}
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {counts.map(({ key, label, count, errors }) => (
          <tr key={key}>
            <th scope="row">{link(key, label)}</th>
            <td className="chart-number">
              {forms === undefined || count === 0 ? (
                <Figure value={count} grouped />
              ) : (
                <Link
                  to="/overview"
                  search={forms(key)}
                  hash="lists"
                  aria-label={sayOverview('overview.seeForms', { name: label, count })}
                >
                  <Figure value={count} grouped />
                </Link>
              )}
            </td>
            {hasErrors ? (
              <td className="chart-number">
                <Figure value={errors} grouped />
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
