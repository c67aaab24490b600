import type { DocumentSummary, KeptDecision } from '@kaocheng/contracts/document';
import type { SourceSheets } from '@kaocheng/contracts/source-sheets';
import type { Finding } from '@kaocheng/core/model/finding';
import type { Span, Transcript } from '@kaocheng/core/model/transcript';
import { useQuery } from '@tanstack/react-query';
import { type Ref, type RefObject, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { sheetsQuery } from '../../../server/documents.js';
import { sentenceOf } from '../../../server/problem.js';
import { say } from '../../../words/say.js';
import { sayOmitted } from '../../../words/say-omitted.js';
import { saySource } from '../../../words/say-source.js';
import { nameOfCell } from '../cell/cell-name.js';
import type { CellPlace } from '../findings/cell-of.js';
import type { SourceHandle } from './handle.js';
import { PdfPages } from './pdf/PdfPages.js';
import { usePdf } from './pdf/usePdf.js';
import { rangesOf } from './ranges.js';
import { SourceHead } from './SourceHead.js';
import { SourcePane } from './SourcePane.js';
import { type SourceChoice, SourceTools } from './SourceTools.js';
import { SheetView, WORKBOOKS } from './sheets/SheetView.js';
import { marksOfSource } from './source-marks.js';
import { useSourceView } from './source-view.js';
import { spotsOf } from './spots.js';
import './source.css';

interface OriginalPaneProps {
  readonly document: DocumentSummary;
  /** As it was read; marks are by its places. */
  readonly transcript: Transcript;
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly decisions: ReadonlyMap<string, KeptDecision>;
  /** What the chosen cell or finding means. */
  readonly marked: readonly Span[];
  /** Another one with every choice. */
  readonly turn: object;
  readonly chosen: CellPlace | null;
  readonly onCell: (cell: CellPlace) => void;
  readonly onFinding: (finding: Finding) => void;
  /** Enter: back to the cell in its form. */
  readonly onEnter: () => void;
  readonly isWide: boolean;
  readonly onWide: (isWide: boolean) => void;
  readonly handle: Ref<SourceHandle>;
}

const NOTHING: SourceSheets = { format: '', blocks: [], next: null };
/** Kinds of files that are a text and nothing else. */
const PLAIN = new Set(['text', 'json']);

/** The original, as pages, as tables or as text, with what was read marked in it; each mark leads to its cell. */
export function OriginalPane(props: OriginalPaneProps) {
  const { document, transcript, text, findings, decisions, marked, turn, chosen, isWide, onWide, handle } = props;
  const { onCell, onFinding, onEnter } = props;
  const [choice, setChoice] = useState<SourceChoice>('original');
  const [zoom, setZoom] = useState(1);
  const inner = useFocusWhenThere(handle);
  const isPdf = document.type === 'pdf';
  const asked = useQuery({ ...sheetsQuery(document.id), enabled: !PLAIN.has(document.type) && choice === 'original' });
  const pdf = usePdf(document.id, isPdf && choice === 'original');
  const sheets = asked.data ?? NOTHING;
  const hasSheets = sheets.blocks.some(({ kind }) => kind === 'sheet');
  const isAlwaysText = PLAIN.has(document.type) || (asked.data !== undefined && !isPdf && !hasSheets);
  const kind = isAlwaysText ? null : isPdf ? 'pdf' : 'sheets';

  const ranges = useMemo(() => rangesOf(transcript), [transcript]);
  const marks = useMemo(() => marksOfSource(transcript, findings, decisions), [transcript, findings, decisions]);
  const spots = useMemo(() => spotsOf(sheets, ranges), [sheets, ranges]);
  const view = useSourceView({
    transcript,
    text,
    ranges,
    spots,
    marks,
    marked,
    turn,
    chosen,
    onCell,
    onFinding,
    onEnter,
  });

  const failed =
    isPdf && pdf.kind === 'failed'
      ? saySource('pdf.failed', { reason: pdf.reason })
      : !isPdf && asked.error !== null
        ? saySource('sheets.failed', { reason: sentenceOf(asked.error) })
        : null;
  const tools = (
    <SourceTools
      kind={kind}
      choice={choice}
      zoom={zoom}
      isWide={isWide}
      onChoice={setChoice}
      onZoom={setZoom}
      onWide={onWide}
    />
  );
  const at = chosen === null ? '' : whereIs(transcript, chosen, WORKBOOKS.has(sheets.format));
  const hidden = sayOmitted(transcript.omitted ?? []);
  if (kind === null || choice === 'text' || failed !== null) {
    return (
      <SourcePane
        transcript={transcript}
        text={text}
        ranges={ranges}
        marked={marked}
        turn={turn}
        at={at}
        tools={tools}
        notice={kind === null || choice === 'text' ? hidden : (failed ?? hidden)}
        onCell={onCell}
        onEnter={onEnter}
        handle={inner}
      />
    );
  }
  const isComing = isPdf ? pdf.kind === 'opening' : asked.data === undefined;
  return (
    <section className="pane source-pane" aria-label={say('source.title')}>
      <SourceHead unread={transcript.unread.length} at={at} tools={tools} />
      {hidden === null ? null : <p className="source-hidden">{hidden}</p>}
      {isComing ? (
        <p className="pane-empty" role="status">
          {saySource(isPdf ? 'pdf.opening' : 'sheets.opening')}
        </p>
      ) : null}
      {pdf.kind === 'open' ? <PdfPages pdf={pdf.pdf} view={view} zoom={zoom} handle={inner} /> : null}
      {isPdf || asked.data === undefined ? null : <SheetView sheets={sheets} view={view} zoom={zoom} handle={inner} />}
    </section>
  );
}

/** Hands the keyboard on to what is shown, and where that is still on its way as soon as it is there. */
function useFocusWhenThere(handle: Ref<SourceHandle>): RefObject<SourceHandle | null> {
  const inner = useRef<SourceHandle>(null);
  const isAwaited = useRef(false);
  useImperativeHandle(handle, () => ({
    focus: () => {
      isAwaited.current = inner.current === null;
      inner.current?.focus();
    },
  }));
  useEffect(() => {
    if (!isAwaited.current || inner.current === null) return;
    isAwaited.current = false;
    inner.current.focus();
  });
  return inner;
}

/** Name of a cell and where in the original it was read; tables of a document have numbers instead of names. */
function whereIs({ forms }: Transcript, { form: order, path }: CellPlace, isWorkbook: boolean): string {
  const form = forms.find((each) => each.order === order);
  if (form === undefined) return '';
  const { page, sheet, address } = form.cells?.[path] ?? {};
  const cell = nameOfCell(form, path);
  if (page !== undefined) return saySource('chosenAt', { cell, place: saySource('place.page', { page }) });
  if (sheet === undefined) return saySource('chosen', { cell });
  const place = saySource(isWorkbook ? 'place.sheet' : 'place.table', { sheet, address: address ?? '' });
  return saySource('chosenAt', { cell, place });
}
