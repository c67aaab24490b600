/**
 * Draws the pages of a PDF by pdf.js, in a process of its own, for a drawing pdf.js wants other globals than a reading one.
 * Arguments: the PDF, and pixels a point. Beside it, with the number of the page as ending, goes each grey picture (width and
 * height as two 32-bit numbers, then a byte a pixel); their count is printed.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

const [source, scale] = process.argv.slice(2);
const task = getDocument({ data: new Uint8Array(readFileSync(source)), isEvalSupported: false, verbosity: 0 });
const document = await task.promise;
for (let number = 1; number <= document.numPages; number++) {
  const page = await document.getPage(number);
  const viewport = page.getViewport({ scale: Number(scale) });
  const [width, height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)];
  const { canvas, context } = document.canvasFactory.create(width, height);
  await page.render({ canvas, canvasContext: context, viewport }).promise;
  const { data } = context.getImageData(0, 0, width, height);
  const picture = Buffer.alloc(8 + width * height);
  picture.writeUInt32LE(width, 0);
  picture.writeUInt32LE(height, 4);
  for (let i = 0; i < width * height; i++) {
    const [red, green, blue] = [data[i * 4], data[i * 4 + 1], data[i * 4 + 2]];
    picture[8 + i] = Math.round(0.3 * red + 0.59 * green + 0.11 * blue);
  }
  writeFileSync(`${source}.${number}`, picture);
}
process.stdout.write(String(document.numPages));
await task.destroy();
