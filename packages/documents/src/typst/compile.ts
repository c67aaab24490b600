import type { SheetDocument } from '@kaocheng/forms/sheet/page-setup';
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { FONT_CHAINS, type FontChains, fontFolders } from './fonts.js';
import { layoutData } from './layout-data.js';
import { TEMPLATE } from './template.js';

/** A written document, and the characters for which no font had a glyph: with such it is an ordinary PDF, no PDF/A. */
export interface WrittenPdf {
  readonly bytes: Uint8Array;
  readonly missing: readonly string[];
}

/** How Typst names a character without a glyph when it refuses PDF/A for it. */
const MISSING = /the text `\\?"((?:[^"\\]|\\.)+?)\\?"` could not be displayed/gu;

/** A character that Typst names by its number. */
const unescaped = (text: string): string =>
  text.replace(/\\*u\{([\da-f]{1,6})\}/giu, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));

/** Documents after which what Typst remembers of older ones is let go. */
const REMEMBERED = 5;

/** Lays out documents one after the other, in this process. Its memory grows with them: see `PdfWriter`. */
export class Compiler {
  readonly #compiler: NodeCompiler;

  /** @param fonts a folder with a site's own fonts */
  constructor(
    fonts: string | undefined,
    private readonly chains: FontChains = FONT_CHAINS,
  ) {
    this.#compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: fontFolders(fonts) }] });
  }

  /**
   * A document as PDF/A-2b, tagged, with bookmarks and page numbers. The same document and date give the same bytes.
   * Throws with Typst's own reason where it cannot be laid out.
   * @param date of the document, YYYY-MM-DD
   */
  write(document: SheetDocument, date: string): WrittenPdf {
    const data = JSON.stringify(layoutData(document, date, this.chains));
    const { result } = this.#compiler.compile({ mainFileContent: TEMPLATE, inputs: { data } });
    if (result === null) throw new Error('typst: no document');
    const written = this.#export(result);
    this.#compiler.evictCache(REMEMBERED);
    return written;
  }

  #export(laidOut: NodeTypstDocument): WrittenPdf {
    try {
      return {
        bytes: new Uint8Array(this.#compiler.pdf(laidOut, { pdfStandard: 'a-2b', pdfTags: true })),
        missing: [],
      };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const missing = [...new Set(Array.from(reason.matchAll(MISSING), (match) => unescaped(match[1] ?? '')))];
      if (missing.length === 0) throw error;
      return { bytes: new Uint8Array(this.#compiler.pdf(laidOut, { pdfStandard: '1.7', pdfTags: true })), missing };
    }
  }
}
