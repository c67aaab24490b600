import { otherOperations } from '@kaocheng/contracts/operations';
import type { OutputFormat, OutputWhat } from '@kaocheng/contracts/outputs';
import { useEffect, useRef, useState } from 'react';
import { toast } from '../../asking/toasts.js';
import { addressOf } from '../../server/call.js';
import { sentenceOf } from '../../server/problem.js';
import { sayJobs } from '../../words/say-jobs.js';
import { FormatButtons } from './FormatButtons.js';
import { fetchFile } from './fetch-file.js';
import { OFFERED, WHATS } from './outputs.js';
import './jobs.css';

/** Writes one document: its official forms, or the report of its findings, in a container of the user's choice. */
export function WriteMenu({ id }: { readonly id: string }) {
  const [running, setRunning] = useState<{ what: OutputWhat; format: OutputFormat } | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const box = useRef<HTMLDetailsElement>(null);
  const close = (): void => {
    if (box.current !== null) box.current.open = false;
  };
  useEffect(() => {
    const onPress = ({ target }: PointerEvent): void => {
      if (target instanceof Node && box.current?.contains(target) === false) close();
    };
    document.addEventListener('pointerdown', onPress);
    return () => document.removeEventListener('pointerdown', onPress);
  });
  const write = async (what: OutputWhat, format: OutputFormat): Promise<void> => {
    setRunning({ what, format });
    setDone(null);
    try {
      const address = addressOf(otherOperations.writeDocument.path, { id }, { what, format });
      const { name, headers } = await fetchFile(address, `${id}.${format}`);
      // The menu stays: often the report is wanted beside the form.
      if (box.current?.open === true) setDone(sayDone(name, headers));
      else toast({ text: sayDone(name, headers) });
    } catch (error) {
      toast({ text: sentenceOf(error), tone: 'problem' });
    } finally {
      setRunning(null);
    }
  };
  return (
    <details
      ref={box}
      className="write-menu"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        close();
        box.current?.querySelector('summary')?.focus();
      }}
    >
      <summary className="plain-button">{sayJobs('menu.title')}</summary>
      <div className="write-menu-box">
        {WHATS.map((what) => (
          <FormatButtons
            key={what}
            title={sayJobs(`what.${what}`)}
            formats={OFFERED[what]}
            isBusy={running !== null}
            running={running?.what === what ? running.format : null}
            nameOf={(format) => sayJobs(`format.${format}`)}
            labelOf={(format) =>
              sayJobs('menu.one', { what: sayJobs(`what.${what}`), format: sayJobs(`format.${format}`) })
            }
            onFormat={(format) => void write(what, format)}
          />
        ))}
        <p role="status" className={done === null ? undefined : 'write-menu-done'}>
          {running === null ? (done ?? sayJobs('menu.hint')) : sayJobs('menu.writing')}
        </p>
        <p>{sayJobs('menu.hintReturn')}</p>
      </div>
    </details>
  );
}

function sayDone(name: string, headers: Headers): string {
  const count = (header: string): number => Number(headers.get(header) ?? 0);
  const left = count('kaocheng-left');
  const outside = count('kaocheng-outside');
  if (left + outside === 0) return sayJobs('menu.done', { name });
  const notes = [
    ...(left === 0 ? [] : [sayJobs('menu.left', { count: left })]),
    ...(outside === 0 ? [] : [sayJobs('menu.outside', { count: outside })]),
  ];
  return sayJobs('menu.partly', { name, notes: notes.join('') });
}
