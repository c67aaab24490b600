import { words } from '@kaocheng/core/generated/words';
import type { Omitted, Transcript } from '@kaocheng/core/model/transcript';
import { screen } from '../words.js';

const isReserved = ({ what }: Omitted): boolean => Object.hasOwn(words.screen.reserved, what);

/**
 * A line that names what a document holds but does not show and was therefore not read, and a line that names what was read
 * with reserve; none where there is nothing.
 */
export function omittedLines({ omitted = [] }: Transcript): string[] {
  return [
    ...line(
      'omitted',
      omitted.filter((each) => !isReserved(each)),
    ),
    ...line('reserved', omitted.filter(isReserved)),
  ];
}

function line(under: 'omitted' | 'reserved', omitted: readonly Omitted[]): string[] {
  if (omitted.length === 0) return [];
  const parts = omitted.map(({ what, sheet, count, text = '' }) => screen(`${under}.${what}`, { sheet, count, text }));
  return [screen(`head.${under}`, { parts: parts.join(screen('omitted.join')) })];
}
