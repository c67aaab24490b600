import { type Lexicon, madeOnce, type Region } from '../../labels/lexicon.js';
import { collectLabels, type Known, know, type Levels } from './label-pieces.js';
import type { Line } from './lines.js';

const REGIONS: readonly Region[] = ['blocks', 'level1', 'level2'];

const labelsOf = madeOnce((lexicon): readonly Known[] =>
  REGIONS.map((region) =>
    know(
      lexicon
        .all(region)
        .filter((label) => region !== 'blocks' || label.field === 'indicators')
        .map((label) => label.folded),
    ),
  ),
);

const known = new WeakMap<Lexicon, readonly Known[]>();

/** A list of its own for each document, with which what is read of the document is kept. */
function knownOf(lexicon: Lexicon): readonly Known[] {
  const own = known.get(lexicon) ?? [...labelsOf(lexicon)];
  known.set(lexicon, own);
  return own;
}

/** Could the text of a line be a piece of a label of a class? */
export const isLevelPiece = (lexicon: Lexicon, text: string): boolean =>
  /^(?:指标|标|\(?\d{1,3}分\))$/u.test(text) || knownOf(lexicon).some((one, i) => i > 0 && one.labels.has(text));

/** The labels of classes whose pieces stand at the beginnings of the lines of an indicators block. */
export const collectLevels = (lines: readonly Line[], lexicon: Lexicon): Levels =>
  collectLabels(lines, knownOf(lexicon), false);
