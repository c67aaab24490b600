import { lineAt, withoutComments } from './source-files.js';

/** Hard limit and the length from which a file is counted as long, in lines. */
const MOST_LINES = 500;
const LONG_LINES = 150;

const FORBIDDEN_WORDS = new Set(['util', 'utils', 'common', 'helper', 'helpers', 'manager']);

/** A literal with so many Chinese characters, or with punctuation of a sentence between them, is a sentence. */
const SENTENCE = /[\u4e00-\u9fff][，。；！？：][\s\S]*[\u4e00-\u9fff]|(?:[\u4e00-\u9fff][^\u4e00-\u9fff]{0,3}){13,}/;
const LITERAL = /'((?:\\.|[^'\\\n])*)'|"((?:\\.|[^"\\\n])*)"|`((?:\\.|[^`\\])*)`/g;

export interface HouseFault {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
}

/**
 * Faults of one source file against the rules of the house: its length, the words in its name,
 * and Chinese sentences in the literals of packages/core, which belong into words/*.yaml.
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
  return faults;
}

/** Whether a file is longer than most should be. */
export function isLong(source: string): boolean {
  return lineCount(source) > LONG_LINES;
}

function lineCount(source: string): number {
  return source.split('\n').length - (source.endsWith('\n') ? 1 : 0);
}
