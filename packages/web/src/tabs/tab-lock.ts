/** The lock that a tab holds as long as it lives: by it other tabs of this browser see that it is still there. */
export const lockOf = (tab: string): string => `kaocheng.tab.${tab}`;

/** The locks of this browser; null where the page does not come from this machine or by TLS. */
export function lockManager(): LockManager | null {
  return 'locks' in navigator ? navigator.locks : null;
}

/** A name for a tab that no other has. */
export const drawnName = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Holds a lock until the tab is gone: the browser lets go of it then, however the page ends. */
export const untilGone = (): Promise<never> => new Promise(() => undefined);
