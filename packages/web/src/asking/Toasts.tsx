import { say } from '../words/say.js';
import { closeToast, useToasts } from './toasts.js';
import './asking.css';

/** The messages at the edge of the page, read aloud as they come. */
export function Toasts() {
  const toasts = useToasts();
  return (
    <div className="toasts no-print" role="status" aria-live="polite">
      {toasts.map(({ key, text, tone, action }) => (
        <div key={key} className={`toast toast-${tone}`}>
          <span>{text}</span>
          {action === null ? null : (
            <button type="button" className="link-button" onClick={action.run}>
              {action.label}
            </button>
          )}
          <button type="button" className="link-button" aria-label={say('ask.close')} onClick={() => closeToast(key)}>
            ×
          </button>
        </div>
      ))}
    </div>
  );
}
