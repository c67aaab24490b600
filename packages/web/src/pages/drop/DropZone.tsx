import { type DragEvent, type ReactNode, useId, useRef, useState } from 'react';
import { toast } from '../../asking/toasts.js';
import type { NamedFile } from '../../server/send-file.js';
import { say } from '../../words/say.js';
import { dropped, filesOf } from './collect.js';
import { PasteBox } from './PasteBox.js';

interface DropZoneProps {
  readonly onFiles: (files: readonly NamedFile[]) => void;
  /** Hears the paths of what was dropped but cannot be read. */
  readonly onUnreadable: (names: readonly string[]) => void;
  readonly onText: (text: string) => void;
  readonly onSamples: () => void;
  readonly isLoadingSamples: boolean;
  readonly children?: ReactNode;
}

/** Where files, folders and texts come in: by dropping, by choosing and by pasting. */
export function DropZone({ onFiles, onUnreadable, onText, onSamples, isLoadingSamples, children }: DropZoneProps) {
  const [isOver, setOver] = useState(false);
  const [isPasting, setPasting] = useState(false);
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const title = useId();

  const take = (list: FileList | null): void => {
    const found = list === null ? [] : filesOf(list);
    if (found.length > 0) onFiles(found);
    else toast({ text: say('drop.nothing'), tone: 'problem' });
  };
  const drop = async (event: DragEvent): Promise<void> => {
    event.preventDefault();
    setOver(false);
    const text = event.dataTransfer.getData('text/plain');
    const { files: found, unreadable } = await dropped(event.dataTransfer);
    if (unreadable.length > 0) onUnreadable(unreadable);
    if (found.length > 0) onFiles(found);
    else if (text.trim() !== '') onText(text);
    else if (unreadable.length === 0) toast({ text: say('drop.nothing'), tone: 'problem' });
  };

  return (
    <section
      className={isOver ? 'drop-zone drop-zone-over' : 'drop-zone'}
      aria-labelledby={title}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => void drop(event)}
      onPaste={(event) => {
        if (isPasting) return;
        const pasted = filesOf(event.clipboardData.files);
        if (pasted.length > 0) onFiles(pasted);
      }}
    >
      <h1 id={title}>{say('drop.title')}</h1>
      <p>{say('drop.hint')}</p>
      <div className="drop-ways">
        <button type="button" className="strong-button" onClick={() => files.current?.click()}>
          {say('drop.files')}
        </button>
        <button type="button" className="plain-button" onClick={() => folder.current?.click()}>
          {say('drop.folder')}
        </button>
        <button
          type="button"
          className="plain-button"
          aria-expanded={isPasting}
          onClick={() => setPasting((before) => !before)}
        >
          {say('drop.paste')}
        </button>
        <button type="button" className="plain-button" disabled={isLoadingSamples} onClick={onSamples}>
          {say(isLoadingSamples ? 'drop.samplesComing' : 'drop.samples')}
        </button>
      </div>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        data-input="files"
        onChange={({ target }) => {
          take(target.files);
          target.value = '';
        }}
      />
      <input
        ref={folder}
        type="file"
        multiple
        hidden
        data-input="folder"
        // The attribute that lets a folder be chosen is not among those that React knows.
        {...{ webkitdirectory: '' }}
        onChange={({ target }) => {
          take(target.files);
          target.value = '';
        }}
      />
      {isPasting ? (
        <PasteBox
          onText={(text) => {
            setPasting(false);
            onText(text);
          }}
          onCancel={() => setPasting(false)}
        />
      ) : null}
      {children}
    </section>
  );
}
