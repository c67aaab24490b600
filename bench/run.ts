/**
 * Speed and memory against the bars, in one run: `npm run bench`, with names only those (`npm run bench -- serving`), with
 * `--quick` without the largest scales.
 */
import { fileURLToPath } from 'node:url';
import { benchChecking } from './checking.js';
import { benchDocumentPage } from './document-page.js';
import { benchPdfReading } from './pdf-reading.js';
import { benchPdfWriting } from './pdf-writing.js';
import { benchReading } from './reading.js';
import { benchServing } from './serving.js';
import { benchStartUp } from './start-up.js';
import { benchXlsx } from './xlsx-reading.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = fileURLToPath(new URL('../../shared/sources', import.meta.url));

const quick = process.argv.includes('--quick');
const named = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
const benches: Readonly<Record<string, () => unknown>> = {
  reading: async () => {
    await benchReading('samples', fileURLToPath(new URL('../samples', import.meta.url)));
    await benchReading('sources', sources);
  },
  checking: () => benchChecking(quick),
  'start-up': () => benchStartUp(root, sources),
  'pdf-reading': benchPdfReading,
  'pdf-writing': () => benchPdfWriting(quick),
  xlsx: () => benchXlsx(quick),
  serving: () => benchServing(root, quick),
  page: () => benchDocumentPage(root, sources),
};
const unknown = named.filter((name) => benches[name] === undefined);
if (unknown.length > 0) throw new Error(`no bench ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}`);
for (const [name, bench] of Object.entries(benches)) if (named.length === 0 || named.includes(name)) await bench();
