import type { SheetDocument } from '@kaocheng/forms/sheet/page-setup';
import { writeDocx } from '../docx/write.js';
import { writeHtml } from '../html/write.js';
import { PdfWriter } from '../typst/write.js';
import { writeXlsx } from '../xlsx/write.js';
import type { Written } from './containers.js';

/** Writes documents one after the other; what only one container needs is started with its first document. */
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
    switch (container) {
      case 'xlsx':
        return writeXlsx(document);
      case 'docx':
        return writeDocx(document);
      case 'html':
        return new TextEncoder().encode(writeHtml(document));
      case 'pdf':
        this.#pdf ??= new PdfWriter(this.fonts === undefined ? {} : { fonts: this.fonts });
        return (await this.#pdf.write(document, date)).bytes;
    }
  }

  /** Ends what was started. */
  close(): void {
    this.#pdf?.close();
  }
}
