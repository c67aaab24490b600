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

/** Documents that go through each stage together, so that a stage takes long enough to be measured. */
const BATCH = 10;
/** Documents after which the code is compiled; what is done before is told by itself. */
const WARM_UP = 1000;

/**
 * From printed strings to findings over growing scales, beside JSON.parse of the same data. Prints a line a scale. What is
 * measured is the time of the processor, collecting and compiling included: other programs on the machine do not count.
 */
export function benchChecking(quick: boolean): void {
  const texts = Array.from({ length: POOL }, (_, seed) => JSON.stringify(department(seed)));
  console.log(
    `\nscoring and checking: ${FORMS} forms of ${ROWS} indicators a document, one row of five faulty, time of one core`,
  );
  const start = run(texts, WARM_UP);
  console.log(`  from a cold start: ${speedOf(start, WARM_UP)} a second over the first ${WARM_UP * FORMS * ROWS}`);
  const speeds: number[] = [];
  for (const [name, indicators] of quick ? SCALES.slice(0, 2) : SCALES) {
    const documents = Math.round(indicators / (FORMS * ROWS));
    const pace = run(texts, documents);
    const work = workOf(pace);
    const speed = speedOf(pace, documents);
    speeds.push(speed);
    const share = (part: number): string => `${((100 * part) / work).toFixed(0)} %`;
    console.log(
      `  ${name}: ${indicators} indicators in ${work.toFixed(0)} ms = ${speed} a second` +
        ` (interpret ${share(pace.interpret)}, score ${share(pace.score)}, check ${share(pace.check)});` +
        ` ${pace.findings} findings; floor JSON.parse ${pace.parse.toFixed(0)} ms, ${(work / pace.parse).toFixed(1)} times`,
    );
  }
  const [first = 1] = speeds;
  const last = speeds.at(-1) ?? 1;
  console.log(`  linear: the largest runs at ${((100 * last) / first).toFixed(0)} % of the speed of the smallest`);
  console.log(`  ${Math.min(...speeds) >= BAR ? 'met ' : 'MISSED'}  ${BAR} indicators a second`);
}

function workOf({ interpret: read, score, check }: Pace): number {
  return read + score + check;
}

function speedOf(pace: Pace, documents: number): number {
  return Math.round((documents * FORMS * ROWS * 1000) / workOf(pace));
}

/** Milliseconds that this process has had of the processor, in all its threads. */
function spentSoFar(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function run(texts: readonly string[], documents: number): Pace {
  const spent = { interpret: 0, score: 0, check: 0, parse: 0, findings: 0 };
  for (let done = 0; done < documents; done += BATCH) {
    const batch = Array.from(
      { length: Math.min(BATCH, documents - done) },
      (_, i) => texts[(done + i) % texts.length] ?? '{}',
    );
    const begin = spentSoFar();
    const transcripts = batch.map((text): Transcript => JSON.parse(text));
    const parsed = spentSoFar();
    const evaluations = transcripts.map(interpret);
    const interpreted = spentSoFar();
    const scored = evaluations.map((evaluation) => ({
      evaluation,
      scorecards: scoreEvaluation(evaluation, (form) => {
        const policy = selectPolicy(form, policies);
        if (policy === null) throw new Error('no policy');
        return policy;
      }),
    }));
    const counted = spentSoFar();
    for (const { evaluation, scorecards } of scored) spent.findings += checkDocument(evaluation, scorecards).length;
    const checked = spentSoFar();
    spent.parse += parsed - begin;
    spent.interpret += interpreted - parsed;
    spent.score += counted - interpreted;
    spent.check += checked - counted;
  }
  return spent;
}
