import type { GoalsBlock } from '../templates/template.js';
import { type Drawing, drawCell } from './lay-out.js';

/**
 * Draws the labels of the goals over their texts, beside the merged label of the block.
 * @param room height of the texts, mm; null where they decide
 */
export function drawGoals(draw: Drawing, block: GoalsBlock, room: number | null): void {
  const { canvas, values } = draw;
  const labelled = block.columns.some(({ label }) => label !== '');
  if (block.label !== null) drawCell(draw, block.label, labelled ? 2 : 1);
  if (labelled) {
    for (const { label, span } of block.columns) canvas.put({ text: draw.fill(label), colSpan: span, path: null });
    canvas.next();
  }
  for (const { key, span } of block.columns) {
    const path = `goals.${key}`;
    canvas.put({ text: values.take(path), colSpan: span, path, align: 'left' });
  }
  if (room !== null) canvas.atLeast(room);
  canvas.next();
}
