import type { HistoryEntry } from '@kaocheng/contracts/document';
import { sayFinding } from '@kaocheng/core/checks/say';
import type { Finding } from '@kaocheng/core/model/finding';
import type { Transcript } from '@kaocheng/core/model/transcript';
import { say } from '../../words/say.js';
import { sayJobs } from '../../words/say-jobs.js';
import { nameOfCell, nameOfForm } from './cell/cell-name.js';
import { nameOfPolicy } from './policy-name.js';

/** What the names of an entry are looked up in. */
export interface HistoryGround {
  readonly transcript: Transcript;
  /** By id. */
  readonly findings: ReadonlyMap<string, Finding>;
}

type Facts = HistoryEntry['facts'];

/** What was done, in one sentence. An action of a newer server is said as it is called. */
export function sayEntry({ action, facts }: Pick<HistoryEntry, 'action' | 'facts'>, ground: HistoryGround): string {
  const of = (name: string): string => facts[name] ?? '';
  switch (action) {
    case 'received':
      return say('history.received', { name: of('name') });
    case 'read':
      return say('history.read', { forms: of('forms'), errors: of('errors'), warnings: of('warnings') });
    case 'unread':
      return say('history.unread');
    case 'filled':
      return say('history.filled', { errors: of('errors'), warnings: of('warnings') });
    case 'corrected':
    case 'correction-withdrawn':
      return sayCorrections(facts, ground);
    case 'decided':
      return sayDecisions(facts, ground);
    case 'policy-chosen':
      return say('history.policy', {
        before: nameOfPolicy(facts['before'] ?? null),
        after: nameOfPolicy(facts['policy'] ?? null),
      });
    case 'returned':
      return withReason(sayJobs('history.returned', { file: of('file'), cells: of('cells') }), facts['reason']);
    case 'kept-as-own':
      return sayJobs('history.keptAsOwn');
    default:
      return [action, ...Object.values(facts)].join(' ');
  }
}

function withReason(sentence: string, reason: string | undefined): string {
  return reason === undefined || reason === '' ? sentence : say('history.because', { sentence, reason });
}

function sayCorrections(facts: Facts, { transcript }: HistoryGround): string {
  const { form: order, path, value, printed, reason } = facts;
  const form = transcript.forms.find((each) => String(each.order) === order);
  if (form === undefined || path === undefined) {
    return say('history.manyCorrected', { set: facts['set'] ?? '0', withdrawn: facts['withdrawn'] ?? '0' });
  }
  const cell = `${nameOfForm(form)} · ${nameOfCell(form, path)}`;
  if (facts['set'] === '0') return say('history.withdrawn', { cell });
  const blank = say('cell.blank');
  return withReason(say('history.corrected', { cell, printed: printed || blank, value: value || blank }), reason);
}

function sayDecisions(facts: Facts, { findings }: HistoryGround): string {
  const { finding, state, reason } = facts;
  if (finding === undefined) {
    const { confirmed = '0', dismissed = '0', open = '0' } = facts;
    return say('history.manyDecided', { confirmed, dismissed, open });
  }
  const known = findings.get(finding);
  const name = known === undefined ? finding : sayFinding(known).title;
  const done = state === 'confirmed' || state === 'dismissed' ? state : 'open';
  return withReason(say(`history.decided.${done}`, { name }), reason);
}

/** Who did it: the server's own names in words. */
export function sayActor(by: string): string {
  if (by === 'local') return say('history.local');
  return by === 'reader' ? say('history.reader') : by;
}
