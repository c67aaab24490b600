import type { DocumentDetail } from '@kaocheng/contracts/document';
import {
  canMove,
  canRemove,
  rowsOf,
  withRowAdded,
  withRowMoved,
  withRowRemoved,
  withValue,
} from '@kaocheng/core/correct/edit-form';
import { examineTranscript } from '@kaocheng/core/examine/examine';
import type { Transcript } from '@kaocheng/core/model/transcript';
import { policies } from '@kaocheng/core/scoring/policies';
import { computedCells } from '@kaocheng/forms/layout/computed';
import { filledIn } from '@kaocheng/forms/layout/fill-in';
import type { Template } from '@kaocheng/forms/templates/template';
import { Link } from '@tanstack/react-router';
import { type KeyboardEvent, useDeferredValue, useMemo, useRef, useState } from 'react';
import { toast } from '../../asking/toasts.js';
import { say } from '../../words/say.js';
import { sayFill } from '../../words/say-fill.js';
import { findingsByCell, marksOf } from '../document/marks.js';
import { useStable } from '../document/useStable.js';
import { WriteMenu } from '../jobs/WriteMenu.js';
import { accountSums, blankSums, withSums } from './account-sums.js';
import { FillPanel } from './FillPanel.js';
import { FillTable } from './FillTable.js';
import { tidiedAt } from './field-kind.js';
import { type FillRow, fillGrid, type ListRow, valuesAt } from './fill-grid.js';
import type { FilledVersion } from './fill-session.js';
import { lockedCells, textAt } from './follow.js';
import { completeness } from './missing.js';
import { type PastedBlock, partedBlock } from './paste.js';
import { RowNotes } from './RowNotes.js';
import { StaleBox } from './StaleBox.js';
import { StateLine } from './StateLine.js';
import { sayPasted } from './say-pasted.js';
import { transcriptWith, useFillSession } from './useFillSession.js';
import { YearField } from './YearField.js';

interface EditorProps {
  readonly detail: DocumentDetail;
  readonly transcript: Transcript;
  readonly opened: FilledVersion;
  readonly template: Template;
}

const NOTHING_DECIDED = new Map();

/** The official table to be filled in, with what follows from it beside: scores, findings, what is missing. */
export function Editor({ detail, transcript, opened, template }: EditorProps) {
  const { session, view } = useFillSession(detail, transcript, opened, template);
  const { form } = view;
  const { order } = form;
  const grid = useMemo(() => fillGrid(template, form), [template, form]);
  const locked = useMemo(() => lockedCells(template, form), [template, form]);
  // What follows comes a moment later where typing is quicker.
  const settled = useDeferredValue(form);
  const examination = useMemo(() => {
    const policy = policies.some(({ id }) => id === detail.policy) ? detail.policy : null;
    const whole = transcriptWith(transcript, settled);
    return examineTranscript({ ...whole, forms: [settled] }, { policy });
  }, [transcript, settled, detail.policy]);
  const scorecard = examination.scorecards.find((each) => each.form === order) ?? null;
  const byCell = useMemo(() => findingsByCell(examination.evaluation.transcript, examination.findings), [examination]);
  const marks = useMemo(() => marksOf(order, byCell, NOTHING_DECIDED), [order, byCell]);
  const wants = useMemo(() => completeness(template, settled, fillGrid(template, settled)), [template, settled]);
  const sums = useMemo(() => accountSums(settled), [settled]);
  const policyId = scorecard?.policy ?? null;
  const grades = useMemo(
    () => policies.find(({ id }) => id === policyId)?.grades.bands.map(({ grade }) => grade) ?? [],
    [policyId],
  );
  const [why, setWhy] = useState<string | null>(null);
  /** The version on which the question which of two versions is taken was put aside. */
  const [aside, setAside] = useState<number | null>(null);
  const page = useRef<HTMLDivElement>(null);

  const toCell = useStable((path: string) => {
    const place = grid.places.find((each) => each.path === path || valuesAt(each.path).includes(path));
    const input = page.current?.querySelector<HTMLElement>(`[data-path="${CSS.escape(place?.path ?? path)}"]`);
    input?.focus();
    input?.scrollIntoView({ block: 'center', inline: 'nearest' });
  });
  const onText = useStable((path: string, text: string) =>
    session.change((before) => filledIn(template, before, path, text), path),
  );
  const onTake = useStable((path: string) => {
    const computed = accountSums(form).get(path)?.computed ?? computedCells(template, form).get(path) ?? null;
    if (computed !== null) session.change((before) => filledIn(template, before, path, computed));
    toCell(path);
  });
  const onSums = (): void => {
    const filled = blankSums(accountSums(form));
    session.change((before) => withSums(template, before));
    toast({ text: sayFill('panel.sumsTaken', { count: filled.length }) });
    // The button goes with the last blank sum, and the focus would be nowhere.
    const first = grid.places.find(({ path }) => filled.includes(path));
    if (first !== undefined) toCell(first.path);
  };
  const onLeave = useStable((path: string) => {
    const place = grid.places.find((each) => each.path === path);
    const text = textAt(form, path);
    const neat = place === undefined ? text : tidiedAt(place, text);
    if (neat !== text) session.change((before) => filledIn(template, before, path, neat), path);
    session.endVisit();
  });
  const onRow = useStable(({ list, index }: ListRow, what: 'add' | 'remove' | 'up' | 'down') => {
    if (what === 'remove' && !canRemove(form, list, index)) return;
    const { fixedRows } = grid;
    if ((what === 'up' || what === 'down') && !canMove(form, list, index, what === 'up' ? -1 : 1, fixedRows)) return;
    const step = session.change((before) => {
      if (what === 'add') return withRowAdded(before, list, index);
      if (what === 'remove') return withRowRemoved(before, list, index);
      return withRowMoved(before, list, index, what === 'up' ? -1 : 1, fixedRows);
    });
    if (what === 'remove') {
      const row = rowsOf(form, list)[index];
      const own = row !== undefined && 'name' in row && typeof row.name === 'string' ? row.name : '';
      const name = own === '' ? sayFill('row.number', { number: index + 1 }) : own;
      const run = (): void => {
        if (!session.takeBack(step)) toast({ text: sayFill('row.changedSince', { name }) });
      };
      toast({ text: sayFill('row.removed', { name }), action: { label: say('ask.undo'), run } });
    }
    const to = { add: index + 1, remove: Math.max(0, index - 1), up: index - 1, down: index + 1 }[what];
    const focused = document.activeElement;
    requestAnimationFrame(() => {
      // Who has gone to another cell since goes on typing there.
      const now = document.activeElement;
      if (now === focused || now === null || now === document.body) toCell(`${list}.${to}.name`);
    });
  });
  const onPaste = (block: PastedBlock): void => {
    const { cells, skipped } = partedBlock(block, locked);
    session.change((before) =>
      cells.reduce((filled, { path, text }) => {
        const place = grid.places.find((each) => each.path === path) ?? { path, kind: 'text' };
        return filledIn(template, filled, path, tidiedAt(place, text));
      }, before),
    );
    toast({ text: sayPasted(form, cells.length, block.left, skipped) });
  };
  const besides = (row: FillRow) => (
    <RowNotes
      row={row}
      form={form}
      fixed={grid.fixedRows}
      scorecard={scorecard}
      findings={byCell}
      onRow={onRow}
      onWhy={setWhy}
    />
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
      event.preventDefault();
      session.saveNow();
    }
  };
  const name = detail.document.name;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only Ctrl+S, which works wherever the focus is on the page
    <div className="fill-page" ref={page} onKeyDown={onKeyDown}>
      <header className="fill-head no-print">
        <h1>{name}</h1>
        <YearField
          year={form.year ?? null}
          onYear={(year) => session.change((before) => withValue(before, 'year', year), 'year')}
        />
        <StateLine view={view} onRetry={() => session.saveNow()} onCompare={() => setAside(null)} />
        <div className="fill-actions">
          <button type="button" className="plain-button" disabled={!view.canUndo} onClick={() => session.undo()}>
            {sayFill('edit.undo')}
          </button>
          <button type="button" className="plain-button" disabled={!view.canRedo} onClick={() => session.redo()}>
            {sayFill('edit.redo')}
          </button>
          <button type="button" className="strong-button" onClick={() => session.saveNow()}>
            {sayFill('edit.save')}
          </button>
          <WriteMenu id={detail.document.id} />
          <Link to="/documents/$id" params={{ id: detail.document.id }}>
            {sayFill('edit.document')}
          </Link>
          <Link to="/fill">{sayFill('edit.back')}</Link>
        </div>
      </header>
      <div className="fill-body">
        <div className="fill-sheet">
          <FillTable
            form={form}
            grid={grid}
            label={sayFill('edit.table', { name: template.name })}
            locked={locked}
            sums={sums}
            marks={marks}
            grades={grades}
            beside={besides}
            besideTitle={sayFill('edit.rowTools')}
            onText={onText}
            onTake={onTake}
            onLeave={onLeave}
            onPaste={onPaste}
            onRow={onRow}
            onUndo={() => session.undo()}
            onRedo={() => session.redo()}
          />
          {grid.notes.map((note) => (
            <p key={note} className="fill-note">
              {note}
            </p>
          ))}
          <details className="fill-keys no-print">
            <summary>{sayFill('edit.keys')}</summary>
            <p>{sayFill('edit.keysList')}</p>
          </details>
        </div>
        <FillPanel
          form={form}
          wants={wants}
          findings={examination.findings}
          transcript={examination.evaluation.transcript}
          scorecard={scorecard}
          sums={sums}
          onSums={onSums}
          why={why}
          onWhy={setWhy}
          onCell={toCell}
        />
      </div>
      {view.state === 'stale' && aside !== view.version ? (
        <StaleBox
          form={form}
          differences={view.differences}
          isByCell={view.isByCell}
          onTake={(take) => session.resolve(take)}
          onLater={() => setAside(view.version)}
        />
      ) : null}
    </div>
  );
}
