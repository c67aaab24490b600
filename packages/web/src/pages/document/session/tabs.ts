import { drawnName, lockManager, lockOf, untilGone } from '../../../tabs/tab-lock.js';

/** The tabs of this browser, each with what is not yet saved in it. */
export interface Tabs {
  /** Name of this one, new with every page that is loaded. */
  readonly own: string;
  /** Does something as soon as that tab is gone, and before any other tab does; returns how to stop waiting. */
  whenGone(tab: string, act: () => void): () => void;
  /** Hears the keys under which other tabs keep something; returns how to stop. */
  hearKeys(listener: (key: string) => void): () => void;
}

function begin(): string {
  const own = drawnName();
  void lockManager()?.request(lockOf(own), untilGone);
  return own;
}

let own: string | null = null;

/** The tabs of this browser, told apart by a lock that each holds as long as it lives. */
export const browserTabs: Tabs = {
  get own() {
    own ??= begin();
    return own;
  },
  whenGone(tab, act) {
    const locks = lockManager();
    if (locks === null || tab === '') {
      act();
      return () => {};
    }
    const ending = new AbortController();
    locks
      .request(lockOf(tab), { signal: ending.signal }, () => {
        if (!ending.signal.aborted) act();
      })
      .catch(() => {
        // Waiting was ended.
      });
    return () => ending.abort();
  },
  hearKeys(listener) {
    const hear = ({ key, newValue }: StorageEvent): void => {
      if (key !== null && newValue !== null) listener(key);
    };
    window.addEventListener('storage', hear);
    return () => window.removeEventListener('storage', hear);
  },
};
