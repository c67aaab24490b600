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
      {state === 'waiting' ? say('save.waiting', { count, reason: problem?.message ?? '' }) : null}
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
