import type { Saved } from '@kaocheng/contracts/changes';
import type { SavedRecord } from '@kaocheng/store/records/save';

/** What stands after a save, as it is sent. */
export function saved({ version, policy, corrections, decisions }: SavedRecord): Saved {
  return { version, policy, corrections: [...corrections], decisions: [...decisions] };
}
