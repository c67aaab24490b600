import type { Spot } from './canvas.js';

/** `B12` for a row and column from 0. */
export function addressOf({ row, column }: Spot): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return `${name}${row + 1}`;
}
