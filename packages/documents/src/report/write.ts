import { writeDocx } from '../docx/write.js';
import { writeHtml } from '../html/write.js';
import { PdfWriter } from '../typst/write.js';
import { writeXlsx } from '../xlsx/write.js';
import { type Examined, type ReportKind, reportDocument } from './report.js';

export type ReportFormat = 'pdf' | 'docx' | 'xlsx' | 'html';

/** What a report says of its making. */
export interface ReportMaking {
  readonly kind: ReportKind;
  readonly format: ReportFormat;
  /** Version of the program. */
  readonly version: string;
  /** Date that a pdf carries, YYYY-MM-DD. */
  readonly date: string;
  /** Folder with a site's own fonts. */
  readonly fonts?: string;
}

/** Bytes of the report of an examined document. The same document, version and date give the same bytes. Throws a `Refusal` where a pdf cannot be laid out. */
export async function writeReport(examined: Examined, making: ReportMaking): Promise<Uint8Array> {
  const document = reportDocument(examined, making.kind, making.version);
  switch (making.format) {
    case 'docx':
      return writeDocx(document);
    case 'xlsx':
      return writeXlsx(document);
    case 'html':
      return new TextEncoder().encode(writeHtml(document));
    case 'pdf': {
      const writer = new PdfWriter(making.fonts === undefined ? {} : { fonts: making.fonts });
      try {
        return (await writer.write(document, making.date)).bytes;
      } finally {
        writer.close();
      }
    }
  }
}
