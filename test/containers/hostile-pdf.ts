import { deflateSync } from 'node:zlib';
import { pdfOf, shown, streamOf } from '@kaocheng/documents/testing/pdf-file';
import type { Hostile } from './hostile.js';

const MEGABYTE = 1024 * 1024;

/** Parts of a PDF that draw one another, tenfold on each of so many levels. */
const drawings = (levels: number): string[] =>
  Array.from({ length: levels }, (_, at) =>
    streamOf(
      at + 1 < levels ? '/X Do '.repeat(10) : shown(60, 700, 12, '甲'),
      `/Type /XObject /Subtype /Form /BBox [0 0 600 900] /Resources << /Font << /F1 3 0 R >> /XObject << /X ${9 + at} 0 R >> >>`,
    ),
  );
const drawn = (levels: number): Uint8Array =>
  pdfOf([{ content: '/X Do', resources: '/XObject << /X 8 0 R >>' }], '', drawings(levels));

function packed(content: string): Uint8Array {
  const data = deflateSync(Buffer.from(content, 'latin1')).toString('latin1');
  const text = Buffer.from(pdfOf([{ content: '@' }])).toString('latin1');
  const stream = `<< /Length ${data.length} /Filter /FlateDecode >>\nstream\n${data}\nendstream`;
  return Buffer.from(
    text.replace(streamOf('@'), () => stream),
    'latin1',
  );
}

const sound = (): string => Buffer.from(pdfOf([{ content: shown(60, 700, 12, '甲') }])).toString('latin1');

/** PDFs, by what they do; others stand beside their reader. */
export const HOSTILE_PDF: Readonly<Record<string, Hostile>> = {
  'pdf: drawings that draw drawings': { code: 'pdf-slow', bytes: () => drawn(9) },
  'pdf: a drawing that draws itself': {
    code: 'blank',
    bytes: () =>
      pdfOf([{ content: '/X Do', resources: '/XObject << /X 8 0 R >>' }], '', [
        streamOf(
          '/X Do /X Do',
          '/Type /XObject /Subtype /Form /BBox [0 0 600 900] /Resources << /XObject << /X 8 0 R >> >>',
        ),
      ]),
  },
  'pdf: deep lists': {
    code: 'pdf-broken',
    bytes: () => pdfOf([{ content: shown(60, 700, 12, '甲'), entries: `/A ${'['.repeat(MEGABYTE)}` }]),
  },
  'pdf: deep lists among the operators': { code: 'blank', bytes: () => pdfOf([{ content: '['.repeat(4 * MEGABYTE) }]) },
  'pdf: pages within themselves': {
    code: 'pdf-broken',
    bytes: () => Buffer.from(sound().replace('/Kids [6 0 R]', '/Kids [2 0 R]'), 'latin1'),
  },
  'pdf: a million pages that are one': {
    code: 'pdf-broken',
    bytes: () =>
      Buffer.from(
        sound().replace('/Count 1 /Kids [6 0 R]', `/Count 1000000 /Kids [${'6 0 R '.repeat(1_000_000)}]`),
        'latin1',
      ),
  },
  'pdf: a directory that follows itself': {
    code: 'no-form',
    bytes: () => {
      const text = sound();
      const at = text.lastIndexOf('xref\n0');
      return Buffer.from(text.replace('/Root 1 0 R', `/Root 1 0 R /Prev ${at}`), 'latin1');
    },
  },
  'pdf: a directory without end': {
    code: 'no-form',
    bytes: () => Buffer.from(sound().replace(/xref\n0 \d+/, 'xref\n0 2147483647'), 'latin1'),
  },
  'pdf: a page of two million glyphs': {
    code: 'pdf-slow',
    bytes: () => packed(`BT /F1 1 Tf ${'<3131313131313131313131> Tj 0 -1 Td '.repeat(200_000)} ET`),
  },
  'pdf: a page of many lines': {
    code: 'pdf-slow',
    bytes: () =>
      packed(
        Array.from(
          { length: 100_000 },
          (_, at) => `${at % 590} 0 m ${at % 590} 800 l S 0 ${at % 800} m 590 ${at % 800} l S\n`,
        ).join(''),
      ),
  },
  'pdf: what stands in another file': {
    code: 'no-form',
    bytes: () => Buffer.from(sound().replace('>>\nstream\nBT', '/F (/etc/hostname) >>\nstream\nBT'), 'latin1'),
  },
};
