import { canonical, digestOf } from './canonical.js';
import type { FindingRecord, FormRecord } from './record.js';
import type { ExaminationSummary } from './summary.js';

/** Digests of the rows of forms and findings that are kept of a document, by their keys in the tables. */
export interface KeptDigests {
  readonly forms: readonly KeptDigest[];
  readonly findings: readonly KeptDigest[];
}

/** `key` is the order of a form, or the ordinal of a finding. */
export interface KeptDigest {
  readonly key: number;
  readonly digest: string;
}

export interface Digested<T> {
  readonly record: T;
  readonly digest: string;
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
  readonly findings: {
    readonly came: readonly Digested<FindingRecord>[];
    readonly went: readonly number[];
    /** The highest ordinal that is taken; those that came get the next ones. */
    readonly last: number;
  };
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
    forms: differing(forms, kept.forms, (form) => digests.of(String(form.order), form)),
    findings: {
      ...differing(findings, kept.findings, (finding) => digests.of(finding.id, finding)),
      last: kept.findings.reduce((most, { key }) => Math.max(most, key), 0),
    },
  };
}

/** Records that no row holds yet, and the keys of rows that hold no record any more. */
function differing<T>(
  records: readonly T[],
  kept: readonly KeptDigest[],
  digest: (record: T) => string,
): { readonly came: Digested<T>[]; readonly went: number[] } {
  const stands = new Map<string, number[]>();
  for (const { key, digest: before } of kept) {
    const keys = stands.get(before);
    if (keys === undefined) stands.set(before, [key]);
    else keys.push(key);
  }
  const came: Digested<T>[] = [];
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
  private readonly known = new Map<string, Digested<object>>();

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
      ...forms.came.map(({ record, digest }) => ({ key: record.order, digest })),
    ],
    findings: [
      ...kept.findings.filter(({ key }) => !gone.findings.has(key)),
      ...findings.came.map(({ digest }, index) => ({ key: findings.last + 1 + index, digest })),
    ],
  };
}
