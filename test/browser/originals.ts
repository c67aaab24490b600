import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readDocument } from '@kaocheng/documents/read';
import type { Written } from '@kaocheng/documents/write/containers';
import { formsDocument } from '@kaocheng/documents/write/forms-document';
import { DocumentWriter } from '@kaocheng/documents/write/write';
import type { Sheet } from '@kaocheng/forms/sheet/sheet';

/** A text of the samples, by its name. */
export function sample(name: string): string {
  return readFileSync(fileURLToPath(new URL(`../../samples/${name}`, import.meta.url)), 'utf8');
}

/** The forms of a text written as a file of another kind, as a bureau would hold it; `narrative` stands before the first. */
export async function originalOf(
  text: string,
  container: Written,
  narrative: readonly string[] = [],
): Promise<Uint8Array<ArrayBuffer>> {
  const read = await readDocument(new TextEncoder().encode(text), 'a.txt');
  const [transcript] = read.kind === 'read' ? read.transcripts : [];
  if (transcript === undefined) throw new Error('the text has no form');
  const { document } = formsDocument(transcript, null, (code) => `校验码 ${code}`);
  if (document === null) throw new Error('no form could be laid out');
  const sheets = document.sheets.map(
    (sheet, at): Sheet =>
      at > 0
        ? sheet
        : {
            ...sheet,
            before: [
              ...narrative.map((line) => ({ text: line, role: 'line' as const, align: 'left' as const })),
              ...(sheet.before ?? []),
            ],
          },
  );
  const writer = new DocumentWriter();
  try {
    return new Uint8Array(await writer.write({ ...document, sheets }, container, '2026-11-20'));
  } finally {
    writer.close();
  }
}
