import type { Lexicon, Region } from '../../labels/lexicon.js';
import { collectLabels, type Known, know, type Levels } from './label-pieces.js';
import type { Line } from './lines.js';

const REGIONS: readonly Region[] = ['blocks', 'level1', 'level2'];

const known = new WeakMap<Lexicon, readonly Known[]>();

function knownOf(lexicon: Lexicon): readonly Known[] {
  const found = known.get(lexicon);
  if (found !== undefined) return found;
  const made = REGIONS.map((region) =>
    know(
      lexicon
        .all(region)
        .filter((label) => region !== 'blocks' || label.field === 'indicators')
        .map((label) => label.folded),
    ),
  );
  known.set(lexicon, made);
  return made;
}

/** Could the text of a line be a piece of a label of a class? */
export const isLevelPiece = (lexicon: Lexicon, text: string): boolean =>
  /^(?:指标|标|\(?\d{1,3}分\))$/u.test(text) || knownOf(lexicon).some((one, i) => i > 0 && one.labels.has(text));

/** The labels of classes whose pieces stand at the beginnings of the lines of an indicators block. */
export const collectLevels = (lines: readonly Line[], lexicon: Lexicon): Levels =>
  collectLabels(lines, knownOf(lexicon), false);
