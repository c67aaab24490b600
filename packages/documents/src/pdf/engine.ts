import { fileURLToPath } from 'node:url';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import type { Problem } from '../problem.js';
import { matrixOf } from './matrix.js';
import { OP, valueAt } from './operators.js';
import type { FontShape, PageOperators } from './page-ink.js';
import { within } from './within.js';

type PdfJs = typeof import('pdfjs-dist');

/** An opened PDF. Pages count from 1; `close` must be called. */
export interface OpenPdf {
  readonly pages: number;
  readonly page: (number: number) => Promise<PageOperators>;
  readonly close: () => Promise<void>;
}

let library: Promise<PdfJs> | null = null;

/** pdf.js for Node, loaded when the first PDF comes. It wants a DOMMatrix to be there, though only drawing uses it. */
async function load(): Promise<PdfJs> {
  if (!('DOMMatrix' in globalThis)) Reflect.set(globalThis, 'DOMMatrix', class {});
  return import('pdfjs-dist/legacy/build/pdf.mjs');
}

/** A folder of the package, with the slash at its end that pdf.js asks for. */
const folder = (name: string): string =>
  fileURLToPath(new URL(name, import.meta.resolve('pdfjs-dist/package.json')))
    .replaceAll('\\', '/')
    .concat('/');

/**
 * Opens a PDF by pdf.js: without evaluating anything that the file brings, without pictures, with the tables of the old
 * Chinese encodings. What cannot be opened comes back as a problem: `password`, or `pdf-broken` with the reason.
 * The bytes are copied, for pdf.js takes them away. Null where it takes longer than `time` milliseconds.
 */
export async function openPdf(bytes: Uint8Array, time: number): Promise<OpenPdf | Problem | null> {
  library ??= load();
  const pdfjs = await library;
  const task = pdfjs.getDocument({
    data: new Uint8Array(bytes),
    cMapUrl: folder('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: folder('standard_fonts'),
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    useWasm: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    maxImageSize: 1,
    enableXfa: false,
    stopAtErrors: false,
    verbosity: 0,
  });
  try {
    const document = await within(task.promise, time);
    if (document === null) {
      await task.destroy();
      return null;
    }
    return {
      pages: document.numPages,
      page: (number) => readPage(document, number),
      close: () => task.destroy(),
    };
  } catch (error) {
    await task.destroy();
    return { code: isPassword(error) ? 'password' : 'pdf-broken', facts: { kind: 'PDF', reason: reasonOf(error) } };
  }
}

const isPassword = (error: unknown): boolean => error instanceof Error && error.name === 'PasswordException';

const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0]?.slice(0, 120) ?? '';

async function readPage(document: PDFDocumentProxy, number: number): Promise<PageOperators> {
  const page = await document.getPage(number);
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const { fnArray: operators, argsArray: args } = await page.getOperatorList();
  const names = new Set<string>();
  operators.forEach((operator, i) => {
    if (operator === OP.setFont) names.add(String(valueAt(args[i], 0)));
  });
  const fonts = new Map<string, FontShape>();
  for (const name of names) fonts.set(name, fontOf(page, name));
  page.cleanup();
  return {
    page: number,
    width,
    height,
    shown: matrixOf(transform),
    operators,
    args,
    font: (name) => fonts.get(name) ?? LIKE_MOST,
  };
}

const LIKE_MOST: FontShape = { unit: 0.001, vertical: false, metrics: [-1000, 500, 880] };

function fontOf(page: PDFPageProxy, name: string): FontShape {
  if (!page.commonObjs.has(name)) return LIKE_MOST;
  const font: unknown = page.commonObjs.get(name);
  const unit = Number(valueAt(valueAt(font, 'fontMatrix'), 0));
  const metrics = valueAt(font, 'defaultVMetrics');
  return {
    unit: Number.isFinite(unit) && unit > 0 ? unit : LIKE_MOST.unit,
    vertical: valueAt(font, 'vertical') === true,
    metrics: Array.isArray(metrics)
      ? [Number(metrics[0]) || -1000, Number(metrics[1]) || 500, Number(metrics[2]) || 880]
      : LIKE_MOST.metrics,
  };
}
