import { otherOperations } from '@kaocheng/contracts/operations';
import type { OutputFormat, OutputWhat } from '@kaocheng/contracts/outputs';
import { useEffect, useReducer, useRef } from 'react';
import { toast } from '../../asking/toasts.js';
import { addressOf } from '../../server/call.js';
import { sentenceOf } from '../../server/problem.js';
import { sayJobs } from '../../words/say-jobs.js';
import { FormatButtons } from './FormatButtons.js';
import { fetchFile } from './fetch-file.js';
import { OFFERED, WHATS } from './outputs.js';
import { sayWritten } from './say-written.js';
import { afterStep, IDLE } from './write-steps.js';
import './jobs.css';

/** Writes one document: its official forms, or the report of its findings, in a container of the user's choice. */
export function WriteMenu({ id }: { readonly id: string }) {
  const [{ running, done }, take] = useReducer(afterStep, IDLE);
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
    take({ step: 'asked', what, format });
    try {
      const address = addressOf(otherOperations.writeDocument.path, { id }, { what, format });
      const { name, headers } = await fetchFile(address, `${id}.${format}`);
      // The menu stays: often the report is wanted beside the form.
      if (box.current?.open === true) take({ step: 'written', done: sayWritten(name, headers) });
      else toast({ text: sayWritten(name, headers) });
    } catch (error) {
      toast({ text: sentenceOf(error), tone: 'problem' });
    } finally {
      take({ step: 'ended' });
    }
  };
  return (
    <details
      ref={box}
      className="write-menu"
      onToggle={({ currentTarget }) => {
        if (!currentTarget.open) take({ step: 'closed' });
      }}
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
