import type { KeptCorrection } from '@kaocheng/contracts/document';
import type { Scorecard } from '@kaocheng/core/model/scorecard';
import { Figure } from '../../../figures/Figure.js';
import { say } from '../../../words/say.js';
import type { CellMark } from './FormTable.js';
import type { GridCell, GridValue } from './grid.js';
import { isReachable } from './move.js';
import { ScoreText, TotalText } from './ScoreText.js';

interface CellBoxProps {
  readonly cell: GridCell;
  readonly scorecard: Scorecard | null;
  readonly corrections: ReadonlyMap<string, KeptCorrection>;
  readonly mark: CellMark | null;
  readonly isChosen: boolean;
  readonly isPointed: boolean;
  readonly isStop: boolean;
}

/** One box of a form: the words of the form, or what is printed with its correction beside it, or a recomputed score. */
export function CellBox({ cell, scorecard, corrections, mark, isChosen, isPointed, isStop }: CellBoxProps) {
  const { content, rowSpan, colSpan, align, id } = cell;
  const spans = { ...(rowSpan > 1 ? { rowSpan } : {}), ...(colSpan > 1 ? { colSpan } : {}) };
  if (content.kind === 'label') {
    return (
      <th {...spans} scope={rowSpan > 1 ? 'rowgroup' : 'col'} className="form-label">
        {content.text}
      </th>
    );
  }
  const isLive = isReachable(cell);
  const classes = [
    'form-cell',
    `form-${align}`,
    content.kind === 'value' && content.isHeading ? 'form-heading' : '',
    content.kind === 'score' || content.kind === 'total' ? 'form-computed' : '',
    mark === null ? '' : `form-mark form-mark-${mark.severity}`,
    isPointed ? 'form-pointed' : '',
    isChosen ? 'form-chosen' : '',
  ];
  return (
    <td
      {...spans}
      className={classes.filter((each) => each !== '').join(' ')}
      data-cell={id}
      {...(isLive ? { tabIndex: isStop ? 0 : -1, 'aria-selected': isChosen } : {})}
    >
      <Content content={content} scorecard={scorecard} corrections={corrections} />
      {mark === null ? null : (
        <span className="only-read-aloud">{say(`cell.marks.${mark.severity}`, { count: mark.count })}</span>
      )}
    </td>
  );
}

interface ContentProps {
  readonly content: Exclude<GridCell['content'], { kind: 'label' }>;
  readonly scorecard: Scorecard | null;
  readonly corrections: ReadonlyMap<string, KeptCorrection>;
}

function Content({ content, scorecard, corrections }: ContentProps) {
  switch (content.kind) {
    case 'score':
      return content.row === null ? null : <ScoreText row={content.row} />;
    case 'total':
      return scorecard === null ? null : <TotalText scorecard={scorecard} />;
    case 'grade':
      return (
        <>
          <span className="form-inline-label">{say('cell.grade')}</span>
          <Value value={content.value} corrections={corrections} />
          {scorecard === null ? null : (
            <span className="form-grade">
              {say('cell.gradeComputed', { grade: scorecard.grade.recomputed ?? '—' })}
            </span>
          )}
        </>
      );
    case 'value': {
      const [first, ...more] = content.values;
      return (
        <>
          {first === undefined ? null : <Value value={first} corrections={corrections} />}
          {more.map((each) => (
            <span key={each.path} className="form-also">
              （<Value value={each} corrections={corrections} />）
            </span>
          ))}
        </>
      );
    }
  }
}

/** What is printed; where it was read wrongly, the correction beside it. */
function Value({
  value,
  corrections,
}: {
  readonly value: GridValue;
  readonly corrections: ContentProps['corrections'];
}) {
  const correction = corrections.get(value.path);
  if (correction === undefined) {
    return (
      <span data-path={value.path} className="form-value">
        {value.text ?? ''}
      </span>
    );
  }
  return (
    <span data-path={value.path} className="form-corrected">
      <del>
        <span className="only-read-aloud">{say('cell.printed')}</span>
        {value.text ?? say('cell.blank')}
      </del>
      <ins>
        <span className="only-read-aloud">{say('cell.corrected')}</span>
        <Figure value={correction.value} blank={say('cell.blank')} />
      </ins>
    </span>
  );
}
