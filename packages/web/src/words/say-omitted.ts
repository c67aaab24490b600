import { screen } from '@kaocheng/core/generated/words/screen';
import type { Omitted } from '@kaocheng/core/model/transcript';
import { fillIn } from './say.js';
import { saySource } from './say-source.js';

/** What a file holds and was not read, and what was read with reserve, each under its heading; null where there is nothing. */
export function sayOmitted(omitted: readonly Omitted[]): string | null {
  const said = (words: Readonly<Record<string, string>>): string =>
    omitted
      .flatMap(({ what, sheet, count, text = '' }) => {
        const sentence = words[what];
        return sentence === undefined ? [] : [fillIn(sentence, { sheet, count, text })];
      })
      .join('；');
  const [hidden, reserved] = [said(screen.omitted), said(screen.reserved)];
  const notes = [
    hidden === '' ? '' : saySource('sheets.hidden', { parts: hidden }),
    reserved === '' ? '' : saySource('sheets.reserved', { parts: reserved }),
  ].join('');
  return notes === '' ? null : notes;
}
