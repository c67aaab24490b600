import { useId, useState } from 'react';
import { say } from '../../words/say.js';

interface PasteBoxProps {
  readonly onText: (text: string) => void;
  readonly onCancel: () => void;
}

const MOST = 4_000_000;

/** A field for a text copied out of a document. */
export function PasteBox({ onText, onCancel }: PasteBoxProps) {
  const [text, setText] = useState('');
  const field = useId();
  const isTooLong = text.length > MOST;
  return (
    <form
      className="paste-box"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '' && !isTooLong) onText(text);
      }}
    >
      <label htmlFor={field}>{say('drop.pasteLabel')}</label>
      {/* biome-ignore lint/a11y/noAutofocus: the field opens by the user's own button, and is what the button is for */}
      <textarea id={field} rows={8} autoFocus value={text} onChange={({ target }) => setText(target.value)} />
      {isTooLong ? (
        <p role="alert" className="problem">
          {say('drop.pasteTooLong', { length: text.length, limit: MOST })}
        </p>
      ) : null}
      <div className="drop-ways">
        <button type="submit" className="strong-button" disabled={text.trim() === '' || isTooLong}>
          {say('drop.pasteSend')}
        </button>
        <button type="button" className="plain-button" onClick={onCancel}>
          {say('ask.cancel')}
        </button>
      </div>
    </form>
  );
}
