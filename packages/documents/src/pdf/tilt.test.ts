import { describe, expect, it } from 'vitest';
import { pdfOf, shown, stroked } from '../testing/pdf-file.js';
import { readPdf } from './read.js';

const FRAME = [700, 670, 640, 610]
  .map((y) => stroked(60, y, 460, y))
  .concat([60, 160, 300, 460].map((x) => stroked(x, 610, x, 700)))
  .join('');
const ROWS = [
  ['三级指标', '年度指标值', '得分'],
  ['发放人数', '120人', '9.8'],
  ['群众知晓率', '≥95%', '10'],
];
const TEXT = ROWS.flatMap((row, i) => row.map((text, j) => shown([70, 170, 310][j] ?? 0, 680 - i * 30, 10, text))).join(
  '',
);

/** A page turned by degrees about a point below its middle. */
const askew = (degrees: number, content: string): string => {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return `q ${cos} ${-sin} ${sin} ${cos} ${300 - 300 * cos - 400 * sin} ${400 + 300 * sin - 400 * cos} cm ${content} Q\n`;
};

/** Text turned in its place by degrees, as the corners of an askew page are. */
const askewAt = (degrees: number, content: string): string => {
  const angle = (degrees * Math.PI) / 180;
  const turn = [Math.cos(angle), -Math.sin(angle), Math.sin(angle), Math.cos(angle)].join(' ');
  return content.replace(/([\d.]+ [\d.]+) Td/gu, `${turn} $1 Tm`);
};

async function cellsOf(content: string, size: readonly [number, number] = [595, 842]) {
  const read = await readPdf(pdfOf([{ content, size }]));
  if ('code' in read) throw new Error(read.code);
  return read.blocks.flatMap((block) => (block.kind === 'sheet' ? block.sheet.cells : []));
}

describe('a page that stands askew', () => {
  it.each([0.3, -0.7, 2, -4])('is put straight: %d degrees, drawn or recognised in a scan', async (degrees) => {
    const drawn = await cellsOf(askew(degrees, FRAME + TEXT));
    expect(drawn.map(({ text }) => text)).toEqual(ROWS.flat());
    const sideways = await cellsOf(askew(degrees, `0 1 -1 0 842 0 cm ${FRAME}${TEXT}`), [842, 595]);
    expect(sideways.map(({ text }) => text)).toEqual(ROWS.flat());
  });

  it('has its cells where they are shown', async () => {
    const [straight] = await cellsOf(FRAME + TEXT);
    const [turned] = await cellsOf(askew(2, FRAME + TEXT));
    const [left = 0, top = 0] = straight?.box ?? [];
    const [x, y] = [left + 50 - 300, 842 - top - 15 - 400];
    const angle = (-2 * Math.PI) / 180;
    const [shownX, shownY] = [
      x * Math.cos(angle) - y * Math.sin(angle) + 300,
      842 - (x * Math.sin(angle) + y * Math.cos(angle) + 400),
    ];
    expect(turned?.box?.[0]).toBeCloseTo(shownX - 50, 0);
    expect(turned?.box?.[1]).toBeCloseTo(shownY - 15, 0);
  });

  it('keeps what stands in its corners', async () => {
    const corners = ['甲', '乙', '丙', '丁']
      .map((text, i) => shown(i % 2 ? 584 : 2, i > 1 ? 4 : 830, 8, text))
      .join('');
    const read = await readPdf(pdfOf([{ content: askew(2, FRAME + TEXT).concat(askewAt(2, corners)) }]));
    const { text } = 'code' in read ? { text: read.code } : read;
    expect(['甲', '乙', '丙', '丁'].filter((one) => !text.includes(one))).toEqual([]);
  });

  it('is none where only a mark runs aslant', async () => {
    const mark = 'BT /F1 40 Tf 0.998 0.06 -0.06 0.998 150 300 Tm <b2c6b2c6> Tj ET\n';
    const cells = await cellsOf(FRAME + TEXT + mark);
    expect(cells.map(({ text }) => text)).toEqual(ROWS.flat());
    expect(cells[0]?.box?.[0]).toBeCloseTo(60, 0);
  });
});
