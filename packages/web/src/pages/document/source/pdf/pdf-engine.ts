import type { PDFDocumentProxy } from 'pdfjs-dist';
import workerAddress from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

/** Most pixels of a picture in a page that is drawn. */
const MOST_PICTURE = 64 * 1024 * 1024;

/** An opened PDF. */
export interface OpenedPdf {
  readonly document: PDFDocumentProxy;
  /** Width and height of each page as it is shown, in points. */
  readonly sizes: readonly PageSize[];
  /** Ends its worker. */
  readonly close: () => void;
}

export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/**
 * Opens a PDF by pdf.js, which is fetched with the first one: in a worker of this server, with nothing evaluated that the
 * file brings and nothing asked of another host. The bytes are taken away.
 * @throws what pdf.js throws for a file that it cannot open
 */
export async function openPdf(data: Uint8Array, signal: AbortSignal): Promise<OpenedPdf> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const files = new URL(`/assets/pdfjs-${pdfjs.version}/`, location.href).href;
  pdfjs.GlobalWorkerOptions.workerSrc = workerAddress;
  const task = pdfjs.getDocument({
    data,
    cMapUrl: `${files}cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${files}standard_fonts/`,
    wasmUrl: `${files}wasm/`,
    useWasm: false,
    isEvalSupported: false,
    enableXfa: false,
    maxImageSize: MOST_PICTURE,
    verbosity: 0,
  });
  const close = (): void => void task.destroy();
  signal.addEventListener('abort', close);
  const document = await task.promise;
  const sizes: PageSize[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { width, height } = (await document.getPage(number)).getViewport({ scale: 1 });
    sizes.push({ width, height });
  }
  return { document, sizes, close };
}
