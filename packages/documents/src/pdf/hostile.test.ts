import { deflateRawSync, deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { pdfOf, shown, stroked } from '../testing/pdf-file.js';
import { watchGrowth } from './growth.js';
import { readPdf } from './read.js';

const codeOf = async (bytes: Uint8Array): Promise<string> => {
  const read = await readPdf(bytes);
  return 'code' in read ? read.code : 'content';
};

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (one) => one.charCodeAt(0));

/** A PDF whose one page's operators are packed. */
function packedPage(packed: Uint8Array, filters: string): Uint8Array {
  const [head = '', tail = ''] = Buffer.from(pdfOf([{ content: '@' }]))
    .toString('latin1')
    .split('<< /Length 1 >>\nstream\n@\nendstream');
  const stream = `<< /Length ${packed.length} /Filter ${filters} >>\nstream\n`;
  return Buffer.concat([latin1(head), latin1(stream), packed, latin1('\nendstream'), latin1(tail)]);
}

/** Processor seconds that something takes. */
async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

const GOOD = pdfOf([{ content: shown(60, 700, 12, '项目支出绩效自评表') }]);

describe('hostile and broken files', () => {
  it('are refused each with its reason', async () => {
    expect(await codeOf(GOOD)).toBe('content');
    expect(await codeOf(latin1('%PDF-1.4 …'))).toBe('pdf-broken');
    expect(await codeOf(pdfOf([{ content: ' ' }]))).toBe('blank');
    const picture =
      '<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /Length 1 >>\nstream\n0\nendstream';
    expect(await readPdf(pdfOf([{ content: ' ' }, { content: ' ' }], '', [picture]))).toEqual({
      code: 'scanned',
      facts: { pages: '1、2' },
    });
    const half = pdfOf([{ content: shown(60, 700, 12, '自评表') }, { content: ' ' }], '', [picture]);
    expect(await readPdf(half)).toMatchObject({ omitted: [{ what: 'picture-pages', sheet: '2', count: 1 }] });
  });

  it('asks for the password of a locked file', async () => {
    const lock = `<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >>`;
    const locked = pdfOf([{ content: ' ' }], '/Encrypt 8 0 R /ID [<00> <00>]', [lock]);
    expect(await codeOf(locked)).toBe('password');
  });

  it('mends a broken table of contents, or says that it cannot', async () => {
    const text = Buffer.from(GOOD).toString('latin1');
    expect(await codeOf(latin1(text.replace(/startxref\n\d+/, 'startxref\n99999999')))).toBe('content');
    expect(await codeOf(latin1(text.slice(0, text.length / 3)))).toMatch(/pdf-broken|blank/);
  });

  it('refuses what swells when it is unpacked, once or twice', async () => {
    const swollen = deflateSync(Buffer.alloc(24 * 1024 * 1024, ' '));
    expect(await codeOf(packedPage(swollen, '/FlateDecode'))).toBe('pdf-swells');
    expect(await codeOf(packedPage(deflateSync(swollen), '[/FlateDecode /FlateDecode]'))).toMatch(/pdf-swells|blank/);
  });

  it.each([
    ['an escaped name', '/Fl#61teDecode', deflateSync(Buffer.alloc(24 * 1024 * 1024, ' '))],
    ['a name that is written elsewhere', '12 0 R', deflateSync(Buffer.alloc(24 * 1024 * 1024, ' '))],
    ['text around it', '[/AHx /Fl]', latin1(`${deflateSync(Buffer.alloc(24 * 1024 * 1024, ' ')).toString('hex')}>`)],
    ['runs', '/RunLengthDecode', Buffer.alloc(600_000, Uint8Array.of(129, 32))],
    ['short signs in text around it', '[/A85 /Fl]', Buffer.alloc(5_000_000, 'z')],
    ['runs in a deflated part', '[/Fl /RL]', deflateSync(Buffer.alloc(600_000, Uint8Array.of(129, 32)))],
  ])('refuses what swells behind %s', async (_, filters, packed) => {
    expect(await codeOf(packedPage(packed, filters))).toBe('pdf-swells');
  });

  it('refuses a part in whose middle the mark of its end is set to deceive', async () => {
    const head = Buffer.concat([Buffer.from([0x78, 0x01, 0, 9, 0, 0xf6, 0xff]), latin1('endstream')]);
    const rest = deflateRawSync(Buffer.alloc(24 * 1024 * 1024, ' '));
    expect(await codeOf(packedPage(Buffer.concat([head, rest]), '/FlateDecode'))).toBe('pdf-swells');
  });

  it('refuses many parts that unpack whole and have a wrong sum at their end, or break just before it', async () => {
    const packed = deflateSync(Buffer.alloc(15 * 1024 * 1024, ' '));
    const noSum = Buffer.from(packed);
    noSum[noSum.length - 1] = (noSum.at(-1) ?? 0) ^ 1;
    // After all that, a block of a kind that there is not.
    const noEnd = Buffer.concat([
      deflateRawSync(Buffer.alloc(15 * 1024 * 1024, ' ')).subarray(0, -8),
      Buffer.alloc(99, 255),
    ]);
    for (const data of [noSum, Buffer.concat([packed.subarray(0, 2), noEnd])]) {
      const part = `<< /Length ${data.length} /Filter /FlateDecode >>\nstream\n${data.toString('latin1')}\nendstream`;
      const parts = (count: number): string[] => new Array<string>(count).fill(part);
      expect(await codeOf(pdfOf([{ content: shown(60, 700, 12, '表') }], '', parts(3)))).toBe('content');
      expect(await codeOf(pdfOf([{ content: shown(60, 700, 12, '表') }], '', parts(40)))).toBe('pdf-swells');
    }
  });

  it('looks through a part of codes that only clear the table as fast as through any other', async () => {
    // 256 in nine bits, eight times over.
    const clears = Buffer.alloc(300_000, Uint8Array.of(0x80, 0x40, 0x20, 0x10, 0x08, 0x04, 0x02, 0x01, 0x00));
    expect(await secondsOf(() => codeOf(packedPage(clears, '/LZWDecode')))).toBeLessThan(6);
  });

  it('refuses layers upon layers, and parts that lie within one another', async () => {
    let layered: Buffer = Buffer.alloc(15 * 1024 * 1024, ' ');
    for (let i = 0; i < 20; i++) layered = deflateSync(layered, { level: 0 });
    expect(await codeOf(packedPage(deflateSync(layered), `[${'/Fl '.repeat(21)}]`))).toBe('pdf-swells');
    const nested = '9 0 obj << /Filter /LZWDecode >>\nstream\n'.repeat(4000);
    expect(await codeOf(packedPage(latin1(nested), '/LZWDecode'))).toBe('pdf-swells');
  });

  it('stops what swells where nobody looked before, and leaves nothing of the watch behind', async () => {
    const swollen = deflateSync(Buffer.alloc(34 * 1024 * 1024, ' '));
    // A page whose operators pass for a picture.
    expect(await codeOf(packedPage(swollen, '/FlateDecode /Subtype /Image'))).toBe('pdf-swells');
    expect(Object.hasOwn(Uint8Array.prototype, 'set')).toBe(false);
    expect(globalThis.DecompressionStream).toBeTypeOf('function');
  });

  it('counts no more than a document may have, and less than that goes through', () => {
    const growth = watchGrowth(3 * 1024 * 1024);
    new Uint8Array(2 * 1024 * 1024).set(new Uint8Array(8));
    expect(growth.passed()).toBe(false);
    expect(() => new Uint8Array(2 * 1024 * 1024).set(new Uint8Array(8))).toThrow(RangeError);
    expect(growth.passed()).toBe(true);
    growth.end();
    expect(() => new Uint8Array(9 * 1024 * 1024).set(new Uint8Array(8))).not.toThrow();
  });

  it('passes over a page that is a drawing of very many lines, says so, and reads the pages behind it', async () => {
    const lines = Array.from({ length: 125_000 }, (_, i) => stroked(i % 590, 0, i % 590, 840)).join('');
    const text = (said: string): { content: string } => ({ content: shown(60, 700, 12, said) });
    const bytes = pdfOf([text('甲'), { content: lines }, text('乙')]);
    const seconds = await secondsOf(async () => {
      expect(await readPdf(bytes)).toMatchObject({
        text: '甲\n乙\n',
        omitted: [{ what: 'drawing-pages', sheet: '2', count: 1 }],
      });
    });
    expect(seconds).toBeLessThan(10);
    expect(await readPdf(pdfOf([{ content: lines }]))).toMatchObject({ code: 'pdf-slow' });
  });

  it('reads the forms among more than three pages that are drawings', async () => {
    const lines = Array.from({ length: 121_000 }, (_, i) => `${i % 590} 0 m ${i % 590} 9 l S\n`).join('');
    const drawing = { content: lines };
    const bytes = pdfOf([drawing, drawing, { content: shown(60, 700, 12, '表') }, drawing, drawing]);
    expect(await readPdf(bytes)).toMatchObject({
      text: '表\n',
      omitted: [{ what: 'drawing-pages', sheet: '1、2、4、5', count: 4 }],
    });
  });

  it('reads or refuses a page of very many lines in a few seconds', async () => {
    const lines = Array.from({ length: 20_000 }, (_, i) =>
      stroked(i % 590, (i * 7) % 840, (i * 13) % 590, (i * 7) % 840),
    );
    const bytes = pdfOf([{ content: lines.join('') + shown(60, 700, 12, '表') }]);
    let code = '';
    expect(
      await secondsOf(async () => {
        code = await codeOf(bytes);
      }),
    ).toBeLessThan(10);
    expect(code).toMatch(/content|pdf-slow/);
  });

  it('reads a page full of figures without lines, each as a cell', async () => {
    const figures = Array.from({ length: 120 * 100 }, (_, i) =>
      shown(20 + (i % 100) * 14, 1480 - Math.floor(i / 100) * 12, 6, `${i % 10}`),
    );
    const read = await readPdf(pdfOf([{ content: figures.join(''), size: [1500, 1500] }]));
    const [sheet] = 'code' in read ? [] : read.blocks.flatMap((block) => (block.kind === 'sheet' ? [block.sheet] : []));
    expect(sheet).toMatchObject({ rows: 120, columns: 100 });
  });

  it('refuses more pages than any report has', async () => {
    const pages = Array.from({ length: 1501 }, () => ({ content: ' ' }));
    expect(await codeOf(pdfOf(pages))).toBe('too-many-pages');
  });

  it('never throws for a file that was cut or altered', async () => {
    let state = 7;
    const random = (below: number): number => {
      state = (state * 1103515245 + 12345) % 2147483648;
      return state % below;
    };
    for (let round = 0; round < 40; round++) {
      const bytes = Uint8Array.from(GOOD);
      for (let i = 0; i < 1 + (round % 12); i++) bytes[random(bytes.length)] = random(256);
      const cut = round % 5 === 0 ? bytes.slice(0, random(bytes.length)) : bytes;
      expect(await codeOf(cut)).toMatch(/^(?:content|blank|scanned|password|pdf-broken|pdf-slow|pdf-unnamed)$/);
    }
  });
});
