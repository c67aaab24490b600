import { partOfType, readRelationships, readSmallPart } from '../office/parts.js';
import { scanXml } from '../xml/scan.js';
import type { Archive } from '../zip/archive.js';

/** A text box of a worksheet: the row of its upper edge, from 0, and its text, a line a paragraph. */
export interface TextBox {
  readonly row: number;
  readonly text: string;
}

/** What is drawn over the cells of a worksheet. */
export interface Drawing {
  readonly boxes: readonly TextBox[];
  readonly pictures: number;
}

const MOST_BOXES = 500;
const LONGEST = 20_000;
const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Text boxes and pictures of a worksheet (ECMA-376 Part 1, 20.5), from top to bottom.
 * @throws Refusal office-doctype, office-too-deep, office-swells
 */
export function readDrawing(archive: Archive, worksheet: string): Drawing {
  const part = partOfType(archive, worksheet, readRelationships(archive, worksheet), '/drawing');
  const boxes: TextBox[] = [];
  let pictures = 0;
  if (part === null) return { boxes, pictures };
  let row = 0;
  let text = '';
  let inRow = false;
  let inFrom = false;
  let inText = false;
  let digits = '';
  scanXml(readSmallPart(archive, part), part, {
    open(name) {
      const own = local(name);
      if (own === 'from') inFrom = true;
      else if (own === 'row' && inFrom) {
        inRow = true;
        digits = '';
      } else if (own === 'pic') pictures += 1;
      else if (own === 'sp') text = '';
      else if (name === 'a:t') inText = true;
      else if (name === 'a:br') text += '\n';
    },
    close(name) {
      const own = local(name);
      if (own === 'from') inFrom = false;
      else if (own === 'row' && inRow) {
        inRow = false;
        row = Number.parseInt(digits, 10) || 0;
      } else if (name === 'a:t') inText = false;
      else if (name === 'a:p') text += '\n';
      else if (own === 'sp' && text.trim() !== '' && boxes.length < MOST_BOXES) boxes.push({ row, text: text.trim() });
    },
    text(piece) {
      if (inRow) digits += piece;
      else if (inText && text.length < LONGEST) text += piece;
    },
  });
  return { boxes: boxes.sort((a, b) => a.row - b.row), pictures };
}
