import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { unmatchedProblems } from './problem-words.js';

const WORDS = '# Why.\nno-form: 没有表；请核对。\noutput-partly-glyphs: 缺字；请核对。\n';
const USED = `throw new Refusal('no-form');\nconst code = \`\${part}-glyphs\`;`;
const unmatched = (words: string, ...sources: string[]) =>
  unmatchedProblems(words, new Map(sources.map((source, i) => [`packages/store/src/${i}.ts`, source])));

describe('the sentences of problems', () => {
  it('stand for each code, and each is asked for, as it stands or put together', () => {
    expect(unmatched(WORDS, USED)).toEqual({ unsaid: [], unasked: [] });
  });

  it('are missed where a code is thrown, answered, said or listed', () => {
    const sources = [
      "new Refusal('a-one')",
      "new ProblemError(404, 'b-two')",
      "sayProblem('c-three')",
      "return { code: 'd-four', facts: {} };",
      "export type StoreProblemCode =\n  | 'e-five'\n  | 'f-six';",
    ];
    expect(unmatched(WORDS, USED, ...sources).unsaid).toEqual([
      'a-one',
      'b-two',
      'c-three',
      'd-four',
      'e-five',
      'f-six',
    ]);
  });

  it('are not asked of the findings, whose codes core gives', () => {
    const sources = new Map([['packages/core/src/a.ts', `${USED} tell({ code: 'a-one', facts: {} });`]]);
    expect(unmatchedProblems(WORDS, sources).unsaid).toEqual([]);
  });

  it('are found where no code asks for them: a remark does not, nor a place that any code would fill', () => {
    const words = `${WORDS}gone: 没有了；请核对。\n`;
    expect(unmatched(words, USED, "// 'gone'", `const a = \`\${b}-\${c}\`;`).unasked).toEqual(['gone']);
    expect(unmatched(WORDS).unasked).toEqual(['no-form', 'output-partly-glyphs']);
  });
});

it('tell of splitting a file that has more than is read: all of it may be forms', () => {
  const words = readFileSync(new URL('../words/problems.yaml', import.meta.url), 'utf8');
  for (const code of ['too-long', 'document-too-large', 'too-many-tables', 'json-too-many'])
    expect(new RegExp(`^${code}: (.*)$`, 'm').exec(words)?.[1]).toMatch(/拆成几[个份]/);
});
