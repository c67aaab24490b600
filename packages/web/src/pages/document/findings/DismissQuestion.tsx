import { useId, useState } from 'react';
import { Ask } from '../../../asking/Ask.js';
import { say } from '../../../words/say.js';

interface DismissQuestionProps {
  readonly count: number;
  readonly onYes: (reason: string) => void;
  readonly onNo: () => void;
}

const REASONS = ['explained', 'approved', 'misread', 'rule'] as const;

/** Why findings are dismissed: a reason is wanted; usual ones can be taken over. */
export function DismissQuestion({ count, onYes, onNo }: DismissQuestionProps) {
  const [reason, setReason] = useState('');
  const field = useId();
  return (
    <Ask
      title={say('findings.dismissTitle', { count })}
      yes={say('findings.dismiss')}
      isReady={reason.trim() !== ''}
      onYes={() => onYes(reason.trim())}
      onNo={onNo}
    >
      <label htmlFor={field}>{say('findings.dismissReason')}</label>
      <textarea
        id={field}
        className="field wide-field"
        rows={3}
        maxLength={2000}
        required
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <div className="usual-reasons">
        {REASONS.map((each) => (
          <button
            key={each}
            type="button"
            className="link-button"
            onClick={() => setReason(say(`findings.reasons.${each}`))}
          >
            {say(`findings.reasons.${each}`)}
          </button>
        ))}
      </div>
    </Ask>
  );
}
