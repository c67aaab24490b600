import { memo, useId } from 'react';
import { sayFill } from '../../words/say-fill.js';
import { isNoFigure, printedDay } from './field-kind.js';
import type { FillPlace } from './fill-grid.js';

export interface FillHandlers {
  readonly onText: (path: string, text: string) => void;
  /** What a formula gives is put into its cell. */
  readonly onTake: (path: string) => void;
}

interface FillCellBoxProps extends FillHandlers {
  readonly place: FillPlace;
  /** What may be picked; none: it is typed. */
  readonly choices: readonly string[];
  readonly text: string;
  /** What the cell is called, for those who do not see the table. */
  readonly label: string;
  /** It follows a formula, and is not typed into. */
  readonly isLocked: boolean;
  /** What its formula gives where something else stands there; null: nothing to say. */
  readonly computed: string | null;
  readonly isFaulty: boolean;
}

/** The place of one value, filled in where it stands. */
export const FillCellBox = memo(function FillCellBox(props: FillCellBoxProps) {
  const { place, choices, text, label, isLocked, computed, isFaulty, onText, onTake } = props;
  const { path, before, after, kind } = place;
  const hint = useId();
  const isOdd = isNoFigure(kind, text);
  const hasHint = isLocked || isOdd || computed !== null;
  const common = {
    'aria-label': label,
    'data-path': path,
    className: `fill-input fill-${kind}`,
    ...(hasHint ? { 'aria-describedby': hint } : {}),
    ...(isFaulty || isOdd ? { 'aria-invalid': true } : {}),
  };
  return (
    <>
      {before === '' ? null : <span className="fill-around">{before}</span>}
      {choices.length > 0 ? (
        <select {...common} value={text} onChange={({ target }) => onText(path, target.value)}>
          <option value="">{sayFill('cell.choose')}</option>
          {(choices.includes(text) || text === '' ? choices : [...choices, text]).map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </select>
      ) : (
        <span className="fill-grow" data-text={`${text} `}>
          <textarea
            {...common}
            rows={1}
            value={text}
            readOnly={isLocked}
            tabIndex={isLocked ? -1 : 0}
            spellCheck={false}
            autoComplete="off"
            inputMode={kind === 'money' || kind === 'score' || kind === 'rate' ? 'decimal' : 'text'}
            onChange={({ target }) => onText(path, target.value)}
          />
        </span>
      )}
      {after === '' ? null : <span className="fill-around">{after}</span>}
      {kind === 'date' ? (
        <input
          type="date"
          className="fill-day no-print"
          tabIndex={-1}
          aria-label={`${label} ${sayFill('cell.pickDay')}`}
          onChange={({ target }) => {
            if (target.value !== '') onText(path, printedDay(target.value));
          }}
        />
      ) : null}
      {hasHint ? (
        <span id={hint} className={isLocked && !isOdd ? 'only-read-aloud' : 'fill-hint no-print'}>
          {isLocked ? sayFill('cell.locked') : null}
          {isOdd ? sayFill('cell.noFigure') : null}
          {computed === null ? null : (
            <>
              {sayFill(text === '' ? 'cell.reckoned' : 'cell.computed', { computed })}{' '}
              <button
                type="button"
                className="link-button"
                aria-label={sayFill('cell.takeNamed', { computed })}
                onClick={() => onTake(path)}
              >
                {sayFill('cell.take')}
              </button>
            </>
          )}
        </span>
      ) : null}
    </>
  );
});
