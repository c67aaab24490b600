import type { Transcript } from '@kaocheng/core/model/transcript';
import { screen } from '../words.js';

/** One line that names what a document holds but does not show and was therefore not read; none where there is nothing. */
export function omittedLines({ omitted = [] }: Transcript): string[] {
  if (omitted.length === 0) return [];
  const parts = omitted.map(({ what, sheet, count, text = '' }) => screen(`omitted.${what}`, { sheet, count, text }));
  return [screen('head.omitted', { parts: parts.join(screen('omitted.join')) })];
}
