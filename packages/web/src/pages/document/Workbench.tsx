import type { DocumentDetail } from '@kaocheng/contracts/document';
import type { Finding } from '@kaocheng/core/model/finding';
import type { Transcript } from '@kaocheng/core/model/transcript';
import { type KeyboardEvent, useDeferredValue, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { LoadingScreen } from '../../app/ErrorScreen.js';
import { closeToast, toast } from '../../asking/toasts.js';
import { say } from '../../words/say.js';
import { CellPanel, type CellPanelHandle } from './cell/CellPanel.js';
import { DocumentHead } from './DocumentHead.js';
import { examined, keyOfCorrections } from './examined.js';
import { FormSheet } from './FormSheet.js';
import { FormsList } from './FormsList.js';
import { spansOfCell } from './findings/cell-of.js';
import { FindingsPane } from './findings/FindingsPane.js';
import type { FindingPlace } from './findings/places.js';
import { formLines } from './forms-list.js';
import { HistoryBox } from './HistoryBox.js';
import { byId, findingsByCell, withHung } from './marks.js';
import { type PaneName, PaneSwitch } from './PaneSwitch.js';
import { PolicyQuestion } from './PolicyQuestion.js';
import { keepingSame } from './sameness.js';
import { SaveLine } from './session/SaveLine.js';
import { StaleQuestion } from './session/StaleQuestion.js';
import { type Change, keyOf } from './session/standing.js';
import type { SourceHandle } from './source/handle.js';
import { OriginalPane } from './source/OriginalPane.js';
import { ReadPlaces } from './source/ReadPlaces.js';
import { usePrinting } from './usePrinting.js';
import { useSame } from './useSame.js';
import { useSelection } from './useSelection.js';
import { MOST_AT_ONCE, useSession } from './useSession.js';
import { useStable } from './useStable.js';
import './document.css';

interface WorkbenchProps {
  readonly detail: DocumentDetail;
  readonly transcript: Transcript;
  /** The text that the places of the transcript lie in; null where there is none, undefined until it came. */
  readonly text: string | null | undefined;
  readonly begin: { readonly form: number | null; readonly finding: string | null };
}

/** A document with its source, its forms and its findings, and all that can be done with them. */
export function Workbench({ detail, transcript, text, begin }: WorkbenchProps) {
  const { session, view } = useSession(detail);
  const { corrections, decisions, policy } = view.standing;
  // That a correction was saved changes nothing in what follows from it.
  const read = useSame(corrections, keyOfCorrections(corrections));
  const examination = useMemo(() => examined(transcript, { corrections: read, policy }), [transcript, read, policy]);
  const { evaluation } = examination;
  const before = useRef<readonly Finding[]>([]);
  const findings = useMemo(() => {
    before.current = keepingSame(before.current, examination.findings);
    return before.current;
  }, [examination]);
  const index = useMemo(() => byId(findings), [findings]);
  const cells = useMemo(() => findingsByCell(evaluation.transcript, findings), [evaluation, findings]);
  const lines = useMemo(() => formLines(transcript, examination), [transcript, examination]);
  const selection = useSelection(evaluation.transcript, index, {
    ...begin,
    form: begin.form ?? examination.scorecards[0]?.form ?? transcript.forms[0]?.order ?? null,
  });
  const [tried, setTried] = useState<{ policy: string | null } | null>(null);
  const [isHistoryShown, setHistoryShown] = useState(false);
  const [isStaleLater, setStaleLater] = useState(false);
  const [pane, setPane] = useState<PaneName>('forms');
  const [isWide, setWide] = useState(false);
  const isPrinting = usePrinting();
  const source = useRef<SourceHandle>(null);
  const panel = useRef<CellPanelHandle>(null);
  const right = useRef<HTMLDivElement>(null);
  /** The last message that offers to take something back. */
  const told = useRef<{ readonly toast: number; readonly inverse: Change } | null>(null);
  // The source follows a moment later, so that going through a table with the keys stays quick.
  const marked = useDeferredValue(selection.marked);
  const turn = useDeferredValue(selection.turn);

  const { cell, form: shown } = selection;
  const chosenCell = useRef(cell);
  chosenCell.current = cell;
  const form = transcript.forms.find(({ order }) => order === shown) ?? transcript.forms[0] ?? null;
  const sheets = isPrinting ? transcript.forms : form === null ? [] : [form];
  const cellForm = transcript.forms.find(({ order }) => order === cell?.form) ?? null;

  const hasCell = cell !== null || selection.finding?.form != null;
  const hasSource = selection.marked.length > 0 && typeof text === 'string';
  const sheet = form?.order ?? null;
  const scroll = useRef<HTMLElement>(null);
  const sheetBefore = useRef(sheet);
  // Another form begins at its top, unless one of its cells is what led to it.
  useLayoutEffect(() => {
    if (sheetBefore.current !== sheet && chosenCell.current === null) scroll.current?.scrollTo({ top: 0 });
    sheetBefore.current = sheet;
  }, [sheet]);

  // A message offers to take back its own change only as long as that is the last one.
  useEffect(() => {
    if (told.current === null || told.current.inverse === view.nextUndo) return;
    closeToast(told.current.toast);
    told.current = null;
  }, [view.nextUndo]);

  const toForm = (): void => {
    setPane('forms');
    // The table is drawn with the chosen cell by then.
    requestAnimationFrame(() => {
      const chosen = right.current?.querySelector<HTMLElement>(
        '.form-chosen, .form-pointed, [data-cell][tabindex="0"]',
      );
      chosen?.focus();
    });
  };
  const toSource = (): void => {
    setPane('source');
    requestAnimationFrame(() => source.current?.focus());
  };
  const goTo = useStable((finding: Finding, place: FindingPlace): void => {
    selection.choosePlace(finding, place);
    if (place.kind === 'text') toSource();
    else if (place.kind === 'cell') toForm();
    else {
      setPane('forms');
      requestAnimationFrame(() => right.current?.querySelector<HTMLElement>('.forms-list, .forms-scroll')?.focus());
    }
  });
  const leads = useMemo(
    () => ({
      toForm: hasCell,
      toSource: hasSource,
      transcript: evaluation.transcript,
      text: text ?? null,
      onPlace: goTo,
    }),
    [hasCell, hasSource, evaluation, text, goTo],
  );
  const decide = (subjects: readonly Finding[], state: 'confirmed' | 'dismissed' | 'open', reason: string): void => {
    const ids = withHung(subjects);
    const inverses: Change[] = [];
    for (let at = 0; at < ids.length; at += MOST_AT_ONCE) {
      const part = ids.slice(at, at + MOST_AT_ONCE);
      inverses.push(
        session.change({ kind: 'decisions', decisions: part.map((finding) => ({ finding, state, reason })) }),
      );
    }
    const [inverse] = inverses;
    const text = say(`findings.done.${state}`, { count: subjects.length });
    if (inverse === undefined || inverses.length > 1) toast({ text });
    else {
      const action = { label: say('ask.undo'), run: () => void session.takeBack(inverse) };
      if (told.current !== null) closeToast(told.current.toast);
      told.current = { toast: toast({ text, action }), inverse };
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z';
    const isTyping = event.target instanceof Element && event.target.closest('input, textarea, dialog') !== null;
    if (!isUndo || isTyping || !view.canUndo) return;
    event.preventDefault();
    session.undo();
  };
  const correct = (path: string, value: string | null, reason: string): void => {
    if (cell === null) return;
    session.change({ kind: 'corrections', set: [{ form: cell.form, path, value, reason }], withdraw: [] });
    toForm();
  };
  const withdraw = (path: string): void => {
    if (cell === null) return;
    session.change({ kind: 'corrections', set: [], withdraw: [{ form: cell.form, path }] });
    toForm();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears the keys for undo wherever the focus stands in it
    <div className="document-page" data-pane={pane} data-wide={isWide} onKeyDown={onKeyDown}>
      <DocumentHead
        document={detail.document}
        transcript={transcript}
        policy={policy}
        canUndo={view.canUndo}
        saveLine={<SaveLine session={session} view={view} onStale={() => setStaleLater(false)} />}
        onPolicy={(next) => setTried({ policy: next })}
        onUndo={() => session.undo()}
        onHistory={() => setHistoryShown(true)}
      />
      <PaneSwitch pane={pane} onPane={setPane} />
      <div className="document-left">
        <FindingsPane
          transcript={evaluation.transcript}
          findings={findings}
          decisions={decisions}
          chosen={selection.finding?.id ?? null}
          leads={leads}
          form={shown}
          onChoose={selection.chooseFinding}
          onToForm={(finding) => {
            selection.chooseFinding(finding);
            toForm();
          }}
          onToSource={toSource}
          onDecide={decide}
        />
        {text === undefined ? <LoadingScreen /> : null}
        {text === null ? <ReadPlaces transcript={transcript} chosen={cell} onCell={selection.chooseCell} /> : null}
        {typeof text !== 'string' ? null : (
          <OriginalPane
            document={detail.document}
            transcript={transcript}
            text={text}
            findings={findings}
            decisions={decisions}
            marked={marked}
            turn={turn}
            chosen={cell}
            onCell={selection.chooseCell}
            onFinding={selection.chooseFinding}
            onEnter={toForm}
            isWide={isWide}
            onWide={setWide}
            handle={source}
          />
        )}
      </div>
      <div className="document-right" ref={right}>
        {lines.length < 2 ? null : <FormsList lines={lines} shown={form?.order ?? null} onShow={selection.showForm} />}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard */}
        <section ref={scroll} className="forms-scroll" tabIndex={0} aria-label={say('forms.sheet')}>
          {sheets.map((each) => (
            <FormSheet
              key={each.order}
              form={each}
              examination={examination}
              corrections={corrections}
              decisions={decisions}
              cells={cells}
              chosen={cell?.form === each.order ? cell.path : null}
              pointed={selection.pointed}
              onChoose={(path) => selection.chooseCell({ form: each.order, path })}
              onEnter={() => requestAnimationFrame(() => panel.current?.focus())}
            />
          ))}
        </section>
        {cell === null || cellForm === null ? null : (
          <CellPanel
            handle={panel}
            document={detail.document.id}
            form={cellForm}
            path={cell.path}
            scorecard={examination.scorecards.find((each) => each.form === cell.form) ?? null}
            correction={corrections.get(keyOf(cell)) ?? null}
            findings={cells.get(keyOf(cell)) ?? []}
            onCorrect={correct}
            onWithdraw={withdraw}
            onFinding={selection.chooseFinding}
            onToSource={spansOfCell(transcript, cell).length === 0 ? null : toSource}
            onLeave={toForm}
            onClose={() => selection.chooseCell(null)}
          />
        )}
      </div>
      {tried === null ? null : (
        <PolicyQuestion
          transcript={transcript}
          policy={tried.policy}
          before={examination}
          after={examined(transcript, { corrections, policy: tried.policy })}
          onNo={() => setTried(null)}
          onYes={() => {
            session.change({ kind: 'policy', policy: tried.policy });
            setTried(null);
          }}
        />
      )}
      {view.state === 'stale' && view.theirs !== null && !isStaleLater ? (
        <StaleQuestion
          transcript={transcript}
          pending={view.pending}
          theirs={view.theirs}
          onResolve={(taken) => session.resolve(taken)}
          onLater={() => setStaleLater(true)}
        />
      ) : null}
      {isHistoryShown ? (
        <HistoryBox
          id={detail.document.id}
          ground={{ transcript, findings: index }}
          onClose={() => setHistoryShown(false)}
        />
      ) : null}
    </div>
  );
}
