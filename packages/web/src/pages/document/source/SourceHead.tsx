import type { ReactNode } from 'react';
import { say } from '../../../words/say.js';

interface SourceHeadProps {
  /** How many places were not read. */
  readonly unread: number;
  /** Where the chosen cell stands, in words. */
  readonly at: string;
  readonly tools: ReactNode;
  readonly children?: ReactNode;
}

/** The head of the original: what its marks mean, and how it may be looked at. */
export function SourceHead({ unread, at, tools, children }: SourceHeadProps) {
  return (
    <header className="pane-head">
      <h2>{say('source.title')}</h2>
      <span className="source-key">
        <span className="source-read">{say('source.read')}</span>
        <span className="source-unread">{say('source.unread', { count: unread })}</span>
        <mark className="source-chosen">{say('source.chosen')}</mark>
      </span>
      {children}
      {tools}
      <span className="source-at" role="status">
        {at}
      </span>
    </header>
  );
}
