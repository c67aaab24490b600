import type { ReactNode } from 'react';
import { say } from '../words/say.js';

export interface NoticeProps {
  readonly title: string;
  readonly sentence: string;
  /** Tries again what failed; left out where that cannot help. */
  readonly onRetry?: () => void;
  /** The way out: a link. */
  readonly children: ReactNode;
}

/** In the place of a page that cannot be shown: why, and what can be done. */
export function Notice({ title, sentence, onRetry, children }: NoticeProps) {
  return (
    <div className="notice" role="alert">
      <h1>{title}</h1>
      <p>{sentence}</p>
      {onRetry === undefined ? null : (
        <button type="button" className="plain-button" onClick={onRetry}>
          {say('problem.retry')}
        </button>
      )}{' '}
      {children}
    </div>
  );
}
