import type { DataFile, Fault, Tree } from './folder.js';

const KEYS = [
  'bounds',
  'boundsPlain',
  'boundsBehind',
  'operators',
  'natures',
  'directions',
  'likelihoods',
  'yesNo',
  'moneyUnits',
  'units',
  'degreesBefore',
  'degrees',
  'nameEnds',
  'reasonStarts',
  'levelEnds',
  'classEnds',
  'levelEndsPlain',
  'definitionWords',
  'definitionStarts',
  'words',
  'explanationEnds',
  'explanationWords',
  'grades',
  'offices',
  'officesBehind',
];

const isList = (tree: Tree | undefined): tree is readonly Tree[] => Array.isArray(tree);

/** Faults of forms/values.yaml: every key is known and holds a list of words; `words` are of two glyphs. */
export function valuesFaults({ tree }: DataFile): Fault[] {
  if (typeof tree === 'string' || isList(tree)) return [{ path: [], reason: `keys are wanted: ${KEYS.join(', ')}` }];
  const missing = KEYS.filter((key) => !(key in tree)).map((key) => ({ path: [key], reason: 'a list is wanted' }));
  const wrong = Object.entries(tree).flatMap(([key, list]): Fault[] => {
    if (!KEYS.includes(key)) return [{ path: [key], reason: `unknown key; known are ${KEYS.join(', ')}` }];
    if (!isList(list) || list.length === 0) return [{ path: [key], reason: 'a list of words is wanted' }];
    return list.flatMap((word, i) => {
      if (typeof word !== 'string' || word.trim() === '') return [{ path: [key, i], reason: 'a word is wanted' }];
      return key === 'words' && [...word].length !== 2
        ? [{ path: [key, i], reason: 'a word of two glyphs is wanted' }]
        : [];
    });
  });
  return [...missing, ...wrong];
}
