import { sayFill } from '../../words/say-fill.js';
import type { FillView } from './fill-session.js';

/** Whether what was filled in is saved, in words. */
export function StateLine({ view, onRetry }: { readonly view: FillView; readonly onRetry: () => void }) {
  const { state, problem, pause, isKept } = view;
  const canRetry = state === 'waiting' || state === 'refused';
  return (
    <p className={`fill-state fill-state-${state}`} role="status">
      {state === 'saved' ? sayFill('state.saved') : null}
      {state === 'unsaved' ? sayFill('state.unsaved') : null}
      {state === 'saving' ? sayFill('state.saving') : null}
      {state === 'waiting' ? sayFill('state.waiting', { pause: pause ?? 0 }) : null}
      {state === 'refused' ? `${sayFill('state.refused')}：${problem?.message ?? ''}` : null}
      {state === 'stale' ? sayFill('state.stale') : null}
      {isKept || state === 'saved' ? null : ` ${sayFill('state.notKept')}`}
      {canRetry ? (
        <button type="button" className="link-button" onClick={onRetry}>
          {sayFill('state.retry')}
        </button>
      ) : null}
    </p>
  );
}
