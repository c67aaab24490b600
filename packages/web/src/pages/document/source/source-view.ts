import { sayFinding, saySeverity } from '@kaocheng/core/checks/say';
import type { Finding } from '@kaocheng/core/model/finding';
import type { Span, Transcript } from '@kaocheng/core/model/transcript';
import { type KeyboardEvent, type MouseEvent, useMemo } from 'react';
import { saySource } from '../../../words/say-source.js';
import { nameOfCell } from '../cell/cell-name.js';
import type { CellPlace } from '../findings/cell-of.js';
import { useStable } from '../useStable.js';
import { type SourceRange, within } from './ranges.js';
import { gravest, type SourceMark } from './source-marks.js';
import { cellAfter, type Spot, type Spots, touches } from './spots.js';

/** What the original is shown with, and what may be done in it. */
export interface SourceGround {
  readonly transcript: Transcript;
  readonly text: string;
  readonly ranges: readonly SourceRange[];
  readonly spots: Spots;
  readonly marks: readonly SourceMark[];
  /** What the chosen cell or finding means. */
  readonly marked: readonly Span[];
  /** Another one with every choice. */
  readonly turn: object;
  readonly chosen: CellPlace | null;
  readonly onCell: (cell: CellPlace) => void;
  readonly onFinding: (finding: Finding) => void;
  /** Enter: back to the cell in its form. */
  readonly onEnter: () => void;
}

/** How spots look, and what click and keys do, whether they lie on a page or in a grid. */
export interface SourceView
  extends Pick<SourceGround, 'transcript' | 'text' | 'ranges' | 'spots' | 'marks' | 'marked' | 'turn'> {
  readonly onClick: (event: MouseEvent) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly classOf: (spot: Spot, mark: SourceMark | null) => string;
  /** What was read at a spot and what findings say of it, for the pointer that rests on it. */
  readonly titleOf: (spot: Spot, mark: SourceMark | null) => string;
}

export function useSourceView(ground: SourceGround): SourceView {
  const { transcript, text, ranges, spots, marks, marked, turn, chosen, onCell, onFinding, onEnter } = ground;
  const byStart = useMemo(() => new Map(spots.all.map((spot) => [spot.start, spot])), [spots]);
  const onClick = useStable(({ target }: MouseEvent): void => {
    if (!(target instanceof Element) || document.getSelection()?.isCollapsed === false) return;
    const { spot: start, start: letter } = target.closest<HTMLElement>('[data-spot], [data-start]')?.dataset ?? {};
    if (letter !== undefined) {
      const place = Number(letter);
      const range = within(ranges, place, place + 1).findLast(({ path }) => path !== null);
      if (range?.path != null && range.form !== null) onCell({ form: range.form, path: range.path });
      return;
    }
    const spot = start === undefined ? undefined : byStart.get(Number(start));
    if (spot === undefined) return;
    const cell = cellAfter(spot, chosen);
    const mark = gravest(marks, spot.spans);
    if (cell !== null) onCell(cell);
    else if (mark !== null) onFinding(mark.finding);
  });
  const onKeyDown = useStable((event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter') onEnter();
    else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      const next = neighbour(ranges, marked[0]?.[0] ?? null, event.key === 'ArrowRight');
      if (next !== null) onCell(next);
    } else return;
    event.preventDefault();
  });
  const look = useMemo(
    () => ({
      classOf: (spot: Spot, mark: SourceMark | null): string =>
        [
          'spot',
          spot.cells.length > 0 ? 'spot-read' : '',
          spot.isUnread ? 'spot-unread' : '',
          mark === null ? '' : `spot-${mark.severity}`,
          touches(spot, marked) ? 'spot-chosen' : '',
        ]
          .filter((each) => each !== '')
          .join(' '),
      titleOf: (spot: Spot, mark: SourceMark | null): string => titleOf(transcript, spot, mark),
    }),
    [transcript, marked],
  );
  return useMemo(
    () => ({ transcript, text, ranges, spots, marks, marked, turn, onClick, onKeyDown, ...look }),
    [transcript, text, ranges, spots, marks, marked, turn, onClick, onKeyDown, look],
  );
}

/** The cell that was read next to a place of the text, forwards or backwards; null at the end. */
export function neighbour(ranges: readonly SourceRange[], from: number | null, isForward: boolean): CellPlace | null {
  const isCell = ({ path }: SourceRange): boolean => path !== null;
  const found = isForward
    ? ranges.find((range) => isCell(range) && range.start > (from ?? -1))
    : ranges.findLast((range) => isCell(range) && range.start < (from ?? Number.POSITIVE_INFINITY));
  return found?.path == null || found.form === null ? null : { form: found.form, path: found.path };
}

function titleOf(transcript: Transcript, spot: Spot, mark: SourceMark | null): string {
  const names = spot.cells.slice(0, 3).map(({ form, path }) => {
    const found = transcript.forms.find(({ order }) => order === form);
    return found === undefined ? path : nameOfCell(found, path);
  });
  if (names.length === 0 && spot.isUnread) names.push(saySource('unreadHere'));
  const told = mark === null ? [] : [`${saySeverity(mark.severity)}：${sayFinding(mark.finding).title}`];
  return [...new Set(names), ...told].join('\n');
}
