import type { Transcript } from '@kaocheng/core/model/transcript';
import { useState } from 'react';
import { Ask } from '../../../asking/Ask.js';
import { say } from '../../../words/say.js';
import { printedAt } from '../cell/cell-content.js';
import { nameOfCell, nameOfForm } from '../cell/cell-name.js';
import { type Change, type Standing, type Touched, touchedBy } from './standing.js';

interface StaleQuestionProps {
  readonly transcript: Transcript;
  readonly pending: readonly Change[];
  readonly theirs: Standing;
  /** The subjects for which theirs is taken. */
  readonly onResolve: (takeTheirs: ReadonlySet<string>) => void;
  /** Leaves it for later: what was entered stays, unsaved. */
  readonly onLater: () => void;
}

/** A save that came too late: mine beside theirs, each to be chosen; nothing that was entered is lost. */
export function StaleQuestion({ transcript, pending, theirs, onResolve, onLater }: StaleQuestionProps) {
  const touched = touchedBy(pending, theirs);
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const all = new Set(touched.map(({ key }) => key));
  return (
    <Ask
      title={say('stale.title')}
      yes={say('stale.save')}
      no={say('stale.later')}
      isWide
      onYes={() => onResolve(taken)}
      onNo={onLater}
    >
      <p>{say('stale.sentence')}</p>
      <table className="stale-table">
        <thead>
          <tr>
            <th scope="col">{say('stale.place')}</th>
            <th scope="col">{say('stale.printed')}</th>
            <th scope="col">{say('stale.theirs')}</th>
            <th scope="col">{say('stale.mine')}</th>
          </tr>
        </thead>
        <tbody>
          {touched.map((each) => (
            <tr key={each.key}>
              <th scope="row">{placeOf(transcript, each)}</th>
              <td>{printedOf(transcript, each)}</td>
              {(['theirs', 'mine'] as const).map((side) => (
                <td key={side}>
                  <label>
                    <input
                      type="radio"
                      name={each.key}
                      checked={taken.has(each.key) === (side === 'theirs')}
                      onChange={() => {
                        const next = new Set(taken);
                        if (side === 'theirs') next.add(each.key);
                        else next.delete(each.key);
                        setTaken(next);
                      }}
                    />
                    {textOf(each, each[side])}
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <button type="button" className="link-button" onClick={() => setTaken(all)}>
        {say('stale.takeAll')}
      </button>
    </Ask>
  );
}

function cellOf({ subject }: Touched): { order: number; path: string } {
  const colon = subject.indexOf(':');
  return { order: Number(subject.slice(0, colon)), path: subject.slice(colon + 1) };
}

function placeOf(transcript: Transcript, touched: Touched): string {
  if (touched.kind === 'policy') return say('stale.policy');
  if (touched.kind === 'decisions') return say('stale.finding', { id: touched.subject });
  const { order, path } = cellOf(touched);
  const form = transcript.forms.find((each) => each.order === order);
  return form === undefined ? touched.subject : `${nameOfForm(form)} · ${nameOfCell(form, path)}`;
}

function printedOf(transcript: Transcript, touched: Touched): string {
  if (touched.kind !== 'corrections') return '—';
  const { order, path } = cellOf(touched);
  const form = transcript.forms.find((each) => each.order === order);
  return (form === undefined ? null : printedAt(form, path).text) ?? say('cell.blank');
}

function textOf({ kind }: Touched, text: string | null): string {
  if (kind === 'policy') return text ?? say('policy.automatic');
  if (kind === 'corrections') return text ?? say('stale.none');
  const [state = '', ...reason] = (text ?? '').split(' ');
  const name =
    state === 'confirmed' || state === 'dismissed' ? say(`findings.states.${state}`) : say('findings.states.open');
  return reason.length === 0 ? name : `${name}：${reason.join(' ')}`;
}
