import { type Ref, useEffect, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { saySource } from '../../../../words/say-source.js';
import type { SourceHandle } from '../handle.js';
import { gravest } from '../source-marks.js';
import type { SourceView } from '../source-view.js';
import { type PageBox, type Spot, spotAt, touches } from '../spots.js';
import { useNear } from '../useNear.js';
import { PdfPage } from './PdfPage.js';
import { GAP, heightOf, isWithin, type PagePlaces, placeAt } from './page-places.js';
import type { OpenedPdf, PageSize } from './pdf-engine.js';
import './pdf.css';

/** Space at both sides of the pages, pixels. */
const MARGIN = 2 * GAP;

interface PdfPagesProps {
  readonly pdf: OpenedPdf;
  readonly view: SourceView;
  /** 1: a page is as wide as the pane. */
  readonly zoom: number;
  readonly handle: Ref<SourceHandle>;
}

/** The pages of a PDF one below the other, each drawn when it comes near, with the boxes of what was read over them. */
export function PdfPages({ pdf, view, zoom, handle }: PdfPagesProps) {
  const { spots, marked, turn } = view;
  const body = useRef<HTMLDivElement>(null);
  const width = useWidth(body);
  const near = useNear(body, pdf.sizes.length, true);
  const scales = useMemo(
    () => pdf.sizes.map((size) => (width <= 0 ? 0 : ((width - MARGIN) / Math.max(1, size.width)) * zoom)),
    [pdf, width, zoom],
  );
  const first = scales[0] ?? 0;
  const chosen = useMemo(() => spotAt(spots, marked), [spots, marked]);
  const lastChosen = useRef(chosen);
  lastChosen.current = chosen;

  useImperativeHandle(handle, () => ({ focus: () => body.current?.focus({ preventScroll: true }) }));

  // Where the chosen box was seen it stays seen; else what stood in the middle stays there.
  const before = useRef<{ readonly places: PagePlaces; readonly seen: number } | null>(null);
  useLayoutEffect(() => {
    const pane = body.current;
    if (pane === null || first === 0) return;
    const places = { sizes: pdf.sizes, scales };
    const was = before.current;
    before.current = { places, seen: pane.clientHeight };
    if (was === null || was.places.scales === scales) return;
    const [box] = lastChosen.current?.boxes ?? [];
    const isSeen = box !== undefined && isWithin(was.places, box, pane.scrollTop, was.seen);
    const middle = placeAt(was.places, pane.scrollTop + was.seen / 2);
    const to = isSeen ? { page: box.page, y: (box.box[1] + box.box[3]) / 2 } : middle;
    pane.scrollTop = heightOf(places, to.page, to.y) - pane.clientHeight / 2;
  }, [pdf, scales, first]);

  const isLaidOut = first > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each choice brings its box back
  useEffect(() => {
    const [place] = chosen?.boxes ?? [];
    if (place === undefined || !isLaidOut) return;
    const page = body.current?.querySelector<HTMLElement>(`[data-block="${place.page - 1}"]`);
    const size = pdf.sizes[place.page - 1];
    if (body.current === null || page == null || size === undefined) return;
    reveal(body.current, page, size, place.box);
  }, [chosen, pdf, isLaidOut, turn]);

  return (
    // biome-ignore lint/a11y/useSemanticElements: a region that scrolls and is worked by keys, not a part of the outline
    <div
      ref={body}
      role="region"
      className="pdf-pages"
      data-chosen={chosen?.start}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard
      tabIndex={0}
      aria-label={saySource('pdf.pages')}
      onClick={view.onClick}
      onKeyDown={view.onKeyDown}
    >
      {pdf.sizes.map((size, index) => {
        const scale = scales[index] ?? 0;
        return (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: pages have no other name than their number
            key={index}
            className="pdf-page"
            data-block={index}
            style={{ width: size.width * scale, height: size.height * scale }}
          >
            {near.has(index) && scale > 0 ? (
              <>
                <PdfPage document={pdf.document} number={index + 1} size={size} scale={scale} />
                {(spots.byPage.get(index + 1) ?? []).map(({ spot, box }) => (
                  <SpotBox key={spot.start} spot={spot} box={box} size={size} view={view} />
                ))}
              </>
            ) : null}
            <span className="pdf-number">{saySource('pdf.page', { page: index + 1, pages: pdf.sizes.length })}</span>
          </div>
        );
      })}
    </div>
  );
}

interface SpotBoxProps {
  readonly spot: Spot;
  readonly box: PageBox['box'];
  readonly size: PageSize;
  readonly view: SourceView;
}

function SpotBox({ spot, box, size, view }: SpotBoxProps) {
  const mark = gravest(view.marks, spot.spans);
  const isChosen = touches(spot, view.marked);
  if (spot.cells.length === 0 && !spot.isUnread && mark === null && !isChosen) return null;
  const [left, top, right, bottom] = box;
  return (
    <div
      className={view.classOf(spot, mark)}
      data-spot={spot.start}
      title={view.titleOf(spot, mark)}
      style={{
        left: `${(left / size.width) * 100}%`,
        top: `${(top / size.height) * 100}%`,
        width: `${((right - left) / size.width) * 100}%`,
        height: `${((bottom - top) / size.height) * 100}%`,
      }}
    />
  );
}

/** Scrolls a pane so that a box of a page is in its middle. */
function reveal(
  pane: HTMLElement,
  page: HTMLElement,
  size: PageSize,
  box: readonly [number, number, number, number],
): void {
  const scale = page.clientWidth / size.width;
  const [left, top, right, bottom] = box.map((each) => each * scale) as [number, number, number, number];
  const y = page.offsetTop + (top + bottom) / 2 - pane.clientHeight / 2;
  const isAcross = right - left < pane.clientWidth;
  const x = page.offsetLeft + (isAcross ? (left + right) / 2 - pane.clientWidth / 2 : left - MARGIN);
  pane.scrollTo({ top: y, left: x });
}

/** The width of an element without its scroll bar; 0 until it is known. */
function useWidth(of: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = of.current;
    if (element === null) return;
    const watch = new ResizeObserver(() => setWidth(element.clientWidth));
    watch.observe(element);
    setWidth(element.clientWidth);
    return () => watch.disconnect();
  }, [of]);
  return width;
}
