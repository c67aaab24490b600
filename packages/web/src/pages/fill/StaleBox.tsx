import type { Form } from '@kaocheng/core/model/transcript';
import { useState } from 'react';
import { Ask } from '../../asking/Ask.js';
import { say } from '../../words/say.js';
import { sayFill } from '../../words/say-fill.js';
import { labelOf } from './FillTable.js';
import type { Difference, Taken } from './merge.js';

interface StaleBoxProps {
  readonly form: Form;
  readonly differences: readonly Difference[];
  /** Whether each difference is decided by itself; else one of the versions is taken whole. */
  readonly isByCell: boolean;
  readonly onTake: (take: Taken) => void;
  /** The question is put aside, to be asked again from the line that tells the state. */
  readonly onLater: () => void;
}

/** Somebody else saved the same form: both versions side by side, to be decided cell by cell where rows are the same. */
export function StaleBox({ form, differences, isByCell, onTake, onLater }: StaleBoxProps) {
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set());
  const paths = differences.map(({ path }) => path);
  const choose = (path: string, isTheirs: boolean): void => {
    const next = new Set(theirs);
    if (isTheirs) next.add(path);
    else next.delete(path);
    setTheirs(next);
  };
  const takeMine = (): void => onTake(isByCell ? new Set(paths.filter((path) => !theirs.has(path))) : 'mine');
  return (
    <Ask
      title={sayFill('stale.title')}
      yes={sayFill(isByCell ? 'stale.asChosen' : 'stale.mine')}
      no={sayFill('stale.later')}
      isWide
      onYes={takeMine}
      onNo={onLater}
    >
      <p>{sayFill(isByCell ? 'stale.whyByCell' : 'stale.why')}</p>
      <section className="fill-differences-list" aria-label={sayFill('stale.list')}>
        <table className="fill-differences">
          <thead>
            <tr>
              <th scope="col">{sayFill('stale.cell')}</th>
              <th scope="col">{sayFill('stale.mineHead')}</th>
              <th scope="col">{sayFill('stale.theirsHead')}</th>
            </tr>
          </thead>
          <tbody>
            {differences.map((difference) => (
              <DifferenceRow
                key={difference.path}
                label={labelOf(form, difference.path)}
                difference={difference}
                isTheirs={isByCell ? theirs.has(difference.path) : null}
                onChoose={choose}
              />
            ))}
          </tbody>
        </table>
      </section>
      {isByCell ? null : (
        <button type="button" className="plain-button" onClick={() => onTake('theirs')}>
          {sayFill('stale.theirs')}
        </button>
      )}
    </Ask>
  );
}

interface DifferenceRowProps {
  readonly label: string;
  readonly difference: Difference;
  /** Which one is chosen; null: it is not chosen by cells. */
  readonly isTheirs: boolean | null;
  readonly onChoose: (path: string, isTheirs: boolean) => void;
}

function DifferenceRow({ label, difference, isTheirs, onChoose }: DifferenceRowProps) {
  const { path, mine, theirs } = difference;
  const choice = (value: string | null, ofTheirs: boolean) => {
    const said = value ?? say('cell.blank');
    if (isTheirs === null) return said;
    const head = sayFill(ofTheirs ? 'stale.theirsHead' : 'stale.mineHead');
    return (
      <label>
        <input
          type="radio"
          name={`stale ${path}`}
          aria-label={`${label} ${head} ${said}`}
          checked={isTheirs === ofTheirs}
          onChange={() => onChoose(path, ofTheirs)}
        />{' '}
        {said}
      </label>
    );
  };
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>{choice(mine, false)}</td>
      <td>{choice(theirs, true)}</td>
    </tr>
  );
}
