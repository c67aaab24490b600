import { lineAt, withoutComments } from './source-files.js';

/** Hard limit and the length from which a file is counted as long, in lines. */
const MOST_LINES = 500;
const LONG_LINES = 150;

const FORBIDDEN_WORDS = new Set(['util', 'utils', 'common', 'helper', 'helpers', 'manager']);

/** A literal with so many Chinese characters, or with punctuation of a sentence between them, is a sentence. */
const SENTENCE = /[\u4e00-\u9fff][，。；！？：][\s\S]*[\u4e00-\u9fff]|(?:[\u4e00-\u9fff][^\u4e00-\u9fff]{0,3}){13,}/;
const LITERAL = /'((?:\\.|[^'\\\n])*)'|"((?:\\.|[^"\\\n])*)"|`((?:\\.|[^`\\])*)`/g;

/** A literal of four Chinese characters and more, and nothing else, is a label of a form: a word of the field. */
const LABEL = /^[\u4e00-\u9fff()（）]{4,}$/;
/** Such literals that are no words of the field, and why they may stand in code. */
export const GRAMMAR: ReadonlyMap<string, string> = new Map([
  ['一二三四五六七八九', 'numerals'],
  ['一二三四五六七八九十', 'numerals'],
  ['零壹贰叁肆伍陆柒捌玖', 'numerals'],
  ['性率者们的', 'glyphs that end words, each by itself'],
  ['年月日号期季度届次个人元万亿千百件户家台套份篇项天小时分名张条本级类种批周岁名所', 'glyphs that units begin with'],
  ['科目名称', 'the column that the Ministry prints in every account table'],
  ['方正小标宋简体', 'a typeface'],
]);

/** A pattern's literal, what in it is no glyph by itself, and the words of two glyphs and more that it spells. */
const PATTERN = /(?<=[(,=:?!&|[]\s*|return\s+|^\s+)\/(?![*/])((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+)\/[a-z]*/gm;
const NO_GLYPH = /\\[pP]\{[^}]*\}|\\.|\[[^\]]*\]/g;
const WORD = /[\u4e00-\u9fff]{2,}/g;
/** Words of which a pattern may hold any number: how figures, dates, money, places and pages are written, whatever the form. */
export const PATTERN_GRAMMAR: ReadonlySet<string> = new Set([
  ...['百元', '千元', '万元', '亿元', '单位', '金额', '计量', '其中', '人次', '万人', '公里', '平方', '方米', '左右'],
  ...[
    '年度',
    '月份',
    '月底',
    '个月',
    '工作日',
    '作日',
    '小时',
    '分钟',
    '上午',
    '下午',
    '以前',
    '之前',
    '底前',
    '截至',
    '截止',
  ],
  ...['自治区', '自治州', '自治县', '地区', '本级', '附件', '附表', '续表', '上接', '部分', '公开', '财决'],
]);
/** So many other words in one pattern are a list of the field's words; a word of so many glyphs is one by itself. */
const LIST = 3;
const LONG_WORD = 4;

/** The words of the field that a pattern lists, none where it lists none. */
function listedWords(pattern: string): readonly string[] {
  const words = [...pattern.replace(NO_GLYPH, ' ').matchAll(WORD)]
    .map(([word]) => word)
    .filter((word) => !PATTERN_GRAMMAR.has(word) && !GRAMMAR.has(word));
  const different = [...new Set(words)];
  return different.length >= LIST ? different : different.filter((word) => word.length >= LONG_WORD);
}

export interface HouseFault {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
}

/**
 * Faults of one source file against the rules of the house: its length, the words in its name,
 * Chinese sentences in the literals of packages/core, which belong into words/*.yaml,
 * and labels of forms in those of packages/forms and packages/documents, which belong into forms/*.yaml, as do lists of
 * words of the field in their regular expressions; words of two or three glyphs by themselves may stand there.
 * Nothing but one file names UTF-16 to Node: a search with it may never end.
 */
export function houseFaults(file: string, source: string): HouseFault[] {
  const faults: HouseFault[] = [];
  const lines = lineCount(source);
  if (lines > MOST_LINES) faults.push({ file, line: MOST_LINES, reason: `${lines} lines, at most ${MOST_LINES}` });
  for (const word of file.split(/[/.\-_]|(?<=[a-z])(?=[A-Z])/)) {
    if (FORBIDDEN_WORDS.has(word.toLowerCase())) {
      faults.push({ file, line: 1, reason: `"${word}" says nothing of what the file does` });
    }
  }
  if (file.startsWith('packages/core/src/') && !file.endsWith('.test.ts')) {
    const code = withoutComments(source);
    for (const match of code.matchAll(LITERAL)) {
      const text = match[1] ?? match[2] ?? match[3] ?? '';
      if (SENTENCE.test(text)) {
        faults.push({ file, line: lineAt(code, match.index), reason: 'a Chinese sentence; put it into words/*.yaml' });
      }
    }
  }
  if (/^packages\/[^/]+\/src\//.test(file) && file !== SEARCH && !/\.test\.ts$|\/testing\//.test(file)) {
    const code = withoutComments(source);
    for (const { index } of code.matchAll(WIDE))
      faults.push({
        file,
        line: lineAt(code, index),
        reason: `a search in UTF-16 may never end; use isNamed of ${SEARCH}`,
      });
  }
  if (READERS.test(file) && !/\.test\.ts$|\/testing\/|\/test-|\/generated\//.test(file)) {
    const code = withoutComments(source);
    for (const match of code.matchAll(LITERAL)) {
      const text = match[1] ?? match[2] ?? match[3] ?? '';
      if (LABEL.test(text) && !GRAMMAR.has(text))
        faults.push({
          file,
          line: lineAt(code, match.index),
          reason: `${text} is a word of the field; put it into forms/*.yaml`,
        });
    }
    for (const match of code.matchAll(PATTERN)) {
      const listed = listedWords(match[1] ?? '');
      if (listed.length > 0)
        faults.push({
          file,
          line: lineAt(code, match.index),
          reason: `a pattern lists words of the field (${listed.join(' ')}); put them into forms/*.yaml`,
        });
    }
  }
  return faults;
}

/** Node's names of UTF-16, with which a search in bytes that begin at an odd place never ends; a decoder's is 'utf-16le'. */
const WIDE = /['"`](?:utf16le|ucs-?2)['"`]|(?:includes|[iI]ndexOf)\([^)]*['"`]utf-16le['"`]/gi;
/** The one file that searches bytes for such a text. */
const SEARCH = 'packages/documents/src/cfb/named.ts';

/** Packages that read forms. */
const READERS = /^packages\/(?:forms|documents)\/src\//;

/** Whether a file is longer than most should be. */
export function isLong(source: string): boolean {
  return lineCount(source) > LONG_LINES;
}

function lineCount(source: string): number {
  return source.split('\n').length - (source.endsWith('\n') ? 1 : 0);
}
