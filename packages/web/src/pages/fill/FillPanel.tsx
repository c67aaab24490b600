import { sayFinding, saySeverity } from '@kaocheng/core/checks/say';
import type { Finding } from '@kaocheng/core/model/finding';
import type { Scorecard } from '@kaocheng/core/model/scorecard';
import type { Form, Transcript } from '@kaocheng/core/model/transcript';
import { sayFill } from '../../words/say-fill.js';
import { ScoreWhy, TotalWhy } from '../document/cell/ScoreWhy.js';
import { cellsOfFinding } from '../document/findings/cell-of.js';
import { nameOfPolicy } from '../document/policy-name.js';
import { type AccountSum, blankSums } from './account-sums.js';
import { labelOf } from './FillTable.js';
import type { Completeness } from './missing.js';
import '../document/cell/cell.css';

interface FillPanelProps {
  readonly form: Form;
  readonly wants: Completeness;
  readonly findings: readonly Finding[];
  readonly transcript: Transcript;
  readonly scorecard: Scorecard | null;
  /** Sums that the accounts give, by path. */
  readonly sums: ReadonlyMap<string, AccountSum>;
  /** Every sum that is blank is filled in. */
  readonly onSums: () => void;
  /** Path of the score row whose arithmetic is shown; `total` for the total; null: none. */
  readonly why: string | null;
  readonly onWhy: (path: string | null) => void;
  readonly onCell: (path: string) => void;
}

/** Places of the list of what is missing that are shown at once. */
const MOST = 8;

/** What is still missing, what does not hold together, and how a score follows. */
export function FillPanel(props: FillPanelProps) {
  const { form, wants, findings, transcript, scorecard, sums, onSums, why, onWhy, onCell } = props;
  const { wanted, missing } = wants;
  const percent = wanted === 0 ? 100 : Math.floor(((wanted - missing.length) * 100) / wanted);
  const row = scorecard?.rows.find(({ path }) => path === why) ?? null;
  const blank = blankSums(sums).length;
  return (
    <aside className="fill-panel no-print" aria-label={sayFill('panel.title')}>
      <section aria-label={sayFill('panel.title')}>
        <h2>{sayFill('panel.done', { percent: `${percent}%` })}</h2>
        <progress value={wanted - missing.length} max={Math.max(wanted, 1)} aria-label={sayFill('panel.title')} />
        {missing.length === 0 ? (
          <p>{sayFill('panel.complete')}</p>
        ) : (
          <>
            <p>{sayFill('panel.doneOf', { wanted, missing: missing.length })}</p>
            <ul className="fill-missing" aria-label={sayFill('panel.missingList')}>
              {missing.slice(0, MOST).map(({ path, what }) => (
                <li key={path}>
                  <button type="button" className="link-button" onClick={() => onCell(path)}>
                    {what === 'row' ? sayFill('panel.noRow', { name: classOf(form, path) }) : labelOf(form, path)}
                  </button>
                </li>
              ))}
            </ul>
            {missing.length > MOST ? <p>{sayFill('panel.more', { count: missing.length - MOST })}</p> : null}
          </>
        )}
      </section>
      {blank === 0 ? null : (
        <section aria-label={sayFill('panel.sums')}>
          <p>{sayFill('panel.sumsBlank', { count: blank })}</p>
          <button type="button" className="plain-button" onClick={onSums}>
            {sayFill('panel.sumsTake')}
          </button>
        </section>
      )}
      {scorecard === null ? null : (
        <section aria-label={sayFill('panel.total')}>
          <p className="fill-totals">
            {sayFill('panel.printed', { score: scorecard.totals.printed.printed ?? '—' })}
            <br />
            <button type="button" className="link-button" onClick={() => onWhy('total')}>
              {sayFill('panel.recomputed', { score: scorecard.totals.recomputed?.toString() ?? '—' })}
            </button>{' '}
            {sayFill('panel.grade', { grade: scorecard.grade.recomputed ?? '—' })}
          </p>
          <p className="fill-policy">{sayFill('panel.policy', { name: nameOfPolicy(scorecard.policy) })}</p>
          {row === null ? null : <ScoreWhy row={row} />}
          {why === 'total' ? <TotalWhy scorecard={scorecard} /> : null}
        </section>
      )}
      <section aria-label={sayFill('panel.findings')}>
        <h2>
          {sayFill('panel.findings')} <small>{findings.length}</small>
        </h2>
        {findings.length === 0 ? <p>{sayFill('panel.noFindings')}</p> : null}
        <ul className="fill-findings">
          {findings.map((finding) => {
            const [cell] = cellsOfFinding(transcript, finding);
            const { title, sentence } = sayFinding(finding);
            return (
              <li key={finding.id} className={`finding-${finding.severity}`}>
                <span className={`tag tag-${finding.severity}`}>{saySeverity(finding.severity)}</span>
                <strong>{title}</strong>
                <p>{sentence}</p>
                {cell === undefined ? null : (
                  <button
                    type="button"
                    className="link-button"
                    aria-label={`${sayFill('panel.toCell')} ${title}`}
                    onClick={() => onCell(cell.path)}
                  >
                    {sayFill('panel.toCell')}
                  </button>
                )}
              </li>
            );
          })}
        </ul>
      </section>
    </aside>
  );
}

function classOf(form: Form, path: string): string {
  const index = Number(path.split('.')[1]);
  return ('indicators' in form ? form.indicators[index]?.level1 : null) ?? '';
}
