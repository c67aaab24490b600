import type { KeptCorrection } from '@kaocheng/contracts/document';
import type { Printed } from '@kaocheng/core/model/transcript';
import { useId, useState } from 'react';
import { say } from '../../../words/say.js';
import { sayInstant } from '../../drop/state-words.js';
import { sayActor } from '../history-words.js';
import { browserShelf, keepDraft, readDraft } from '../session/kept.js';

interface CorrectionFormProps {
  readonly document: string;
  /** `form:path`. */
  readonly cell: string;
  readonly printed: Printed;
  readonly correction: KeptCorrection | null;
  /** null: the document is blank there. */
  readonly onCorrect: (value: string | null, reason: string) => void;
  readonly onWithdraw: () => void;
}

const LONG = 60;

/** Corrects what was read wrongly. What is typed is kept in the browser until it is saved or given up. */
export function CorrectionForm({ document, cell, printed, correction, onCorrect, onWithdraw }: CorrectionFormProps) {
  const begin = correction === null ? printed : correction.value;
  const [draft, setDraft] = useState(
    () => readDraft(browserShelf, document, cell) ?? { value: begin ?? '', reason: correction?.reason ?? '' },
  );
  const field = useId();
  const reason = useId();
  const { value } = draft;
  const isChanged = value !== (begin ?? '') || draft.reason !== (correction?.reason ?? '');
  const put = (next: typeof draft): void => {
    setDraft(next);
    const isAsBefore = next.value === (begin ?? '') && next.reason === (correction?.reason ?? '');
    keepDraft(browserShelf, document, cell, isAsBefore ? null : next);
  };
  const given = {
    id: field,
    className: 'field wide-field',
    value,
    maxLength: 20_000,
    onChange: ({ target }: { target: { value: string } }) => put({ ...draft, value: target.value }),
  };
  return (
    <form
      className="correction"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isChanged) return;
        keepDraft(browserShelf, document, cell, null);
        onCorrect(value === '' ? null : value, draft.reason.trim());
      }}
    >
      <p className="correction-printed">
        <span>{say('cell.printed')}</span>
        <q>{printed ?? say('cell.blank')}</q>
      </p>
      {correction === null || correction.at === '' ? null : (
        <p className="correction-by" title={sayInstant(correction.at)}>
          {say('cell.by', { by: sayActor(correction.by) })}
        </p>
      )}
      <label htmlFor={field}>{say(correction === null ? 'cell.correct' : 'cell.correctedTo')}</label>
      {(printed ?? '').length > LONG || value.length > LONG ? (
        <textarea rows={4} {...given} />
      ) : (
        <input type="text" {...given} />
      )}
      <label htmlFor={reason}>{say('cell.reason')}</label>
      <input
        id={reason}
        type="text"
        className="field wide-field"
        maxLength={2000}
        placeholder={say('cell.reasonHint')}
        value={draft.reason}
        onChange={({ target }) => put({ ...draft, reason: target.value })}
      />
      <div className="correction-ways">
        <button type="submit" className="strong-button" disabled={!isChanged}>
          {say('cell.save')}
        </button>
        {isChanged ? (
          <button
            type="button"
            className="plain-button"
            onClick={() => put({ value: begin ?? '', reason: correction?.reason ?? '' })}
          >
            {say('cell.giveUp')}
          </button>
        ) : null}
        {correction === null ? null : (
          <button
            type="button"
            className="plain-button"
            onClick={() => {
              keepDraft(browserShelf, document, cell, null);
              setDraft({ value: printed ?? '', reason: '' });
              onWithdraw();
            }}
          >
            {say('cell.withdraw')}
          </button>
        )}
      </div>
    </form>
  );
}
