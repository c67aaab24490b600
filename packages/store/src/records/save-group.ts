import { sql } from 'kysely';
import { CHANNEL, type Store, trying } from '../connect.js';
import { StoreProblem } from '../problem.js';
import type { SaveCall } from './save-call.js';

/** What the database says of a save. Nothing was saved where there is a problem. */
export type SaveAnswer =
  | { readonly problem: null; readonly stands: number }
  | { readonly problem: 'no-document' }
  | {
      readonly problem: 'stale-version';
      readonly stands: number;
      readonly stands_by: string;
      readonly stands_at: string;
    };

/** Somebody else has the document at the moment: its save waits for him by itself. */
type GroupAnswer = SaveAnswer | { readonly problem: 'held' };

interface Waiting {
  readonly call: SaveCall;
  readonly text: string;
  readonly settle: (answer: Promise<SaveAnswer>) => void;
}

/** Of these no save is the cause: sent again one by one, all would only ask more of a database that has too little to give. */
const NOT_OF_ONE = new Set<string>([
  'database-away',
  'database-busy',
  'database-refuses',
  'database-missing',
  'database-restoring',
  'disk-full',
]);

/** Saves that may wait for the group before theirs. */
export const MOST_SAVES_WAITING = 2000;

/** Saves that are kept together at most, and characters of them. */
const MOST_SAVES = 50;
const MOST_SIZE = 1024 * 1024;

/**
 * Saves of one store. While one group is being kept the next one gathers, so that at a rush the end of the audit trail is
 * taken, and the disk waited for, once for many; who saves alone waits for nobody.
 */
class SaveGroups {
  private readonly waiting: Waiting[] = [];
  private running = false;

  constructor(private readonly store: Store) {}

  keep(call: SaveCall): Promise<SaveAnswer> {
    if (this.waiting.length >= MOST_SAVES_WAITING) {
      const reason = `${this.waiting.length} saves wait`;
      return Promise.reject(new StoreProblem('database-busy', { reason }));
    }
    return new Promise((settle) => {
      this.waiting.push({ call, text: JSON.stringify(call), settle });
      if (!this.running) void this.run();
    });
  }

  private async run(): Promise<void> {
    this.running = true;
    while (this.waiting.length > 0) await this.keepGroup(this.next());
    this.running = false;
  }

  private next(): Waiting[] {
    let size = 0;
    const most = this.waiting.slice(0, MOST_SAVES).findIndex(({ text }) => {
      size += text.length;
      return size > MOST_SIZE;
    });
    return this.waiting.splice(0, most < 0 ? MOST_SAVES : Math.max(1, most));
  }

  /** Never rejects: what goes wrong goes to those whose saves they are. */
  private async keepGroup(group: readonly Waiting[]): Promise<void> {
    try {
      const answers = await this.ask(group);
      group.forEach(({ call, settle }, index) => {
        const answer = answers[index];
        settle(answer === undefined || answer.problem === 'held' ? this.alone(call) : Promise.resolve(answer));
      });
    } catch (error) {
      // Where the database went away nobody knows what was kept. Else nothing was, and where one save of many may have failed
      // the others are not to suffer for it.
      const isOfAll = group.length === 1 || (error instanceof StoreProblem && NOT_OF_ONE.has(error.code));
      for (const { call, settle } of group) settle(isOfAll ? Promise.reject(error) : this.alone(call));
    }
  }

  private async ask(group: readonly Waiting[]): Promise<readonly GroupAnswer[]> {
    const { store } = this;
    const calls = `[${group.map(({ text }) => text).join(',')}]`;
    return await trying(async () => {
      const { rows } = await sql<GroupAnswer>`select problem, stands, stands_by, stands_at
        from save_versions(${store.region}, ${channelOf(store)}, ${calls})`.execute(store.db);
      return rows;
    });
  }

  private async alone({ document, held, at, by, action, facts, entry, work, telling }: SaveCall): Promise<SaveAnswer> {
    const { store } = this;
    const answer = await trying(async () => {
      const { rows } = await sql<SaveAnswer>`select problem, stands, stands_by, stands_at from save_version(
        ${store.region}, ${document}, ${held}, ${at}, ${by}, ${action}, ${JSON.stringify(facts)}, ${entry},
        ${JSON.stringify(work)}, ${channelOf(store)}, ${telling})`.execute(store.db);
      return rows[0];
    });
    if (answer === undefined) throw new StoreProblem('no-document', { document });
    return answer;
  }
}

const channelOf = ({ canNotify }: Store): string | null => (canNotify ? CHANNEL : null);

const groups = new WeakMap<Store, SaveGroups>();

/** Keeps a save, with those of others that wait at the same moment; each is kept or refused by itself. @throws StoreProblem */
export async function keepTogether(store: Store, call: SaveCall): Promise<SaveAnswer> {
  const known = groups.get(store) ?? new SaveGroups(store);
  groups.set(store, known);
  return await known.keep(call);
}
