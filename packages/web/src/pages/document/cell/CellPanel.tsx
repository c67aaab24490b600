import type { KeptCorrection } from '@kaocheng/contracts/document';
import { sayFinding, saySeverity } from '@kaocheng/core/checks/say';
import type { Finding } from '@kaocheng/core/model/finding';
import type { Scorecard } from '@kaocheng/core/model/scorecard';
import type { Form } from '@kaocheng/core/model/transcript';
import { type Ref, useImperativeHandle, useRef } from 'react';
import { say } from '../../../words/say.js';
import { CorrectionForm } from './CorrectionForm.js';
import { printedAt, scoreRowOf } from './cell-content.js';
import { nameOfCell } from './cell-name.js';
import { ScoreWhy, TotalWhy } from './ScoreWhy.js';
import './cell.css';

/** What can be asked of the panel from outside. */
export interface CellPanelHandle {
  /** Puts the keyboard into what can be entered. */
  focus(): void;
}

interface CellPanelProps {
  readonly document: string;
  readonly form: Form;
  readonly path: string;
  readonly scorecard: Scorecard | null;
  readonly correction: KeptCorrection | null;
  /** Findings that speak of this cell. */
  readonly findings: readonly Finding[];
  readonly onCorrect: (path: string, value: string | null, reason: string) => void;
  readonly onWithdraw: (path: string) => void;
  readonly onFinding: (finding: Finding) => void;
  readonly onToSource: (() => void) | null;
  /** Back to the cell in the table. */
  readonly onLeave: () => void;
  readonly onClose: () => void;
  readonly handle: Ref<CellPanelHandle>;
}

/** All about one cell: what is printed, how sure the reader is, correcting it, how its score follows, its findings. */
export function CellPanel(props: CellPanelProps) {
  const { document, form, path, scorecard, correction, findings, onToSource, onLeave, onClose, handle } = props;
  const panel = useRef<HTMLElement>(null);
  useImperativeHandle(handle, () => ({
    focus: () => {
      const first = panel.current?.querySelector<HTMLElement>('input, textarea, [data-why]');
      (first ?? panel.current)?.focus();
    },
  }));
  const printed = printedAt(form, path);
  const row = scorecard === null ? null : scoreRowOf(scorecard, path);
  const confidence = form.cells?.[path]?.confidence ?? 1;
  const isTotal = scorecard !== null && path.startsWith('total.');
  return (
    <section
      ref={panel}
      className="cell-panel no-print"
      aria-label={say('cell.panel', { cell: nameOfCell(form, path) })}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onLeave();
      }}
    >
      <header className="cell-head">
        <h3>{nameOfCell(form, path)}</h3>
        {onToSource === null ? null : (
          <button type="button" className="link-button" onClick={onToSource}>
            {say('cell.toSource')}
          </button>
        )}
        <button type="button" className="link-button" onClick={onLeave}>
          {say('cell.leave')}
        </button>
        <button type="button" className="link-button" aria-label={say('cell.close')} onClick={onClose}>
          ×
        </button>
      </header>
      <div className="cell-parts">
        {printed.isCell ? (
          <div>
            {confidence < SURE ? (
              <p className="cell-unsure">{say('cell.unsure', { percent: Math.round(confidence * 100) })}</p>
            ) : null}
            <CorrectionForm
              // Another correction (an undo, a save from elsewhere) begins the form anew; what is typed is kept apart.
              key={`${form.order}:${path} ${correction?.value} ${correction?.reason}`}
              document={document}
              cell={`${form.order}:${path}`}
              printed={printed.text}
              correction={correction}
              onCorrect={(value, reason) => props.onCorrect(path, value, reason)}
              onWithdraw={() => props.onWithdraw(path)}
            />
          </div>
        ) : null}
        {row === null ? null : <ScoreWhy row={row} />}
        {isTotal ? <TotalWhy scorecard={scorecard} /> : null}
        {findings.length === 0 ? null : (
          <div className="cell-findings">
            <h4>{say('cell.findings')}</h4>
            <ul>
              {findings.map((finding) => (
                <li key={finding.id}>
                  <span className={`tag tag-${finding.severity}`}>{saySeverity(finding.severity)}</span>{' '}
                  <button type="button" className="link-button" onClick={() => props.onFinding(finding)}>
                    {sayFinding(finding).sentence}
                  </button>
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </section>
  );
}

/** Below this the reader asks for a look. */
const SURE = 0.9;
