import type { SheetDocument } from '@kaocheng/forms/sheet/page-setup';
import { writeDocx } from '../docx/write.js';
import { writeHtml } from '../html/write.js';
import { type MissingGlyph, missingGlyphs } from '../typst/missing.js';
import { PdfWriter } from '../typst/write.js';
import { writeXlsx } from '../xlsx/write.js';
import type { Written } from './containers.js';

/** A document that was written, and the characters of a pdf that no font could show. */
export interface WrittenDocument {
  readonly bytes: Uint8Array;
  readonly missing: readonly MissingGlyph[];
}

/** Writes documents; what only one container needs is started with its first document. */
export class DocumentWriter {
  #pdf: PdfWriter | null = null;

  /** @param fonts folder with a site's own fonts, for pdf */
  constructor(private readonly fonts?: string) {}

  /**
   * The bytes of a document in a container.
   * @param date of the document, YYYY-MM-DD, which a pdf names
   * @throws Refusal where a pdf cannot be laid out
   */
  async write(document: SheetDocument, container: Written, date: string): Promise<Uint8Array> {
    return (await this.writeTelling(document, container, date)).bytes;
  }

  /** The same, with the characters for which no font had a glyph; several documents may be asked for at once. */
  async writeTelling(document: SheetDocument, container: Written, date: string): Promise<WrittenDocument> {
    switch (container) {
      case 'xlsx':
        return { bytes: await writeXlsx(document), missing: [] };
      case 'docx':
        return { bytes: await writeDocx(document), missing: [] };
      case 'html':
        return { bytes: new TextEncoder().encode(writeHtml(document)), missing: [] };
      case 'pdf': {
        this.#pdf ??= new PdfWriter(this.fonts === undefined ? {} : { fonts: this.fonts });
        const { bytes, missing } = await this.#pdf.write(document, date);
        return { bytes, missing: missingGlyphs(document, missing) };
      }
    }
  }

  /** Ends what was started. */
  close(): void {
    this.#pdf?.close();
  }
}
