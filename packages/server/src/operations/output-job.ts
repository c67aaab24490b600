import type { OutputItem, OutputJob } from '@kaocheng/contracts/outputs';
import { sayProblem } from '@kaocheng/contracts/say-problem';
import type { OutputItem as ItemRecord, OutputRecord } from '@kaocheng/store/jobs/output-record';
import type { ProblemFacts } from '@kaocheng/store/records/record';

const said = (problem: ProblemFacts | null): OutputJob['problem'] =>
  problem === null
    ? null
    : { code: problem.code, facts: { ...problem.facts }, message: sayProblem(problem.code, problem.facts) };

/** An output job as it is sent. */
export function outputJob({ what, format, problem, ...rest }: OutputRecord): OutputJob {
  return {
    ...rest,
    what: what as OutputJob['what'],
    format: format as OutputJob['format'],
    problem: said(problem),
  };
}

/** What became of one document, as it is sent. */
export function outputItem({ note, ...rest }: ItemRecord): OutputItem {
  return { ...rest, note: said(note) };
}
