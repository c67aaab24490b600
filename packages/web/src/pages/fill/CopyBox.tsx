import type { DocumentDetail } from '@kaocheng/contracts/document';
import type { Transcript } from '@kaocheng/core/model/transcript';
import { templateFor } from '@kaocheng/forms/layout/choose-template';
import { templates } from '@kaocheng/forms/templates/registry';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { sentenceOf } from '../../server/problem.js';
import { sayFill } from '../../words/say-fill.js';
import { nameOfForm } from '../document/cell/cell-name.js';
import { drawDraft, startDocument } from './start.js';
import { formFrom, type Taken } from './start-from.js';
import { correctedForm } from './useFillSession.js';

interface CopyBoxProps {
  readonly detail: DocumentDetail;
  readonly transcript: Transcript;
  /** Order of the form that is offered first. */
  readonly begin: number;
}

/** A form out of a document as the start of a new one; the document itself is not altered. */
export function CopyBox({ detail, transcript, begin }: CopyBoxProps) {
  const usable = transcript.forms.filter(({ kind }) => kind !== 'account');
  const [order, setOrder] = useState(usable.some((form) => form.order === begin) ? begin : (usable[0]?.order ?? 0));
  const form = usable.find((each) => each.order === order) ?? null;
  const own = form?.template ?? null;
  const [taken, setTaken] = useState<Taken>(own === null ? 'all' : 'targets');
  const fitting = templates.filter(({ kind }) => kind === form?.kind);
  const likely = form === null ? null : (own ?? templateFor(form, transcript.province ?? transcript.place)?.id ?? null);
  const [chosen, setChosen] = useState<string | null>(null);
  const template = fitting.find(({ id }) => id === (chosen ?? likely)) ?? fitting[0] ?? null;
  const before = form?.year ?? transcript.year;
  const [typed, setYear] = useState<string | null>(null);
  const following = before === null ? '' : String(Number(before) + 1);
  const year = typed ?? (taken === 'targets' ? following : (before ?? ''));
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [draft] = useState(drawDraft);
  const navigate = useNavigate();
  const isYear = year === '' || /^(?:19|20)\d\d$/.test(year);
  const start = async (): Promise<void> => {
    if (form === null || template === null) return;
    const source = correctedForm(transcript, detail, form.order) ?? form;
    const made = formFrom(template, source, taken, year === '' ? null : year);
    if (made === null) return;
    setBusy(true);
    try {
      const { id } = await startDocument(`${draft}-${order}-${taken}`, template, made, transcript);
      await navigate({ to: '/fill/$id', params: { id } });
    } catch (error) {
      setProblem(sentenceOf(error));
      setBusy(false);
    }
  };
  return (
    <form
      className="notice notice-calm fill-copy"
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
    >
      <h1>{sayFill('from.title', { name: detail.document.name })}</h1>
      <p>{own === null ? sayFill('from.why') : sayFill('from.whyOwn')}</p>
      {form === null || template === null ? (
        <p className="problem">{sayFill('from.unfit')}</p>
      ) : (
        <>
          {usable.length < 2 ? null : (
            <label className="fill-question">
              {sayFill('from.form')}
              <select className="choice" value={order} onChange={({ target }) => setOrder(Number(target.value))}>
                {usable.map((each) => (
                  <option key={each.order} value={each.order}>
                    {sayFill('from.formNamed', { order: each.order, name: nameOfForm(each) })}
                  </option>
                ))}
              </select>
            </label>
          )}
          <label className="fill-question">
            {sayFill('from.template')}
            <select className="choice" value={template.id} onChange={({ target }) => setChosen(target.value)}>
              {fitting.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <fieldset className="fill-question">
            <legend>{sayFill('from.how')}</legend>
            {(['all', 'targets'] as const).map((each) => (
              <label key={each}>
                <input type="radio" name="taken" checked={taken === each} onChange={() => setTaken(each)} />
                {sayFill(`from.${each}`)}
              </label>
            ))}
          </fieldset>
          <label className="fill-question">
            {sayFill('start.year')}
            <input
              className="field"
              inputMode="numeric"
              maxLength={4}
              value={year}
              aria-invalid={!isYear}
              onChange={({ target }) => setYear(target.value)}
            />
          </label>
          {isYear ? null : <p className="problem">{sayFill('start.badYear')}</p>}
          <button type="submit" className="strong-button" disabled={isBusy || !isYear}>
            {sayFill('start.go')}
          </button>
        </>
      )}
      {problem === null ? null : (
        <p className="problem" role="alert">
          {sayFill('start.failed')}：{problem}
        </p>
      )}
    </form>
  );
}
