import { readDocument } from '@kaocheng/documents/read';
import { docxOf } from '@kaocheng/documents/testing/docx-package';
import { type Parts, packageOf } from '@kaocheng/documents/testing/package';
import { Archive } from '@kaocheng/documents/zip/archive';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { asDocx } from './as-docx.js';
import { asXlsx } from './as-xlsx.js';
import { sampleGrids } from './sample-grids.js';

/** Pieces that XML of office files has, well-formed or not. */
const PIECES = [
  '<',
  '>',
  '"',
  '&',
  '</w:tc>',
  '<w:tbl><w:tr><w:tc>',
  '</w:tbl>',
  '<w:gridSpan w:val="99999"/>',
  '<w:vMerge/>',
  '<w:fldChar w:fldCharType="begin"/>',
  '<mergeCell ref="A1:C99"/>',
  '<c r="ZZZ0"><v>1E999</v></c>',
  '<c t="s"><v>-1</v></c>',
  '<row r="99999999" hidden="1">',
  '<col min="0" max="-1" hidden="1"/>',
  ' s="99999"',
  '\0',
  '￿',
] as const;

const MOST_MILLISECONDS = 2000;

const files: Parts[] = [];

beforeAll(async () => {
  const [grid] = await sampleGrids();
  if (grid === undefined) throw new Error('no sample');
  for (const bytes of [asXlsx([grid]), asDocx([grid]), docxOf('<w:p/>')]) {
    const archive = new Archive(bytes);
    files.push(
      Object.fromEntries(
        archive.names().map((name) => [name, new TextDecoder().decode(archive.read(name) ?? undefined)]),
      ),
    );
  }
});

/** Where to put what, and how much to take away there; places as shares of the part's length. */
const edits = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    gone: fc.integer({ min: 0, max: 40 }),
    piece: fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 8 })),
  }),
  { minLength: 1, maxLength: 6 },
);

async function survives(bytes: Uint8Array): Promise<void> {
  const before = process.cpuUsage();
  const read = await readDocument(bytes, 'mutated');
  const { user, system } = process.cpuUsage(before);
  if (read.kind === 'unread') expect(read.problem.code).not.toBe('reader-failed');
  expect((user + system) / 1000).toBeLessThan(MOST_MILLISECONDS);
}

describe('office files with damage', () => {
  it('are read or refused in words where their XML is changed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), edits, async (which, part, changes) => {
        const parts = files[which % files.length] ?? {};
        const names = Object.keys(parts);
        const name = names[part % names.length] ?? '';
        let text = String(parts[name]);
        for (const { at, gone, piece } of changes) {
          const place = Math.floor(at * text.length);
          text = text.slice(0, place) + piece + text.slice(place + gone);
        }
        await survives(packageOf({ ...parts, [name]: text }));
      }),
      { numRuns: 150 },
    );
  });

  it('are read or refused in words where their bytes are changed or cut off', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat({ max: 255 })), { maxLength: 8 }),
        async (which, length, changes) => {
          const whole = packageOf(files[which % files.length] ?? {});
          const bytes = whole.slice(0, length < 0.3 ? Math.ceil(whole.length * length * 3) : whole.length);
          for (const [at, value] of changes) bytes[Math.floor(at * bytes.length)] = value;
          await survives(bytes);
        },
      ),
      { numRuns: 150 },
    );
  });
});
