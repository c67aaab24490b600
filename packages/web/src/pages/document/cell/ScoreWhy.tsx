import { renderStep, type Scorecard, type ScoreRow } from '@kaocheng/core/model/scorecard';
import { Figure } from '../../../figures/Figure.js';
import { say } from '../../../words/say.js';
import { Clause } from '../../rules/Clause.js';
import { difference } from '../grid/ScoreText.js';

/** How the score of a row follows: the printed beside the recomputed one, the arithmetic, the clause. */
export function ScoreWhy({ row }: { readonly row: ScoreRow }) {
  const { computed, band, state, reason, steps, alternatives, citation, printed, weight } = row;
  const sign = difference(row);
  return (
    <div className="score-why" data-why="" tabIndex={-1}>
      <h4>{say('score.title')}</h4>
      <dl className="score-pair">
        <dt>{say('score.weight')}</dt>
        <dd>
          <Figure value={weight?.toString() ?? null} />
        </dd>
        <dt>{say('score.printed')}</dt>
        <dd>
          <Figure value={printed.printed} blank={say('cell.blank')} />
        </dd>
        <dt>{say('score.computed')}</dt>
        <dd>
          {computed !== null ? <Figure value={computed.toString()} /> : null}
          {computed === null && band !== null ? <Figure value={`${band.low}～${band.high}`} /> : null}
          {computed === null && band === null ? say(`score.states.${state}`) : null}
        </dd>
      </dl>
      <p>
        {say(`score.reasons.${reason}`)}
        {sign === 'above' || sign === 'below' ? ` ${say(`score.${sign}`)}` : ''}
      </p>
      {steps.length === 0 ? null : (
        <ol className="score-steps">
          {steps.map((step) => (
            <li key={`${step.operation}${renderStep(step)}`}>{renderStep(step)}</li>
          ))}
        </ol>
      )}
      {alternatives.map((each) => (
        <p key={each.method} className="score-other">
          {say('score.alternative', { method: say(`score.methods.${each.method}`), step: renderStep(each.step) })}
        </p>
      ))}
      <Clause citation={citation} />
    </div>
  );
}

/** How the total and the grade follow. */
export function TotalWhy({ scorecard: { totals, grade } }: { readonly scorecard: Scorecard }) {
  const { printed, printedSum, recomputed, range, rescaled, cap, base, pending, kept, steps } = totals;
  const figures: readonly (readonly [string, string | null])[] = [
    [say('score.total.printed'), printed.printed],
    [say('score.total.printedSum'), printedSum?.toString() ?? null],
    [say('score.total.recomputed'), recomputed?.toString() ?? null],
    [say('score.total.base'), base.toString()],
    ...(range === null ? [] : [[say('score.total.range'), `${range.low}～${range.high}`] as const]),
    ...(rescaled === null ? [] : [[say('score.total.rescaled'), rescaled.toString()] as const]),
    ...(cap === null ? [] : [[say('score.total.cap'), cap.toString()] as const]),
  ];
  return (
    <div className="score-why" data-why="" tabIndex={-1}>
      <h4>{say('score.total.title')}</h4>
      <dl className="score-pair">
        {figures.map(([title, figure]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>
              <Figure value={figure} />
            </dd>
          </div>
        ))}
      </dl>
      {pending ? <p>{say('score.total.pending')}</p> : null}
      {kept === 0 ? null : <p>{say('score.total.kept', { count: kept })}</p>}
      {steps.length === 0 ? null : (
        <ol className="score-steps">
          {steps.map((step) => (
            <li key={`${step.operation}${renderStep(step)}`}>{renderStep(step)}</li>
          ))}
        </ol>
      )}
      <p>
        {say('score.total.grade', {
          printed: grade.printed ?? '—',
          ofPrinted: grade.ofPrinted ?? '—',
          recomputed: grade.recomputed ?? '—',
        })}
      </p>
      <Clause citation={grade.citation} />
    </div>
  );
}
