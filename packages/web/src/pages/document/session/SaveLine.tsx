import { useEffect, useState } from 'react';
import { say } from '../../../words/say.js';
import type { DocumentSession, SessionView } from './session.js';

interface SaveLineProps {
  readonly session: DocumentSession;
  readonly view: SessionView;
  /** To the question which version counts. */
  readonly onStale: () => void;
}

/** Whether all is saved, and what to do where it is not. */
export function SaveLine({ session, view, onStale }: SaveLineProps) {
  const { state, pending, problem, saves } = view;
  const count = pending.length;
  return (
    <span className={`save-line save-${state}`} role="status">
      {state === 'idle' && saves > 0 ? say('save.done') : null}
      {state === 'saving' ? say('save.saving') : null}
      {state === 'waiting'
        ? say(view.pause === null ? 'save.stopped' : 'save.waiting', { count, reason: problem?.message ?? '' })
        : null}
      {state === 'waiting' && view.pause !== null ? (
        <Countdown key={view.tries} pause={view.pause} tries={view.tries} />
      ) : null}
      {state === 'refused' ? say('save.refused', { reason: problem?.message ?? '' }) : null}
      {state === 'stale' ? say('save.stale', { count }) : null}
      {state === 'stale' ? (
        <button type="button" className="link-button" onClick={onStale}>
          {say('save.choose')}
        </button>
      ) : null}
      {state === 'waiting' ? (
        <button type="button" className="link-button" onClick={() => session.retry()}>
          {say('problem.retry')}
        </button>
      ) : null}
      {view.canDrop ? (
        <button type="button" className="link-button" onClick={() => session.dropFirst()}>
          {say('save.drop')}
        </button>
      ) : null}
    </span>
  );
}

/** Seconds until it is tried again; not read aloud, since it changes with each. */
function Countdown({ pause, tries }: { readonly pause: number; readonly tries: number }) {
  const [left, setLeft] = useState(Math.round(pause / 1000));
  useEffect(() => {
    const timer = setInterval(() => setLeft((seconds) => Math.max(0, seconds - 1)), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <span className="save-next" aria-hidden="true">
      {say('save.next', { seconds: left, tries: tries + 1 })}
    </span>
  );
}
