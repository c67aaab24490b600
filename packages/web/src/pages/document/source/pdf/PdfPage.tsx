import type { PDFDocumentProxy } from 'pdfjs-dist';
import { memo, useEffect, useRef, useState } from 'react';
import { saySource } from '../../../../words/say-source.js';
import type { PageSize } from './pdf-engine.js';

/** Most pixels of the picture of one page: beyond that it is drawn coarser. */
const MOST_PIXELS = 16 * 1024 * 1024;

interface PdfPageProps {
  readonly document: PDFDocumentProxy;
  /** From 1. */
  readonly number: number;
  readonly size: PageSize;
  /** Pixels of the page for each point. */
  readonly scale: number;
}

/** One page, drawn anew for each scale. What was drawn before stays until the new picture is there. */
export const PdfPage = memo(function PdfPage({ document, number, size, scale }: PdfPageProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [isBlank, setBlank] = useState(false);
  useEffect(() => {
    let isGone = false;
    let cancel = (): void => {};
    void (async () => {
      const page = await document.getPage(number);
      if (isGone) return;
      const fine = Math.min(
        scale * window.devicePixelRatio,
        Math.sqrt(MOST_PIXELS / Math.max(1, size.width * size.height)),
      );
      const viewport = page.getViewport({ scale: fine });
      const canvas = window.document.createElement('canvas');
      canvas.width = Math.max(1, Math.round(viewport.width));
      canvas.height = Math.max(1, Math.round(viewport.height));
      canvas.setAttribute('aria-hidden', 'true');
      const task = page.render({ canvas, viewport });
      cancel = () => task.cancel();
      await task.promise;
      if (isGone) return;
      frame.current?.replaceChildren(canvas);
      frame.current?.setAttribute('data-drawn', 'true');
      setBlank(false);
    })().catch(() => {
      // Its marks and its text are there all the same; a coarser picture from before says more than a sentence.
      if (isGone || frame.current?.hasChildNodes() === true) return;
      frame.current?.setAttribute('data-drawn', 'failed');
      setBlank(true);
    });
    return () => {
      isGone = true;
      cancel();
    };
  }, [document, number, size, scale]);
  return (
    <>
      <div ref={frame} className="pdf-picture" />
      {isBlank ? (
        <p className="pdf-blank" role="status">
          {saySource('pdf.blank')}
        </p>
      ) : null}
    </>
  );
});
