import type { SourceSheet, SourceSheets } from '@kaocheng/contracts/source-sheets';
import { type Ref, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { saySource } from '../../../../words/say-source.js';
import { chosenMark } from '../chosen-mark.js';
import type { SourceHandle } from '../handle.js';
import { SourceBlock } from '../SourceBlock.js';
import type { SourceView } from '../source-view.js';
import { spotAt } from '../spots.js';
import { SheetTable } from './SheetTable.js';
import './sheets.css';

interface SheetViewProps {
  readonly sheets: SourceSheets;
  readonly view: SourceView;
  readonly zoom: number;
  readonly handle: Ref<SourceHandle>;
}

/** Formats whose tables are worksheets, shown one at a time under their names. */
export const WORKBOOKS: ReadonlySet<string> = new Set(['xlsx', 'xls']);

/** The tables of the original as a grid, with the text between them. */
export function SheetView({ sheets, view, zoom, handle }: SheetViewProps) {
  const { spots, marked, turn } = view;
  const body = useRef<HTMLDivElement>(null);
  const isWorkbook = WORKBOOKS.has(sheets.format);
  const tables = useMemo(() => sheets.blocks.filter((block): block is SourceSheet => block.kind === 'sheet'), [sheets]);
  const chosen = useMemo(() => spotAt(spots, marked), [spots, marked]);
  const place = chosen?.start ?? marked[0]?.[0] ?? null;
  const [tab, setTab] = useState(0);
  const wanted = place === null ? -1 : tables.findIndex(({ start, end }) => start <= place && place < end);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each choice brings its sheet back
  useEffect(() => {
    if (isWorkbook && wanted >= 0) setTab(wanted);
  }, [isWorkbook, wanted, turn]);
  useImperativeHandle(handle, () => ({ focus: () => body.current?.focus({ preventScroll: true }) }));
  const spot = chosen?.start ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each choice brings its place back
  useEffect(() => {
    if (place === null) return;
    // The sheet of the place, and the part of it, is drawn by then.
    const frame = requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        const pane = body.current;
        if (pane === null) return;
        const seen = spot === null ? chosenMark(pane, place) : pane.querySelector(`[data-spot="${spot}"]`);
        seen?.scrollIntoView({ block: 'center', inline: 'nearest' });
      }),
    );
    return () => cancelAnimationFrame(frame);
  }, [place, spot, turn]);
  const nameOf = ({ name, index }: SourceSheet): string => name ?? saySource('sheets.unnamed', { number: index + 1 });
  const shown = isWorkbook ? tables.slice(tab, tab + 1) : sheets.blocks;
  return (
    <>
      {isWorkbook && tables.length > 1 ? (
        <nav className="sheet-tabs" aria-label={saySource('sheets.tabs')}>
          {tables.map((each, at) => (
            <button key={each.index} type="button" aria-pressed={at === tab} onClick={() => setTab(at)}>
              {nameOf(each)}
            </button>
          ))}
        </nav>
      ) : null}
      {/* biome-ignore lint/a11y/useSemanticElements: a region that scrolls and is worked by keys, not a part of the outline */}
      <div
        ref={body}
        role="region"
        className="sheet-view"
        data-chosen={spot}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard
        tabIndex={0}
        aria-label={saySource('sheets.grid')}
        onClick={view.onClick}
        onKeyDown={view.onKeyDown}
      >
        <div className="sheet-zoom" style={{ zoom }}>
          {shown.map((block) =>
            block.kind === 'sheet' ? (
              <SheetTable
                key={`sheet ${block.index}`}
                sheet={block}
                name={nameOf(block)}
                isWorksheet={isWorkbook}
                view={view}
                chosen={chosen}
              />
            ) : (
              <div key={`text ${block.start}`} className="sheet-text">
                <SourceBlock
                  text={view.text}
                  start={block.start}
                  end={block.end}
                  ranges={view.ranges}
                  marked={marked.filter(([from, to]) => from < block.end && to > block.start)}
                  isNear
                />
              </div>
            ),
          )}
        </div>
      </div>
    </>
  );
}
