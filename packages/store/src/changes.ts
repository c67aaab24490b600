import type { Store } from './connect.js';

/** `missed`: the line to the database was broken for a while; what changed meanwhile is not known. */
export type Change =
  | { readonly kind: 'document'; readonly id: string; readonly version: number }
  | { readonly kind: 'deleted'; readonly id: string }
  | { readonly kind: 'missed' };

/**
 * Calls `onChange` for every document of the region that came, moved on, changed or went, made by whichever server.
 * Reconnects by itself. On a database that cannot notify nothing is called.
 */
export async function listenForChanges(
  store: Store,
  onChange: (change: Change) => void,
): Promise<{ stop(): Promise<void> }> {
  throw new Error(`not built ${store.region} ${onChange.length}`);
}
