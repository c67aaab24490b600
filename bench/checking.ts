import { checkDocument } from '@kaocheng/core/checks/check';
import { examineTranscript } from '@kaocheng/core/examine/examine';
import { interpret } from '@kaocheng/core/interpret/interpret';
import type { Transcript } from '@kaocheng/core/model/transcript';
import { policies } from '@kaocheng/core/scoring/policies';
import { scoreEvaluation } from '@kaocheng/core/scoring/score';
import { selectPolicy } from '@kaocheng/core/scoring/select';
import { department, FORMS, ROWS } from './generate.js';

/** Different documents that are generated; a larger scale goes through them again. */
const POOL = 400;

const SCALES: readonly (readonly [name: string, indicators: number, rounds: number])[] = [
  ['county', 18_000, 5],
  ['province', 180_000, 3],
  ['country', 1_440_000, 1],
];

/** Bar of the issue, in indicators a second on one core. */
const BAR = 100_000;

/** Documents after which the code is compiled; what is done before is told by itself. */
const WARM_UP = 2000;
/** Documents that the shares of the stages are measured over, and that go through each stage together for that. */
const STAGED = 600;
const BATCH = 20;

/**
 * From printed strings to findings over growing scales, beside JSON.parse of the same data; document after document, as the
 * command line does it. Prints a line a scale, the median of its rounds. What is measured is the time of the processor,
 * collecting and compiling included: other programs on the machine do not count.
 */
export function benchChecking(quick: boolean): void {
  const texts = Array.from({ length: POOL }, (_, seed) => JSON.stringify(department(seed)));
  console.log(
    `\nscoring and checking: ${FORMS} forms of ${ROWS} indicators a document, one row of five faulty, time of one core`,
  );
  const start = examineAll(texts, WARM_UP);
  console.log(`  from a cold start: ${speedOf(start, WARM_UP)} a second over the first ${WARM_UP * FORMS * ROWS}`);
  const speeds: number[] = [];
  for (const [name, indicators, count] of quick ? SCALES.slice(0, 2) : SCALES) {
    const documents = Math.round(indicators / (FORMS * ROWS));
    const rounds = Array.from({ length: count }, () => examineAll(texts, documents));
    const pace = rounds.sort((a, b) => a.work - b.work)[count >> 1] as Pace;
    const speed = speedOf(pace, documents);
    speeds.push(speed);
    console.log(
      `  ${name}: ${indicators} indicators in ${pace.work.toFixed(0)} ms = ${speed} a second; ${pace.findings} findings;` +
        ` floor JSON.parse ${pace.parse.toFixed(0)} ms, ${(pace.work / pace.parse).toFixed(1)} times`,
    );
  }
  console.log(`  of which ${sharesOfStages(texts)}`);
  const [first = 1] = speeds;
  const last = speeds.at(-1) ?? 1;
  console.log(`  linear: the largest runs at ${((100 * last) / first).toFixed(0)} % of the speed of the smallest`);
  console.log(`  ${Math.min(...speeds) >= BAR ? 'met ' : 'MISSED'}  ${BAR} indicators a second`);
}

/** Milliseconds of the processor: from transcripts to findings, and for JSON.parse of the transcripts. */
interface Pace {
  readonly work: number;
  readonly parse: number;
  readonly findings: number;
}

const speedOf = ({ work }: Pace, documents: number): number => Math.round((documents * FORMS * ROWS * 1000) / work);

/** Milliseconds that this process has had of the processor, in all its threads. */
function spentSoFar(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const textAt = (texts: readonly string[], i: number): string => texts[i % texts.length] ?? '{}';

/** Examines documents one after the other, then parses the same ones again without examining them. */
function examineAll(texts: readonly string[], documents: number): Pace {
  let findings = 0;
  const begin = spentSoFar();
  for (let i = 0; i < documents; i++) {
    const transcript: Transcript = JSON.parse(textAt(texts, i));
    findings += examineTranscript(transcript).findings.length;
  }
  const examined = spentSoFar();
  let forms = 0;
  for (let i = 0; i < documents; i++) {
    const transcript: Transcript = JSON.parse(textAt(texts, i));
    forms += transcript.forms.length;
  }
  const parse = spentSoFar() - examined;
  if (forms !== documents * FORMS) throw new Error('forms were lost');
  return { work: examined - begin - parse, parse, findings };
}

/** How the time divides between the stages; measured apart, since each look at the clock costs some itself. */
function sharesOfStages(texts: readonly string[]): string {
  const spent = { interpret: 0, score: 0, check: 0 };
  for (let done = 0; done < STAGED; done += BATCH) {
    const transcripts = Array.from({ length: BATCH }, (_, i): Transcript => JSON.parse(textAt(texts, done + i)));
    const begin = spentSoFar();
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
    for (const { evaluation, scorecards } of scored) checkDocument(evaluation, scorecards);
    spent.check += spentSoFar() - counted;
    spent.score += counted - interpreted;
    spent.interpret += interpreted - begin;
  }
  const all = spent.interpret + spent.score + spent.check;
  return Object.entries(spent)
    .map(([stage, part]) => `${stage} ${((100 * part) / all).toFixed(0)} %`)
    .join(', ');
}
