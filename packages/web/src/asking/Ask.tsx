import { type ReactNode, useEffect, useId, useRef } from 'react';
import { say } from '../words/say.js';
import './asking.css';

interface AskProps {
  readonly title: string;
  readonly children: ReactNode;
  /** What the button that goes on says. */
  readonly yes: string;
  /** What the button that goes back says; null: there is none. */
  readonly no?: string | null;
  readonly isDangerous?: boolean;
  readonly isReady?: boolean;
  readonly isWide?: boolean;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/** A question that must be answered first. Escape is a no; the focus goes back to where it was. */
export function Ask(props: AskProps) {
  const { title, children, yes, no = say('ask.cancel'), isDangerous = false, isReady = true, isWide = false } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    const field = dialog.current?.querySelector<HTMLElement>('textarea, input:not([type="radio"])');
    (field ?? dialog.current?.querySelector<HTMLElement>('[data-first]'))?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={isWide ? 'ask ask-wide' : 'ask'}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        props.onNo();
      }}
      // A second Escape closes a dialog whatever is said to the first: a question that stands stays to be seen.
      onClose={({ currentTarget }) => {
        props.onNo();
        setTimeout(() => {
          if (currentTarget.isConnected && !currentTarget.open) currentTarget.showModal();
        });
      }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) props.onYes();
        }}
      >
        <h2 id={heading}>{title}</h2>
        <div className="ask-body">{children}</div>
        <div className="ask-answers">
          <button
            type="submit"
            className={isDangerous ? 'danger-button' : 'strong-button'}
            disabled={!isReady}
            {...(isDangerous ? {} : { 'data-first': '' })}
          >
            {yes}
          </button>
          {no === null ? null : (
            <button
              type="button"
              className="plain-button"
              onClick={props.onNo}
              {...(isDangerous ? { 'data-first': '' } : {})}
            >
              {no}
            </button>
          )}
        </div>
      </form>
    </dialog>
  );
}
