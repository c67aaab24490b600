import { useEffect, useState } from 'react';
import { sourceBytes } from '../../../../server/documents.js';
import { type OpenedPdf, openPdf } from './pdf-engine.js';
import { reasonOf } from './pdf-reason.js';

/** A PDF on its way, open, or the reason why it cannot be shown. */
export type PdfState =
  | { readonly kind: 'opening' }
  | { readonly kind: 'open'; readonly pdf: OpenedPdf }
  | { readonly kind: 'failed'; readonly reason: string };

/** Fetches and opens the original of a document as long as it is wanted. */
export function usePdf(id: string, isWanted: boolean): PdfState {
  const [state, setState] = useState<PdfState>({ kind: 'opening' });
  useEffect(() => {
    if (!isWanted) return;
    const ending = new AbortController();
    let opened: OpenedPdf | null = null;
    void (async () => {
      try {
        opened = await openPdf(await sourceBytes(id, ending.signal), ending.signal);
        if (!ending.signal.aborted) setState({ kind: 'open', pdf: opened });
      } catch (error) {
        if (!ending.signal.aborted) setState({ kind: 'failed', reason: reasonOf(error) });
      }
    })();
    return () => {
      ending.abort();
      setState({ kind: 'opening' });
    };
  }, [id, isWanted]);
  return state;
}
