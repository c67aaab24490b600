import type { Transcript } from '@kaocheng/core/model/transcript';
import type { DocumentContent } from '@kaocheng/forms/content';
import { decode } from './decode.js';
import { looksMht, pagesOfMht } from './html/mht.js';
import { readHtml } from './html/read.js';
import { readJson } from './json/read.js';
import { MOST_BYTES, MOST_LOOSE_TEXT, MOST_MARKUP, MOST_PIECES, MOST_TEXT, MOST_VALUES } from './limits.js';
import { type OfficeXml, officeXml } from './office/sniff-xml.js';
import { type Problem, Refusal } from './problem.js';
import { looksBinary, looksHtml, looksJson, sniff } from './sniff.js';
import { readPlainText } from './tabs/read.js';

/** What a file turned out to be: a document to be read, transcripts that were read before, or a reason why neither. */
export type Opened =
  | { readonly kind: 'content'; readonly content: DocumentContent }
  | { readonly kind: 'transcripts'; readonly transcripts: readonly Transcript[] }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** Share of undecodable characters above which an encoding is called unknown. */
const MOST_LOST = 0.1;

const problem = (code: Problem['code'], facts: Problem['facts'] = {}): Opened => ({
  kind: 'problem',
  problem: { code, facts },
});

/**
 * Opens a file by its content: decodes it (UTF-8, UTF-16, GB18030), knows web page, text and transcript apart, and refuses
 * with a Problem what is empty, binary, too large or of a kind that cannot be read. `name` is used only as the source of
 * transcripts that do not name theirs. Never throws for what a file holds. A promise, for some containers (pdf) are read
 * only with waiting; the others are read at once.
 */
export async function openDocument(bytes: Uint8Array, name: string): Promise<Opened> {
  if (bytes.length === 0) return problem('empty');
  if (bytes.length > MOST_BYTES) {
    return problem('too-large', { size: megabytes(bytes.length), limit: megabytes(MOST_BYTES) });
  }
  const sniffed = sniff(bytes);
  if (sniffed.family === 'later') return problem('kind-later', { kind: sniffed.kind });
  if (sniffed.family === 'picture' || sniffed.family === 'archive')
    return problem(sniffed.family, { kind: sniffed.kind });
  // The readers of containers are loaded where one comes: a text is read without their libraries.
  if (sniffed.family === 'pdf') return given(await (await import('./pdf/read.js')).readPdf(bytes));
  if (sniffed.family === 'zip' || sniffed.family === 'compound' || sniffed.family === 'rtf') {
    const { openCompound, openForeign, openZip } = await import('./office/open.js');
    if (sniffed.family === 'zip') return refusing(() => openZip(bytes));
    return refusing(() => (sniffed.family === 'rtf' ? openForeign(bytes, 'rtf') : openCompound(bytes)));
  }
  const { text, lost } = decode(bytes);
  if (looksMht(text)) {
    const html = pagesOfMht(bytes);
    return html.trim() === '' ? problem('blank') : refusing(async () => pageOf(html));
  }
  const xml = officeXml(text);
  if (xml !== null) return refusing(async () => readOffice(text, xml));
  if (looksBinary(text)) return problem('binary');
  if (lost > MOST_LOST) return problem('encoding', { lost: `${(lost * 100).toFixed(0)}%` });
  if (!/\S/.test(text)) return problem('blank');
  if (looksJson(text)) {
    if (isAbove(text, /[,[{]/g, MOST_VALUES)) return problem('json-too-many', { limit: String(MOST_VALUES) });
    const read = readJson(text, name);
    return 'code' in read ? { kind: 'problem', problem: read } : { kind: 'transcripts', transcripts: read };
  }
  if (looksHtml(text)) return refusing(async () => pageOf(text));
  if (isAbove(text, /[,\t|]/g, MOST_PIECES)) return problem('document-too-large', { limit: String(MOST_PIECES) });
  const { length } = text;
  if (length > MOST_LOOSE_TEXT) return problem('too-long', { length: String(length), limit: String(MOST_LOOSE_TEXT) });
  return refusing(async () => readPlainText(text));
}

/** Content of a web page, unless it is too long. */
function pageOf(html: string): DocumentContent | Problem {
  const { length } = html;
  if (length > MOST_MARKUP) return { code: 'too-long', facts: { length: String(length), limit: String(MOST_MARKUP) } };
  return readHtml(html);
}

/** Whether a text has more signs of a kind than `most`; `sign` is a pattern of one sign, searched for everywhere. */
function isAbove(text: string, sign: RegExp, most: number): boolean {
  if (text.length <= most) return false;
  let count = 0;
  while (count <= most && sign.test(text)) count += 1;
  return count > most;
}

async function readOffice(text: string, kind: OfficeXml): Promise<DocumentContent | Problem> {
  const { packageOfFlat, readOfficeXml } = await import('./office/office-xml.js');
  if (kind !== 'package') return readOfficeXml(text, kind);
  const { openPackage } = await import('./office/open.js');
  return openPackage(packageOfFlat(text));
}

function megabytes(size: number): string {
  return `${(size / 1024 / 1024).toFixed(1)} MB`;
}

/** What a reader of a container gives, with the problem of a refusal for what it throws of that kind. */
async function refusing(read: () => Promise<DocumentContent | Problem>): Promise<Opened> {
  try {
    return given(await read());
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'problem', problem: error.problem };
    throw error;
  }
}

/** What a container held, unless its text is too long. */
function given(read: DocumentContent | Problem): Opened {
  if ('code' in read) return { kind: 'problem', problem: read };
  const { length } = read.text;
  if (length > MOST_TEXT) return problem('too-long', { length: String(length), limit: String(MOST_TEXT) });
  return { kind: 'content', content: read };
}
