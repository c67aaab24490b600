/** The tabs of this browser, each with what is not yet saved in it. */
export interface Tabs {
  /** Name of this one, new with every page that is loaded. */
  readonly own: string;
  /** Does something as soon as that tab is gone, and before any other tab does; returns how to stop waiting. */
  whenGone(tab: string, act: () => void): () => void;
  /** Hears the keys under which other tabs keep something; returns how to stop. */
  hearKeys(listener: (key: string) => void): () => void;
}

const lockOf = (tab: string): string => `kaocheng.tab.${tab}`;

function lockManager(): LockManager | null {
  // Missing where the page does not come from this machine or by TLS.
  return 'locks' in navigator ? navigator.locks : null;
}

function begin(): string {
  const own = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
  // Held as long as the page lives; the browser lets go of it however the page ends.
  void lockManager()?.request(lockOf(own), () => new Promise<never>(() => {}));
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
