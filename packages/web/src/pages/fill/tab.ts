/** Which tab of the browser this is: kept with the tab, so that a reload finds what it had. */
export interface Tab {
  readonly id: string;
  /** Which of these tabs are still open; where the browser cannot tell, none is taken to be. */
  alive(ids: readonly string[]): Promise<ReadonlySet<string>>;
}

const KEY = 'kaocheng.tab';
const lockOf = (id: string): string => `kaocheng.tab.${id}`;

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

const drawn = (): string =>
  Array.from(crypto.getRandomValues(new Uint32Array(3)), (part) => part.toString(36)).join('');

/** Holds the name of a tab as long as the tab is there; false where another tab holds it (a tab that was doubled). */
function hold(id: string): Promise<boolean> {
  if (!('locks' in navigator)) return Promise.resolve(true);
  return new Promise((resolve) => {
    void navigator.locks.request(lockOf(id), { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      // Held until the tab is gone: the browser lets go of it then.
      return lock === null ? undefined : new Promise<never>(() => undefined);
    });
  });
}

async function take(): Promise<Tab> {
  let id = stored() ?? drawn();
  while (!(await hold(id))) id = drawn();
  store(id);
  return {
    id,
    async alive(ids) {
      if (!('locks' in navigator)) return new Set();
      const { held = [] } = await navigator.locks.query();
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
