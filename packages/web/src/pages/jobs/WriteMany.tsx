import type { OutputChoice, OutputFormat, OutputWhat } from '@kaocheng/contracts/outputs';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { Ask } from '../../asking/Ask.js';
import { toast } from '../../asking/toasts.js';
import { call } from '../../server/call.js';
import { sentenceOf } from '../../server/problem.js';
import { sayJobs } from '../../words/say-jobs.js';
import { OFFERED, WHATS } from './outputs.js';
import './jobs.css';

/** A choice of documents with the words that tell it. */
export interface WriteScope {
  readonly label: string;
  readonly choice: OutputChoice;
}

interface WriteManyProps {
  /** The first is the usual one. */
  readonly scopes: readonly WriteScope[];
}

/** The button that asks for files of many documents, and its question. */
export function WriteMany({ scopes }: WriteManyProps) {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <button
        type="button"
        className="plain-button"
        disabled={scopes.length === 0}
        aria-haspopup="dialog"
        onClick={() => setAsking(true)}
      >
        {sayJobs('many.open')}
      </button>
      {isAsking ? <Question scopes={scopes} onClose={() => setAsking(false)} /> : null}
    </>
  );
}

function Question({ scopes, onClose }: WriteManyProps & { readonly onClose: () => void }) {
  const [what, setWhat] = useState<OutputWhat>('forms');
  const [wanted, setFormat] = useState<OutputFormat>('xlsx');
  const [which, setWhich] = useState(0);
  const client = useQueryClient();
  const navigate = useNavigate();
  const format = OFFERED[what].includes(wanted) ? wanted : (OFFERED[what][0] ?? 'docx');
  const ask = async (): Promise<void> => {
    const scope = scopes[which] ?? scopes[0];
    onClose();
    if (scope === undefined) return;
    try {
      const job = await call('askOutput', { body: { what, format, choice: scope.choice } });
      await client.invalidateQueries({ queryKey: ['outputs'] });
      toast({
        text: sayJobs('many.asked', {
          what: sayJobs(`what.${what}`),
          format: sayJobs(`format.${format}`),
          count: job.total,
        }),
        action: { label: sayJobs('many.toJobs'), run: () => void navigate({ to: '/jobs' }) },
        stays: 10_000,
      });
    } catch (error) {
      toast({ text: sayJobs('many.failed', { reason: sentenceOf(error) }), tone: 'problem' });
    }
  };
  return (
    <Ask title={sayJobs('many.title')} yes={sayJobs('many.yes')} onYes={() => void ask()} onNo={onClose}>
      <Radios
        legend={sayJobs('many.which')}
        options={scopes.map(({ label }, index) => [String(index), label])}
        value={String(which)}
        onChange={(value) => setWhich(Number(value))}
      />
      <Radios
        legend={sayJobs('many.what')}
        options={WHATS.map((each) => [each, sayJobs(`what.${each}`)])}
        value={what}
        onChange={setWhat}
      />
      <Radios
        legend={sayJobs('many.format')}
        options={OFFERED[what].map((each) => [each, sayJobs(`format.${each}`)])}
        value={format}
        onChange={setFormat}
      />
      <p>{sayJobs('many.hint')}</p>
    </Ask>
  );
}

interface RadiosProps<T extends string> {
  readonly legend: string;
  readonly options: readonly (readonly [value: T, label: string])[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

function Radios<T extends string>({ legend, options, value, onChange }: RadiosProps<T>) {
  const name = useId();
  return (
    <fieldset className="write-radios">
      <legend>{legend}</legend>
      {options.map(([each, label]) => (
        <label key={each}>
          <input type="radio" name={name} checked={each === value} onChange={() => onChange(each)} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
