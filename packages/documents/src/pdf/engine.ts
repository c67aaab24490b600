/// <reference path="./pdf-worker.d.ts" />
import { fileURLToPath } from 'node:url';
import type { PDFDocumentLoadingTask, PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import type { Problem } from '../problem.js';
import { symbolFont } from './glyph-text.js';
import { matrixOf } from './matrix.js';
import { keepingNatives } from './natives.js';
import { numberAt, OP, valueAt } from './operators.js';
import type { AnnotationKind, FontShape, PageOperators } from './page-operators.js';
import { within } from './within.js';

type PdfJs = typeof import('pdfjs-dist');

/** An opened PDF. Pages count from 1; `close` must be called. */
export interface OpenPdf {
  readonly pages: number;
  /** Null of a page with more operators than any that is printed has, as a map or a plan. */
  readonly page: (number: number) => Promise<PageOperators | null>;
  readonly close: () => Promise<void>;
}

let library: Promise<PdfJs> | null = null;

/**
 * pdf.js for Node, loaded when the first PDF comes, with its worker, which it would load by itself later. It wants a
 * DOMMatrix to be there, though only drawing uses it.
 */
async function load(): Promise<PdfJs> {
  if (!('DOMMatrix' in globalThis)) Reflect.set(globalThis, 'DOMMatrix', class {});
  return keepingNatives(async () => {
    const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
    await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
    return pdfjs;
  });
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
  let task = begin(pdfjs, bytes);
  try {
    const opened = await within(task.promise, time);
    if (opened === null) {
      await task.destroy();
      return null;
    }
    const { numPages } = opened;
    return {
      pages: numPages,
      page: async (number) => {
        const operators = await readPage(await task.promise, number);
        if (operators !== null) return operators;
        // Only the end of the whole reading stops pdf.js in the middle of a page.
        await task.destroy();
        task = begin(pdfjs, bytes);
        return null;
      },
      close: () => task.destroy(),
    };
  } catch (error) {
    await task.destroy();
    return { code: isPassword(error) ? 'password' : 'pdf-broken', facts: { kind: 'PDF', reason: reasonOf(error) } };
  }
}

const begin = (pdfjs: PdfJs, bytes: Uint8Array): PDFDocumentLoadingTask =>
  pdfjs.getDocument({
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

const isPassword = (error: unknown): boolean => error instanceof Error && error.name === 'PasswordException';

const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0]?.slice(0, 120) ?? '';

/** Most operators of a page. A full page whose glyphs are all placed one by one has some twenty thousand. */
const MOST_OPERATORS = 120_000;

/** The name under which pdf.js takes over the operators of a page, some at a time; it says nowhere else how far it is. */
const TAKE_OVER = '_renderPageChunk';

/** Milliseconds after which what makes the operators of a page, asked for no more of them, has come to rest. */
const REST = 5;

/** Settles when more operators of a page have come than are read. */
function tooMany(page: PDFPageProxy): Promise<null> {
  return new Promise((resolve) => {
    const takeOver: unknown = Reflect.get(page, TAKE_OVER);
    if (typeof takeOver !== 'function') return;
    let count = 0;
    Reflect.set(page, TAKE_OVER, (chunk: unknown, state: unknown): void => {
      count += numberAt(chunk, 'length');
      if (count <= MOST_OPERATORS) return void Reflect.apply(takeOver, page, [chunk, state]);
      const reader: unknown = valueAt(state, 'streamReader');
      if (reader !== null && typeof reader === 'object') Reflect.set(reader, 'read', () => new Promise(() => {}));
      // By then what makes the operators waits for somebody to ask for more; stopped before, it fails where nobody hears.
      setTimeout(() => resolve(null), REST);
    });
  });
}

async function readPage(document: PDFDocumentProxy, number: number): Promise<PageOperators | null> {
  const page = await document.getPage(number);
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const list = page.getOperatorList();
  const read = await Promise.race([list, tooMany(page)]);
  if (read === null) {
    list.catch(() => {});
    return null;
  }
  const { fnArray: operators, argsArray: args } = read;
  const names = new Set<string>();
  operators.forEach((operator, i) => {
    if (operator === OP.setFont) names.add(String(valueAt(args[i], 0)));
  });
  const layers = operators.includes(OP.beginMarkedContentProps) ? await document.getOptionalContentConfig() : null;
  const annotations = operators.includes(OP.beginAnnotation) ? await annotationKinds(page) : null;
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
    visible: (group) => layers === null || layers.isVisible(group),
    annotation: (id) => annotations?.get(id) ?? 'remark',
  };
}

/** What the annotations of a page are to it, by their id. */
async function annotationKinds(page: PDFPageProxy): Promise<Map<string, AnnotationKind>> {
  const all: unknown = await page.getAnnotations();
  const kinds = new Map<string, AnnotationKind>();
  for (const one of Array.isArray(all) ? all : []) {
    const subtype = valueAt(one, 'subtype');
    const signed = valueAt(one, 'fieldType') === 'Sig';
    kinds.set(String(valueAt(one, 'id')), subtype === 'Widget' && !signed ? 'field' : 'remark');
  }
  return kinds;
}

const LIKE_MOST: FontShape = { unit: 0.001, vertical: false, metrics: [-1000, 500, 880] };

function fontOf(page: PDFPageProxy, name: string): FontShape {
  if (!page.commonObjs.has(name)) return LIKE_MOST;
  const font: unknown = page.commonObjs.get(name);
  const unit = Number(valueAt(valueAt(font, 'fontMatrix'), 0));
  const metrics = valueAt(font, 'defaultVMetrics');
  const symbols = symbolFont(String(valueAt(font, 'name')));
  return {
    ...(symbols !== null && { symbols }),
    unit: Number.isFinite(unit) && unit > 0 ? unit : LIKE_MOST.unit,
    vertical: valueAt(font, 'vertical') === true,
    metrics: Array.isArray(metrics)
      ? [Number(metrics[0]) || -1000, Number(metrics[1]) || 500, Number(metrics[2]) || 880]
      : LIKE_MOST.metrics,
  };
}
