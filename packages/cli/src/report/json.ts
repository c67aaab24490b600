import { type FlatFinding, flatten } from '@kaocheng/core/checks/hang';
import { sayFinding } from '@kaocheng/core/checks/say';
import { renderStep, type Scorecard, type ScoreRow } from '@kaocheng/core/model/scorecard';
import type { Decimal } from '@kaocheng/core/values/decimal';
import type { Examined } from '../examine.js';
import { sayProblem } from '../words.js';

/** One document as the interchange format has it: a transcript, or transcript with scorecards and findings, or the problem. */
export function documentJson(examined: Examined): unknown {
  if (examined.kind === 'read') return examined.transcript;
  if (examined.kind === 'unread') {
    const { name, code, facts } = examined;
    return { source: name, problem: { code, facts, message: sayProblem(code, facts) } };
  }
  const { transcript, scorecards, findings, beside } = examined;
  return {
    source: transcript.source,
    transcript,
    scorecards: scorecards.map(scorecardJson),
    ...(beside.length > 0 && { beside: beside.flat().map(scorecardJson) }),
    findings: flatten(findings).map(findingJson),
  };
}

const shown = (value: Decimal | null): string | null => value?.toString() ?? null;

function scorecardJson(card: Scorecard): unknown {
  const { totals, grade } = card;
  return {
    form: card.form,
    policy: card.policy,
    rows: card.rows.map(rowJson),
    totals: {
      weight: shown(totals.weight),
      printed: totals.printed.printed,
      printedSum: shown(totals.printedSum),
      computed: shown(totals.recomputed),
      range: totals.range && { low: shown(totals.range.low), high: shown(totals.range.high) },
      rescaled: shown(totals.rescaled),
      cap: shown(totals.cap),
      base: shown(totals.base),
      pending: totals.pending,
      kept: totals.kept,
      steps: totals.steps.map(renderStep),
    },
    grade: { printed: grade.printed, ofPrinted: grade.ofPrinted, computed: grade.recomputed, clause: grade.citation },
  };
}

function rowJson(row: ScoreRow): unknown {
  return {
    path: row.path,
    name: row.name,
    weight: shown(row.weight),
    printed: row.printed.printed,
    state: row.state,
    reason: row.reason,
    computed: shown(row.computed),
    band: row.band && { low: shown(row.band.low), high: shown(row.band.high) },
    alternatives: row.alternatives.map(({ method, score, step }) => ({
      method,
      score: shown(score),
      step: renderStep(step),
    })),
    steps: row.steps.map(renderStep),
    clause: row.citation,
  };
}

/** A finding with its words; `evidence` holds the facts, the parts and the arithmetic, `root` the id of its cause. */
function findingJson(finding: FlatFinding): unknown {
  const { facts, ...rest } = finding;
  return { ...rest, evidence: facts, words: sayFinding(finding) };
}
