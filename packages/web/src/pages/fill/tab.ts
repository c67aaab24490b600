import { drawnName, lockManager, lockOf, untilGone } from '../../tabs/tab-lock.js';

/** Which tab of the browser this is: kept with the tab, so that a reload finds what it had. */
export interface Tab {
  readonly id: string;
  /** Which of these tabs are still open; where the browser cannot tell, none is taken to be. */
  alive(ids: readonly string[]): Promise<ReadonlySet<string>>;
}

const KEY = 'kaocheng.tab';

function stored(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function store(id: string): void {
  try {
    sessionStorage.setItem(KEY, id);
  } catch {
    // The tab keeps its name as long as the page is there.
  }
}

/** Holds the name of a tab as long as the tab is there; false where another tab holds it (a tab that was doubled). */
function hold(id: string): Promise<boolean> {
  const locks = lockManager();
  if (locks === null) return Promise.resolve(true);
  return new Promise((resolve) => {
    void locks.request(lockOf(id), { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock === null ? undefined : untilGone();
    });
  });
}

async function take(): Promise<Tab> {
  let id = stored() ?? drawnName();
  while (!(await hold(id))) id = drawnName();
  store(id);
  return {
    id,
    async alive(ids) {
      const { held = [] } = (await lockManager()?.query()) ?? {};
      const names = new Set(held.map(({ name }) => name));
      return new Set(ids.filter((each) => names.has(lockOf(each))));
    },
  };
}

let taken: Promise<Tab> | null = null;

/** This tab; asked for once. */
export function thisTab(): Promise<Tab> {
  taken ??= take();
  return taken;
}
