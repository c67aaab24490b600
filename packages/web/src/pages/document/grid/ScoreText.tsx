import type { Scorecard, ScoreRow } from '@kaocheng/core/model/scorecard';
import { Decimal } from '@kaocheng/core/values/decimal';
import { Figure } from '../../../figures/Figure.js';
import { say } from '../../../words/say.js';

/** Whether a printed score is above, below, or the recomputed one; a band is compared with its ends. */
export function difference(row: ScoreRow): 'above' | 'below' | 'same' | 'unknown' {
  const printed = row.printed.value;
  const low = row.computed ?? row.band?.low ?? null;
  const high = row.computed ?? row.band?.high ?? null;
  if (printed === null || low === null || high === null) return 'unknown';
  if (printed.compare(high) > 0) return 'above';
  return printed.compare(low) < 0 ? 'below' : 'same';
}

/** The recomputed score of a row, or why there is none. */
export function ScoreText({ row }: { readonly row: ScoreRow }) {
  const tone = { above: 'worse', below: 'plain', same: 'better', unknown: 'plain' } as const;
  const sign = difference(row);
  if (row.computed !== null) {
    return (
      <>
        <Figure value={row.computed.toString()} tone={tone[sign]} />
        <Sign sign={sign} />
      </>
    );
  }
  if (row.band !== null) {
    return (
      <>
        <Figure value={`${row.band.low}～${row.band.high}`} tone={tone[sign]} />
        <Sign sign={sign} />
      </>
    );
  }
  return <span className="form-state">{say(`score.states.${row.state}`)}</span>;
}

/** The sign says in words and by its shape what the colour says. */
function Sign({ sign }: { readonly sign: ReturnType<typeof difference> }) {
  if (sign === 'same' || sign === 'unknown') return null;
  return (
    <span className={`form-sign form-sign-${sign}`} title={say(`score.${sign}`)}>
      <span aria-hidden="true">{sign === 'above' ? '▲' : '▽'}</span>
      <span className="only-read-aloud">{say(`score.${sign}`)}</span>
    </span>
  );
}

/** The recomputed total of a form. */
export function TotalText({ scorecard: { totals } }: { readonly scorecard: Scorecard }) {
  if (totals.pending) return <span className="form-state">{say('score.states.pending')}</span>;
  if (totals.recomputed === null) return <span className="form-state">—</span>;
  const printed = totals.printed.value;
  const order = printed === null ? 0 : printed.compare(totals.recomputed);
  return (
    <>
      <Figure value={totals.recomputed.toString()} tone={order > 0 ? 'worse' : order < 0 ? 'plain' : 'better'} />
      <Sign sign={printed === null ? 'unknown' : order > 0 ? 'above' : order < 0 ? 'below' : 'same'} />
      {totals.base.compare(Decimal.hundred) === 0 ? null : (
        <small className="form-base">{say('score.base', { base: totals.base.toString() })}</small>
      )}
    </>
  );
}
