import type { DocumentSummary } from '@kaocheng/contracts/document';
import { sayProblem } from '@kaocheng/contracts/say-problem';
import type { DocumentRecord } from '@kaocheng/store/records/record';

/** A kept document as it is sent: without what only the server needs, with the sentence of its problem. */
export function documentSummary(record: DocumentRecord): DocumentSummary {
  const { problem, policy: _policy, changedBy: _changedBy, ...rest } = record;
  return {
    ...rest,
    problem:
      problem === null
        ? null
        : { code: problem.code, facts: { ...problem.facts }, message: sayProblem(problem.code, problem.facts) },
  };
}
