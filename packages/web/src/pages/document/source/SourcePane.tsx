import type { Span, Transcript } from '@kaocheng/core/model/transcript';
import {
  type KeyboardEvent,
  type MouseEvent,
  type Ref,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import { say } from '../../../words/say.js';
import type { CellPlace } from '../findings/cell-of.js';
import { SourceBlock } from './SourceBlock.js';
import { blocksOf, rangesOf, rangesWithin } from './segments.js';
import './source.css';

/** What can be asked of the pane from outside. */
export interface SourceHandle {
  /** Puts the keyboard into the pane. */
  focus(): void;
}

interface SourcePaneProps {
  readonly transcript: Transcript;
  readonly text: string;
  /** What the chosen cell or finding means. */
  readonly marked: readonly Span[];
  readonly onCell: (cell: CellPlace) => void;
  /** Enter: back to the cell in its form. */
  readonly onEnter: () => void;
  readonly handle: Ref<SourceHandle>;
}

const NO_SPANS: readonly Span[] = [];

/** The source with what was read marked in it, and otherwise what was not; a click leads to the cell. */
export function SourcePane({ transcript, text, marked, onCell, onEnter, handle }: SourcePaneProps) {
  const blocks = useMemo(() => blocksOf(text), [text]);
  const ranges = useMemo(() => rangesOf(transcript), [transcript]);
  const body = useRef<HTMLElement>(null);
  const near = useNear(body, blocks.length);
  const first = marked[0]?.[0] ?? null;

  useImperativeHandle(handle, () => ({ focus: () => body.current?.focus({ preventScroll: true }) }));

  useEffect(() => {
    if (first === null || body.current === null) return;
    const pane = body.current;
    const block = blocks.findIndex(({ end }) => end > first);
    pane.querySelector(`[data-block="${block}"]`)?.scrollIntoView({ block: 'nearest' });
    // The block is drawn with its marks by then, and has its true height.
    const frame = requestAnimationFrame(() =>
      pane.querySelector('.source-chosen')?.scrollIntoView({ block: 'center' }),
    );
    return () => cancelAnimationFrame(frame);
  }, [first, blocks]);

  const onClick = ({ target }: MouseEvent): void => {
    const start = target instanceof Element ? target.closest<HTMLElement>('[data-start]')?.dataset['start'] : undefined;
    if (start === undefined || document.getSelection()?.isCollapsed === false) return;
    const at = Number(start);
    const range = rangesWithin(ranges, at, at + 1).findLast(({ path }) => path !== null);
    if (range?.path != null && range.form !== null) onCell({ form: range.form, path: range.path });
  };
  /** Steps from one range to the next: cells with the arrow keys, what is unread with n. */
  const step = (forward: boolean, isWanted: (path: string | null) => boolean): void => {
    const from = first ?? (forward ? -1 : text.length);
    const wanted = ranges.filter(({ path }) => isWanted(path));
    const next = forward ? wanted.find(({ start }) => start > from) : wanted.findLast(({ start }) => start < from);
    if (next === undefined) return;
    if (next.path !== null && next.form !== null) onCell({ form: next.form, path: next.path });
    else body.current?.querySelector(`[data-start="${next.start}"]`)?.scrollIntoView({ block: 'center' });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'ArrowRight' || event.key === 'ArrowLeft')
      step(event.key === 'ArrowRight', (path) => path !== null);
    else if (event.key === 'Enter') onEnter();
    else return;
    event.preventDefault();
  };

  const unread = transcript.unread.length;
  return (
    <section className="pane source-pane" aria-label={say('source.title')}>
      <header className="pane-head">
        <h2>{say('source.title')}</h2>
        <span className="source-key">
          <span className="source-read">{say('source.read')}</span>
          <span className="source-unread">{say('source.unread', { count: unread })}</span>
          <mark className="source-chosen">{say('source.chosen')}</mark>
        </span>
        {unread === 0 ? null : <UnreadSteps transcript={transcript} pane={body} blocks={blocks} />}
      </header>
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

/** Which blocks are near what is seen; the first ones until that is known. */
function useNear(body: { readonly current: HTMLElement | null }, count: number): ReadonlySet<number> {
  const [near, setNear] = useState<ReadonlySet<number>>(() => new Set([0, 1, 2]));
  useEffect(() => {
    if (body.current === null || count === 0) return;
    const watch = new IntersectionObserver(
      (entries) =>
        setNear((before) => {
          const next = new Set(before);
          for (const { target, isIntersecting } of entries) {
            const index = Number(target instanceof HTMLElement ? target.dataset['block'] : Number.NaN);
            // What was drawn with its marks stays so: scrolling back is then quick.
            if (isIntersecting && !Number.isNaN(index)) next.add(index);
          }
          return next.size === before.size ? before : next;
        }),
      { root: body.current, rootMargin: '1200px 0px' },
    );
    for (const block of body.current.querySelectorAll('[data-block]')) watch.observe(block);
    return () => watch.disconnect();
  }, [body, count]);
  return near;
}
