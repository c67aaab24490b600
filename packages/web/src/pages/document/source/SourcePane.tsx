import type { Span, Transcript } from '@kaocheng/core/model/transcript';
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import { say } from '../../../words/say.js';
import type { CellPlace } from '../findings/cell-of.js';
import { chosenMark } from './chosen-mark.js';
import type { SourceHandle } from './handle.js';
import { type SourceRange, within } from './ranges.js';
import { SourceBlock } from './SourceBlock.js';
import { SourceHead } from './SourceHead.js';
import { blocksOf } from './segments.js';
import { neighbour } from './source-view.js';
import { useNear } from './useNear.js';

interface SourcePaneProps {
  readonly transcript: Transcript;
  readonly text: string;
  readonly ranges: readonly SourceRange[];
  /** What the chosen cell or finding means. */
  readonly marked: readonly Span[];
  /** Another one with every choice. */
  readonly turn: object;
  /** Where the chosen cell stands, in words. */
  readonly at: string;
  readonly tools: ReactNode;
  /** What must be told of the original: what it hides, or why it is not shown otherwise. */
  readonly notice: string | null;
  readonly onCell: (cell: CellPlace) => void;
  /** Enter: back to the cell in its form. */
  readonly onEnter: () => void;
  readonly handle: Ref<SourceHandle>;
}

const NO_SPANS: readonly Span[] = [];

/** The source with what was read marked in it, and otherwise what was not; a click leads to the cell. */
export function SourcePane(props: SourcePaneProps) {
  const { transcript, text, ranges, marked, turn, at, tools, notice, onCell, onEnter, handle } = props;
  const blocks = useMemo(() => blocksOf(text), [text]);
  const body = useRef<HTMLElement>(null);
  const near = useNear(body, blocks.length, false);
  const first = marked[0]?.[0] ?? null;

  useImperativeHandle(handle, () => ({ focus: () => body.current?.focus({ preventScroll: true }) }));

  // biome-ignore lint/correctness/useExhaustiveDependencies: each choice brings it back
  useEffect(() => {
    if (first === null || body.current === null) return;
    const pane = body.current;
    const block = blocks.findIndex(({ end }) => end > first);
    pane.querySelector(`[data-block="${block}"]`)?.scrollIntoView({ block: 'nearest' });
    // The block is drawn with its marks by then, and has its true height.
    const frame = requestAnimationFrame(() => chosenMark(pane, first)?.scrollIntoView({ block: 'center' }));
    return () => cancelAnimationFrame(frame);
  }, [first, blocks, turn]);

  const onClick = ({ target }: MouseEvent): void => {
    const start = target instanceof Element ? target.closest<HTMLElement>('[data-start]')?.dataset['start'] : undefined;
    if (start === undefined || document.getSelection()?.isCollapsed === false) return;
    const place = Number(start);
    const range = within(ranges, place, place + 1).findLast(({ path }) => path !== null);
    if (range?.path != null && range.form !== null) onCell({ form: range.form, path: range.path });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter') onEnter();
    else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      const next = neighbour(ranges, first, event.key === 'ArrowRight');
      if (next !== null) onCell(next);
    } else return;
    event.preventDefault();
  };

  const unread = transcript.unread.length;
  return (
    <section className="pane source-pane" aria-label={say('source.title')}>
      <SourceHead unread={unread} at={at} tools={tools}>
        {unread === 0 ? null : <UnreadSteps transcript={transcript} pane={body} blocks={blocks} />}
      </SourceHead>
      {notice === null ? null : <p className="source-hidden">{notice}</p>}
      <article
        ref={body}
        className="source-text"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard
        tabIndex={0}
        aria-label={say('source.hint')}
        onClick={onClick}
        onKeyDown={onKeyDown}
      >
        {blocks.map(({ start, end }, index) => (
          <div key={start} className="source-block" data-block={index}>
            <SourceBlock
              text={text}
              start={start}
              end={end}
              ranges={ranges}
              marked={touching(marked, start, end)}
              isNear={near.has(index)}
            />
          </div>
        ))}
      </article>
    </section>
  );
}

function touching(marked: readonly Span[], start: number, end: number): readonly Span[] {
  const found = marked.filter(([from, to]) => from < end && to > start);
  return found.length === 0 ? NO_SPANS : found;
}

interface UnreadStepsProps {
  readonly transcript: Transcript;
  readonly pane: { readonly current: HTMLElement | null };
  readonly blocks: ReturnType<typeof blocksOf>;
}

/** Leads from one place that was not read to the next. */
function UnreadSteps({ transcript: { unread }, pane, blocks }: UnreadStepsProps) {
  const [at, setAt] = useState(-1);
  const go = (): void => {
    const next = (at + 1) % unread.length;
    setAt(next);
    const start = unread[next]?.start ?? 0;
    const block = blocks.findIndex(({ end }) => end > start);
    pane.current?.querySelector(`[data-block="${block}"]`)?.scrollIntoView({ block: 'nearest' });
    setTimeout(() => {
      const all = [...(pane.current?.querySelectorAll<HTMLElement>('[data-start]') ?? [])];
      all.find(({ dataset }) => Number(dataset['start']) >= start)?.scrollIntoView({ block: 'center' });
    }, 60);
  };
  return (
    <button type="button" className="link-button no-print" onClick={go}>
      {say('source.nextUnread', { at: Math.max(0, at + 1), count: unread.length })}
    </button>
  );
}
