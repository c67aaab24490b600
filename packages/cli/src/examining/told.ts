import { policies } from '@kaocheng/core/scoring/policies';
import type { Format } from '../arguments.js';
import type { Examined } from '../examine.js';
import type { Made, Making } from '../making/make-document.js';
import { checkReport } from '../report/check-report.js';
import { documentJson } from '../report/json.js';
import { readReport } from '../report/read-report.js';
import { type SarifPart, sarifPart } from '../report/sarif.js';
import { line, type Tally, tally } from '../report/verdict.js';
import { sayProblem } from '../words.js';

/** How the results of a run are wanted, as far as one document needs to know. */
export interface Wanted {
  readonly format: Format;
  /** More than one input was named: a document's JSON then goes on one line. */
  readonly many: boolean;
  /** What is to be written of each document, instead of what is told of it. */
  readonly making?: Making;
}

/** What one document gave, in figures and in finished words: plain data that passes from thread to thread. */
export interface Told {
  readonly name: string;
  readonly tally: Tally;
  /** Its line among many. */
  readonly line: string;
  /** Why it could not be read, as a sentence; null where it was. */
  readonly complaint: string | null;
  /** The same as code and facts. */
  readonly problem: { readonly code: string; readonly facts: Readonly<Record<string, string>> } | null;
  /** What is to be written of it, where that is wanted. */
  readonly made: Made | null;
  /** Its JSON, where JSON is wanted. */
  readonly json: string | null;
  /** Its part of the log, where SARIF is wanted. */
  readonly sarif: SarifPart | null;
  /** The lines of its report, where it is the only document and a report is wanted. */
  readonly report: readonly string[] | null;
}

/** Puts what one input gave into words, for the format that is wanted and no other. */
export function tell(documents: readonly Examined[], { format, many }: Wanted): Told[] {
  const several = many || documents.length > 1;
  return documents.map((document) => ({
    name: document.name,
    tally: tally([document]),
    line: line(document),
    complaint: document.kind === 'unread' ? `${document.name}：${sayProblem(document.code, document.facts)}` : null,
    problem: document.kind === 'unread' ? { code: document.code, facts: document.facts } : null,
    made: null,
    json: format === 'json' ? JSON.stringify(documentJson(document), null, several ? 0 : 1) : null,
    sarif: format === 'sarif' ? sarifPart(document) : null,
    report: format === 'table' && !several ? reportOf(document) : null,
  }));
}

function reportOf(document: Examined): string[] {
  if (document.kind === 'checked') return checkReport(document, policies);
  return document.kind === 'read' ? readReport(document.transcript) : [];
}
