import { sayFinding } from '@kaocheng/core/checks/say';
import { canMove, canRemove, type FixedRows, rowsOf } from '@kaocheng/core/correct/edit-form';
import type { Finding } from '@kaocheng/core/model/finding';
import type { Scorecard } from '@kaocheng/core/model/scorecard';
import type { Form } from '@kaocheng/core/model/transcript';
import { sayFill } from '../../words/say-fill.js';
import { type FillRow, type ListRow, valuesAt } from './fill-grid.js';

interface RowNotesProps {
  readonly row: FillRow;
  readonly form: Form;
  /** Rows that keep their place. */
  readonly fixed: FixedRows;
  readonly scorecard: Scorecard | null;
  /** By `form:path`. */
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  readonly onRow: (row: ListRow, what: 'add' | 'remove' | 'up' | 'down') => void;
  readonly onWhy: (path: string) => void;
}

/** Findings shown beside one row. */
const MOST = 2;

/** What stands beside a row of the table: the score as it is computed, findings, and what can be done with the row. */
export function RowNotes({ row, form, fixed, scorecard, findings, onRow, onWhy }: RowNotesProps) {
  const paths = row.cells.flatMap(({ place }) => (place === null ? [] : valuesAt(place.path)));
  const own = [...new Set(paths.flatMap((path) => findings.get(`${form.order}:${path}`) ?? []))];
  const isTotal = paths.includes('total.score');
  const score = scorecard?.rows.find(({ path }) => path === row.scored) ?? null;
  const said =
    score === null
      ? null
      : score.computed !== null
        ? sayFill('row.computed', { score: score.computed.toString() })
        : score.band !== null
          ? sayFill('row.band', { low: score.band.low.toString(), high: score.band.high.toString() })
          : null;
  const total = isTotal && scorecard?.totals.recomputed != null ? scorecard.totals.recomputed.toString() : null;
  const name = nameOfRow(form, row.of);
  return (
    <>
      <span className="fill-beside-line">
        {said === null || score === null ? null : (
          <button
            type="button"
            className="link-button"
            aria-label={`${said} ${sayFill('row.whyNamed', { name: score.name ?? name })}`}
            onClick={() => onWhy(score.path)}
          >
            {said}
          </button>
        )}
        {total === null ? null : (
          <button type="button" className="link-button" onClick={() => onWhy('total')}>
            {sayFill('row.computed', { score: total })}
          </button>
        )}
        {row.of === null ? null : <RowTools {...{ form, fixed, of: row.of, name, onRow }} />}
      </span>
      {own.slice(0, MOST).map((finding) => (
        <p
          key={finding.id}
          className={`fill-finding fill-finding-${finding.severity}`}
          title={sayFinding(finding).sentence}
        >
          {sayFinding(finding).title}
        </p>
      ))}
      {own.length > MOST ? <p className="fill-more">{sayFill('panel.more', { count: own.length - MOST })}</p> : null}
    </>
  );
}

function RowTools(props: {
  readonly form: Form;
  readonly fixed: FixedRows;
  readonly of: ListRow;
  readonly name: string;
  readonly onRow: RowNotesProps['onRow'];
}) {
  const { form, fixed, of, name, onRow } = props;
  const { list, index } = of;
  return (
    <span className="fill-tools">
      <button
        type="button"
        title={sayFill('row.add')}
        aria-label={sayFill('row.addBelow', { name })}
        tabIndex={-1}
        onClick={() => onRow(of, 'add')}
      >
        ＋
      </button>
      <button
        type="button"
        title={sayFill('row.up')}
        aria-label={sayFill('row.upNamed', { name })}
        tabIndex={-1}
        disabled={!canMove(form, list, index, -1, fixed)}
        onClick={() => onRow(of, 'up')}
      >
        ↑
      </button>
      <button
        type="button"
        title={sayFill('row.down')}
        aria-label={sayFill('row.downNamed', { name })}
        tabIndex={-1}
        disabled={!canMove(form, list, index, 1, fixed)}
        onClick={() => onRow(of, 'down')}
      >
        ↓
      </button>
      <button
        type="button"
        title={sayFill('row.remove')}
        aria-label={sayFill('row.removeNamed', { name })}
        tabIndex={-1}
        disabled={!canRemove(form, list, index)}
        onClick={() => onRow(of, 'remove')}
      >
        ×
      </button>
    </span>
  );
}

function nameOfRow(form: Form, of: ListRow | null): string {
  if (of === null) return '';
  const row = rowsOf(form, of.list)[of.index];
  const name = row !== undefined && 'name' in row ? row.name : null;
  return typeof name === 'string' && name !== '' ? name : sayFill('row.number', { number: of.index + 1 });
}
