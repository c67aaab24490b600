import type { DocumentSummary } from '@kaocheng/contracts/document';
import { otherOperations } from '@kaocheng/contracts/operations';
import type { Transcript } from '@kaocheng/core/model/transcript';
import { policies } from '@kaocheng/core/scoring/policies';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { addressOf } from '../../server/call.js';
import { say } from '../../words/say.js';
import { WriteMenu } from '../jobs/WriteMenu.js';
import { nameOfPolicy } from './policy-name.js';

interface DocumentHeadProps {
  readonly document: DocumentSummary;
  readonly transcript: Transcript;
  readonly policy: string | null;
  readonly canUndo: boolean;
  readonly saveLine: ReactNode;
  readonly onPolicy: (policy: string | null) => void;
  readonly onUndo: () => void;
  readonly onHistory: () => void;
}

/** Which document it is, how much of it was read, by which policy it is scored, whether all is saved. */
export function DocumentHead(props: DocumentHeadProps) {
  const { document, transcript, policy, canUndo, saveLine, onPolicy, onUndo, onHistory } = props;
  const { province, place, department, year, accounted } = transcript;
  const about = [province, place, department, year === null ? null : say('head.year', { year })];
  const leaf = document.name.split('/').at(-1) ?? document.name;
  return (
    <header className="document-head">
      <div className="document-name">
        <h1 title={document.name}>{leaf}</h1>
        <p>
          {about.filter((each) => each !== null).join(' · ')}
          {accounted === undefined ? null : (
            <span className="document-accounted">
              {say(accounted.unread === 0 ? 'head.allRead' : 'head.accounted', {
                glyphs: accounted.glyphs,
                unread: accounted.unread,
              })}
            </span>
          )}
        </p>
      </div>
      <label className="document-policy">
        <span>{say('policy.label')}</span>
        <select
          className="choice"
          value={policy ?? ''}
          onChange={({ target }) => onPolicy(target.value === '' ? null : target.value)}
        >
          <option value="">{nameOfPolicy(null)}</option>
          {policies.map(({ id }) => (
            <option key={id} value={id}>
              {nameOfPolicy(id)}
            </option>
          ))}
        </select>
      </label>
      <div className="document-ways no-print">
        {saveLine}
        <button
          type="button"
          className="plain-button"
          disabled={!canUndo}
          onClick={onUndo}
          title={say('head.undoHint')}
        >
          {say('ask.undo')}
        </button>
        <button type="button" className="plain-button" onClick={onHistory}>
          {say('head.history')}
        </button>
        <Link to="/fill/$id" params={{ id: document.id }}>
          {say('head.fill')}
        </Link>
        <WriteMenu id={document.id} />
        <button type="button" className="plain-button" onClick={() => window.print()}>
          {say('head.print')}
        </button>
        <a href={addressOf(otherOperations.documentSource.path, { id: document.id })} download>
          {say('head.source')}
        </a>
      </div>
    </header>
  );
}
