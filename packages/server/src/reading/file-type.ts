import { decode } from '@kaocheng/documents/decode';
import { looksBinary, looksHtml, looksJson, sniff } from '@kaocheng/documents/sniff';

/** How many bytes at the start are looked at. */
const HEAD = 65_536;

/** What a file is by its content: text, html, json, docx, pdf, png …, or binary. */
export function fileType(bytes: Uint8Array): string {
  const sniffed = sniff(bytes);
  if ('kind' in sniffed) return sniffed.kind;
  if (sniffed.family !== 'text') return sniffed.family;
  const { text } = decode(bytes.subarray(0, HEAD));
  if (looksBinary(text)) return 'binary';
  if (looksJson(text)) return 'json';
  return looksHtml(text) ? 'html' : 'text';
}
