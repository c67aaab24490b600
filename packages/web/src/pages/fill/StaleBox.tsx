import type { Form } from '@kaocheng/core/model/transcript';
import { Ask } from '../../asking/Ask.js';
import { say } from '../../words/say.js';
import { sayFill } from '../../words/say-fill.js';
import { labelOf } from './FillTable.js';
import type { Difference } from './merge.js';

interface StaleBoxProps {
  readonly form: Form;
  readonly differences: readonly Difference[];
  readonly onTake: (take: 'mine' | 'theirs') => void;
}

const MOST = 12;

/** Somebody else saved the same form: both versions side by side, one to be taken. */
export function StaleBox({ form, differences, onTake }: StaleBoxProps) {
  return (
    <Ask
      title={sayFill('stale.title')}
      yes={sayFill('stale.mine')}
      no={null}
      isWide
      onYes={() => onTake('mine')}
      // Escape decides nothing: one of the two has to be taken.
      onNo={() => undefined}
    >
      <p>{sayFill('stale.why')}</p>
      <table className="fill-differences">
        <thead>
          <tr>
            <th scope="col">{sayFill('stale.cell')}</th>
            <th scope="col">{sayFill('stale.mineHead')}</th>
            <th scope="col">{sayFill('stale.theirsHead')}</th>
          </tr>
        </thead>
        <tbody>
          {differences.slice(0, MOST).map(({ path, mine, theirs }) => (
            <tr key={path}>
              <th scope="row">{labelOf(form, path)}</th>
              <td>{mine ?? say('cell.blank')}</td>
              <td>{theirs ?? say('cell.blank')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {differences.length > MOST ? <p>{sayFill('stale.more', { count: differences.length - MOST })}</p> : null}
      <button type="button" className="plain-button" onClick={() => onTake('theirs')}>
        {sayFill('stale.theirs')}
      </button>
    </Ask>
  );
}
