import { canonical, digestOf } from './canonical.js';
import type { FindingRecord, FormRecord } from './record.js';
import type { ExaminationSummary } from './summary.js';

/** Digests of the rows of forms and findings that are kept of a document, by their keys in the tables. */
export interface KeptDigests {
  readonly forms: readonly KeptDigest[];
  readonly findings: readonly KeptFinding[];
}

/** `key` is the order of a form, or the ordinal of a finding. */
export interface KeptDigest {
  readonly key: number;
  readonly digest: string;
}

export interface KeptFinding extends KeptDigest {
  /** Of the finding. */
  readonly id: string;
}

/** A record as it is to be kept; one that takes the place of a row has the key of that row. */
export interface Digested<T> extends KeptDigest {
  readonly record: T;
}

/** What an examination changes in the rows that are kept of a document: few of many, mostly. Plain data. */
export interface ExaminationDifference {
  /** The version of the document from which on it changes them. */
  readonly since: number;
  /** Where who examined the document knows it by a name: that of what stands once the difference was saved. */
  readonly stamp?: string;
  readonly province: string | null;
  readonly department: string | null;
  readonly year: string | null;
  /** Counts over the whole document. */
  readonly counts: {
    readonly forms: number;
    readonly errors: number;
    readonly warnings: number;
    readonly infos: number;
  };
  /** Names and departments of all forms, for the search. */
  readonly names: readonly (string | null)[];
  readonly forms: { readonly came: readonly Digested<FormRecord>[]; readonly went: readonly number[] };
  readonly findings: { readonly came: readonly Digested<FindingRecord>[]; readonly went: readonly number[] };
}

/** What differs between an examination and what is kept of the version before. Pure. */
export function differenceOf(
  summary: ExaminationSummary,
  kept: KeptDigests,
  since: number,
  digests: Digests = new Digests(),
): ExaminationDifference {
  const { province, department, year, forms, findings } = summary;
  const count = (severity: string): number =>
    findings.reduce((sum, one) => (one.counted && one.severity === severity ? sum + 1 : sum), 0);
  const counts = { forms: forms.length, errors: count('error'), warnings: count('warning'), infos: count('info') };
  return {
    since,
    province,
    department,
    year,
    counts,
    names: [...new Set([department, ...forms.flatMap((form) => [form.name, form.department])])],
    forms: withKeys(
      differing(forms, kept.forms, (form) => digests.of(String(form.order), form)),
      (form) => form.order,
    ),
    findings: withKeys(
      differing(findings, kept.findings, (finding) => digests.of(finding.id, finding)),
      keysOf(kept.findings),
    ),
  };
}

interface Differing<T> {
  readonly came: readonly { readonly record: T; readonly digest: string }[];
  /** Rows that hold no record any more. */
  readonly went: readonly number[];
}

function withKeys<T>(
  { came, went }: Differing<T>,
  keyOf: (record: T, gone: ReadonlySet<number>) => number,
): { readonly came: Digested<T>[]; readonly went: readonly number[] } {
  const gone = new Set(went);
  return { came: came.map(({ record, digest }) => ({ record, digest, key: keyOf(record, gone) })), went };
}

/** A finding keeps its row where only its figures changed; a new one gets the next ordinal. */
function keysOf(kept: readonly KeptFinding[]): (record: FindingRecord, gone: ReadonlySet<number>) => number {
  let last = 0;
  const rows = new Map<string, number>();
  for (const { id, key } of kept) {
    last = Math.max(last, key);
    rows.set(id, key);
  }
  return ({ id }, gone) => {
    const row = rows.get(id);
    rows.delete(id);
    if (row !== undefined && gone.has(row)) return row;
    last += 1;
    return last;
  };
}

/** Records that no row holds yet, and the keys of rows that hold no record any more. */
function differing<T>(records: readonly T[], kept: readonly KeptDigest[], digest: (record: T) => string): Differing<T> {
  const stands = new Map<string, number[]>();
  for (const { key, digest: before } of kept) {
    const keys = stands.get(before);
    if (keys === undefined) stands.set(before, [key]);
    else keys.push(key);
  }
  const came: { record: T; digest: string }[] = [];
  for (const record of records) {
    const own = digest(record);
    if (stands.get(own)?.shift() === undefined) came.push({ record, digest: own });
  }
  return { came, went: [...stands.values()].flat() };
}

/** 128 bits tell any two rows of a document apart. */
const DIGEST_LENGTH = 32;

/**
 * Digests of the records of one document. Who keeps it from one examination to the next has to digest only what changed: a
 * record whose fields are all the same as those of the last one of its name has the same digest.
 */
export class Digests {
  private readonly known = new Map<string, { readonly record: object; readonly digest: string }>();

  /** @param name tells the records of one document apart, more or less; two that share it are digested each time */
  of(name: string, record: object): string {
    const before = this.known.get(name);
    if (before !== undefined && (before.record === record || sameFields(before.record, record))) return before.digest;
    const digest = digestOf(canonical(record)).slice(0, DIGEST_LENGTH);
    this.known.set(name, { record, digest });
    return digest;
  }
}

function sameFields(a: object, b: object): boolean {
  const [before, now] = [Object.entries(a), Object.entries(b)];
  return (
    before.length === now.length &&
    now.every(([key, value], at) => before[at]?.[0] === key && Object.is(before[at][1], value))
  );
}

/** The digests that are kept once a difference to them was saved. Pure. */
export function keptAfter(kept: KeptDigests, { forms, findings }: ExaminationDifference): KeptDigests {
  const gone = { forms: new Set(forms.went), findings: new Set(findings.went) };
  return {
    forms: [
      ...kept.forms.filter(({ key }) => !gone.forms.has(key)),
      ...forms.came.map(({ key, digest }) => ({ key, digest })),
    ],
    findings: [
      ...kept.findings.filter(({ key }) => !gone.findings.has(key)),
      ...findings.came.map(({ key, digest, record }) => ({ key, digest, id: record.id })),
    ],
  };
}
