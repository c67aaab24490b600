import { sayFill } from '../../words/say-fill.js';
import type { FillView } from './fill-session.js';

interface StateLineProps {
  readonly view: FillView;
  readonly onRetry: () => void;
  /** Opens the question which of two versions is taken. */
  readonly onCompare: () => void;
}

/** Whether what was filled in is saved, in words. */
export function StateLine({ view, onRetry, onCompare }: StateLineProps) {
  const { state, problem, pause, isKept } = view;
  const canRetry = state === 'waiting' || state === 'refused';
  return (
    <p className={`fill-state fill-state-${state}`} role="status">
      {state === 'saved' ? sayFill('state.saved') : null}
      {state === 'unsaved' ? sayFill('state.unsaved') : null}
      {state === 'saving' ? sayFill('state.saving') : null}
      {state === 'waiting' ? sayWaiting(problem?.status ?? 0, pause ?? 0) : null}
      {state === 'waiting' && isKept ? `；${sayFill('state.kept')}` : null}
      {state === 'refused' ? `${sayFill('state.refused')}：${problem?.message ?? ''}` : null}
      {state === 'stale' ? sayFill('state.stale') : null}
      {isKept || state === 'saved' ? null : `；${sayFill('state.notKept')}`}
      {canRetry ? (
        <button type="button" className="link-button" onClick={onRetry}>
          {sayFill('state.retry')}
        </button>
      ) : null}
      {state === 'stale' ? (
        <button type="button" className="link-button" onClick={onCompare}>
          {sayFill('state.compare')}
        </button>
      ) : null}
    </p>
  );
}

/** Why it is waited: no answer came (status 0), or the server could not do it just now. */
const sayWaiting = (status: number, pause: number): string =>
  status === 0 ? sayFill('state.away', { pause }) : sayFill('state.busy', { status, pause });
