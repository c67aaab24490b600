import type { ListBlock } from '../templates/template.js';
import { type Drawing, drawCell } from './lay-out.js';

/** Draws a list under its column labels, with the blank rows of the template where it has fewer of its own. */
export function drawList(draw: Drawing, block: ListBlock): void {
  const { canvas, values } = draw;
  const count = values.form === null ? block.blank : Math.max(values.count(block.type), 1);
  if (block.label !== null) drawCell(draw, block.label, count + 1);
  for (const { label, span } of block.columns) canvas.put({ text: draw.fill(label), colSpan: span, path: null });
  canvas.next();
  for (let row = 0; row < count; row += 1) {
    for (const { key, span } of block.columns) {
      const path = `${block.type}.${row}.${key}`;
      canvas.put({ text: values.take(path), colSpan: span, path });
    }
    canvas.next();
  }
}
