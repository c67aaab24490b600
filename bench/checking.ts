import { checkDocument } from '@kaocheng/core/checks/check';
import { interpret } from '@kaocheng/core/interpret/interpret';
import type { Transcript } from '@kaocheng/core/model/transcript';
import { policies } from '@kaocheng/core/scoring/policies';
import { scoreEvaluation } from '@kaocheng/core/scoring/score';
import { selectPolicy } from '@kaocheng/core/scoring/select';
import { department, FORMS, ROWS } from './generate.js';

/** Different documents that are generated; a larger scale goes through them again. */
const POOL = 400;

const SCALES: readonly (readonly [name: string, indicators: number])[] = [
  ['county', 18_000],
  ['province', 180_000],
  ['country', 1_440_000],
];

/** Bar of the issue, in indicators a second on one core. */
const BAR = 100_000;

interface Pace {
  readonly interpret: number;
  readonly score: number;
  readonly check: number;
  readonly parse: number;
  readonly findings: number;
}

/** From printed strings to findings over growing scales, beside JSON.parse of the same data. Prints a line a scale. */
export function benchChecking(quick: boolean): void {
  const texts = Array.from({ length: POOL }, (_, seed) => JSON.stringify(department(seed)));
  run(texts, 100);
  console.log(
    `\nscoring and checking: ${FORMS} forms of ${ROWS} indicators a document, one row of five faulty, one core`,
  );
  const speeds: number[] = [];
  for (const [name, indicators] of quick ? SCALES.slice(0, 2) : SCALES) {
    const documents = Math.round(indicators / (FORMS * ROWS));
    const before = process.cpuUsage();
    const pace = run(texts, documents);
    const { user, system } = process.cpuUsage(before);
    const work = pace.interpret + pace.score + pace.check;
    const speed = (indicators / work) * 1000;
    speeds.push(speed);
    const share = (part: number): string => `${((100 * part) / work).toFixed(0)} %`;
    console.log(
      `  ${name}: ${indicators} indicators in ${work.toFixed(0)} ms = ${Math.round(speed)} a second` +
        ` (interpret ${share(pace.interpret)}, score ${share(pace.score)}, check ${share(pace.check)});` +
        ` ${pace.findings} findings; floor JSON.parse ${pace.parse.toFixed(0)} ms, ${(work / pace.parse).toFixed(1)} times;` +
        ` CPU with parsing and collecting ${((user + system) / 1000).toFixed(0)} ms`,
    );
  }
  const [first = 1] = speeds;
  const last = speeds.at(-1) ?? 1;
  console.log(`  linear: the largest runs at ${((100 * last) / first).toFixed(0)} % of the speed of the smallest`);
  console.log(`  ${Math.min(...speeds) >= BAR ? 'met ' : 'MISSED'}  ${BAR} indicators a second`);
}

function run(texts: readonly string[], documents: number): Pace {
  const spent = { interpret: 0, score: 0, check: 0, parse: 0, findings: 0 };
  for (let i = 0; i < documents; i += 1) {
    const begin = performance.now();
    const transcript: Transcript = JSON.parse(texts[i % texts.length] ?? '{}');
    const parsed = performance.now();
    const evaluation = interpret(transcript);
    const interpreted = performance.now();
    const scorecards = scoreEvaluation(evaluation, (form) => {
      const policy = selectPolicy(form, policies);
      if (policy === null) throw new Error('no policy');
      return policy;
    });
    const scored = performance.now();
    spent.findings += checkDocument(evaluation, scorecards).length;
    const checked = performance.now();
    spent.parse += parsed - begin;
    spent.interpret += interpreted - parsed;
    spent.score += scored - interpreted;
    spent.check += checked - scored;
  }
  return spent;
}
