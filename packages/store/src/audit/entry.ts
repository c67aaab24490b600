import { createHash } from 'node:crypto';

/** What an entry of the audit trail says. */
export interface AuditContent {
  readonly seq: number;
  readonly region: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly by: string;
  readonly action: string;
  /** Id of the document. */
  readonly subject: string;
  readonly facts: Readonly<Record<string, string>>;
}

/** An entry as canonical text: JSON with fixed order, facts by name. Its bytes are what is hashed. */
export function bodyOf(content: AuditContent): string {
  const { seq, region, at, by, action, subject, facts } = content;
  const sorted = Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify({ seq, region, at, by, action, subject, facts: Object.fromEntries(sorted) });
}

/**
 * What stands in `bodyOf` behind the number of the entry, for a number that only the database knows: `{"seq":` and the
 * number before it make the body.
 */
export function restOfBody(content: Omit<AuditContent, 'seq'>): string {
  const body = bodyOf({ seq: 0, ...content });
  return body.slice(BEFORE.length + 1);
}

const BEFORE = '{"seq":';

/** SHA-256, hexadecimal, over the hash of the entry before (empty for the first), a line feed, and the body. */
export function hashOf(prior: string, body: string): string {
  return createHash('sha256').update(`${prior}\n${body}`, 'utf8').digest('hex');
}
