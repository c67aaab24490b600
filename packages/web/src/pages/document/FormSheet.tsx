import type { KeptCorrection, KeptDecision } from '@kaocheng/contracts/document';
import type { Examination } from '@kaocheng/core/examine/examine';
import type { Finding } from '@kaocheng/core/model/finding';
import type { Form } from '@kaocheng/core/model/transcript';
import { useMemo } from 'react';
import { say, sayKind } from '../../words/say.js';
import { FormTable } from './grid/FormTable.js';
import { marksOf } from './marks.js';
import { nameOfPolicy } from './policy-name.js';

interface FormSheetProps {
  readonly form: Form;
  readonly examination: Examination;
  readonly corrections: ReadonlyMap<string, KeptCorrection>;
  readonly decisions: ReadonlyMap<string, KeptDecision>;
  readonly cells: ReadonlyMap<string, readonly Finding[]>;
  readonly chosen: string | null;
  readonly pointed: ReadonlySet<string>;
  readonly onChoose: (path: string) => void;
  readonly onEnter: () => void;
}

/** One form with what it is, and the policy that it was recomputed by. */
export function FormSheet(props: FormSheetProps) {
  const { form, examination, corrections, decisions, cells, chosen, pointed, onChoose, onEnter } = props;
  const { order, kind } = form;
  const scorecard = examination.scorecards.find((each) => each.form === order) ?? null;
  const own = useMemo(() => {
    const begin = `${order}:`;
    const mine = [...corrections].filter(([key]) => key.startsWith(begin));
    return new Map(mine.map(([key, correction]) => [key.slice(begin.length), correction]));
  }, [corrections, order]);
  const marks = useMemo(() => marksOf(order, cells, decisions), [order, cells, decisions]);
  return (
    <section className="form-sheet" aria-label={say('forms.one', { order, kind: sayKind(kind) })}>
      <header className="form-head">
        <h2>{say('forms.one', { order, kind: sayKind(kind) })}</h2>
        {scorecard === null ? null : <span>{say('forms.policy', { name: nameOfPolicy(scorecard.policy) })}</span>}
      </header>
      {form.kind === 'account' && form.empty ? <p className="form-empty">{say('forms.empty')}</p> : null}
      <div className="form-scroll">
        <FormTable
          form={form}
          scorecard={scorecard}
          corrections={own}
          marks={marks}
          chosen={chosen}
          pointed={pointed}
          onChoose={onChoose}
          onEnter={onEnter}
        />
      </div>
    </section>
  );
}
