import type { Store } from '../connect.js';
import { StaleVersion, StoreProblem } from '../problem.js';
import { saveCall, type VersionChange } from './save-call.js';
import { keepTogether } from './save-group.js';
import { forgetStanding, rememberStanding, type StandingDocument } from './standing-document.js';

/**
 * Keeps a change of what stands as the next version, all of it or nothing: rows, history, audit trail and roll-up.
 * @returns what stands then
 * @throws StaleVersion where another version stands by now · StoreProblem no-document …
 */
export async function writeVersion(
  store: Store,
  standing: StandingDocument,
  change: VersionChange,
): Promise<StandingDocument> {
  const { id, version: held } = standing;
  const { call, after } = saveCall(store.region, standing, change);
  const answer = await keepTogether(store, call);
  if (answer.problem === null) {
    rememberStanding(store, after);
    return after;
  }
  forgetStanding(store, id);
  if (answer.problem === 'no-document') throw new StoreProblem('no-document', { document: id });
  throw new StaleVersion(id, held, { version: answer.stands, by: answer.stands_by, at: answer.stands_at });
}
