/** queued: waits for a reader · reading · read: forms were found · unread: nothing could be read, `problem` says why. */
export type DocumentState = 'queued' | 'reading' | 'read' | 'unread';

/** A code of words/problems.yaml and the facts that fill its sentence. */
export interface ProblemFacts {
  readonly code: string;
  readonly facts: Readonly<Record<string, string>>;
}

/** A document as lists show it. Times are ISO 8601 in UTC. */
export interface DocumentRecord {
  readonly id: string;
  readonly name: string;
  /** SHA-256 of the file, hexadecimal. */
  readonly hash: string;
  /** Bytes. */
  readonly size: number;
  /** Kind of file as sniffed. */
  readonly type: string;
  readonly state: DocumentState;
  readonly problem: ProblemFacts | null;
  readonly receivedAt: string;
  readonly receivedBy: string;
  readonly changedAt: string;
  readonly changedBy: string;
  /** Rises by one with every save. */
  readonly version: number;
  /** Id of the policy by which every form is scored; null: chosen form by form. */
  readonly policy: string | null;
  readonly province: string | null;
  readonly department: string | null;
  readonly year: string | null;
  readonly forms: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  /** Corrections that stand, and findings that are confirmed or dismissed. */
  readonly corrections: number;
  readonly decided: number;
}

/** One form of a document. Totals, money and rates are exact decimal strings (NUMERIC). */
export interface FormRecord {
  readonly order: number;
  readonly kind: string;
  readonly title: string | null;
  readonly name: string | null;
  /** 主管部门 of the form, else the department of the document. */
  readonly department: string | null;
  readonly year: string | null;
  /** Policy by which the form is scored; null where it is not scored. */
  readonly policy: string | null;
  readonly printedTotal: string | null;
  readonly recomputedTotal: string | null;
  readonly printedGrade: string | null;
  /** Grade that the printed total earns; stands beside the print where a form prints no grade. */
  readonly gradeOfPrinted: string | null;
  readonly recomputedGrade: string | null;
  /** In the form's own unit of money. */
  readonly annual: string | null;
  readonly executed: string | null;
  /** executed ÷ annual, four places. */
  readonly executionRate: string | null;
  readonly moneyUnit: string | null;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

/** One finding of a document, as it was when the document was last examined. */
export interface FindingRecord {
  readonly id: string;
  readonly form: number | null;
  readonly rule: string;
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly weight: number;
  /** First place of `where`. */
  readonly place: string;
  readonly printed: string | null;
  readonly expected: string | null;
  /** `facts` of the finding, of which its sentence is made. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** Id of the finding that is its root cause, or null. */
  readonly hangsOn: string | null;
  /** Whether sums count it: one slip is counted once. */
  readonly counted: boolean;
  /** Digest of the figures that it rests on. */
  readonly figures: string;
}

/** A correction that stands: the print is kept beside it. */
export interface CorrectionRecord {
  readonly form: number;
  readonly path: string;
  readonly printed: string | null;
  readonly value: string | null;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
}

/** What was decided of a finding. */
export interface DecisionRecord {
  readonly finding: string;
  readonly state: 'confirmed' | 'dismissed';
  readonly reason: string;
  /** Digest of the figures on which it was decided; null where that was not kept yet. */
  readonly figures: string | null;
  /** The finding stands, and rests on other figures than those on which it was decided: it must be decided anew. */
  readonly lapsed: boolean;
  readonly by: string;
  readonly at: string;
}

/** One line of a document's history. Actions: received, read, unread, filled, corrected, correction-withdrawn, decided, policy-chosen, returned, kept-as-own. */
export interface HistoryRecord {
  readonly version: number;
  readonly at: string;
  readonly by: string;
  readonly action: string;
  readonly facts: Readonly<Record<string, string>>;
}
