import { useSyncExternalStore } from 'react';

/** A short message at the edge of the page; with something that can be done about it. */
export interface Toast {
  readonly key: number;
  readonly text: string;
  readonly tone: 'plain' | 'problem';
  readonly action: { readonly label: string; readonly run: () => void } | null;
}

interface Shown {
  readonly text: string;
  readonly tone?: Toast['tone'];
  readonly action?: NonNullable<Toast['action']>;
  /** Milliseconds until it goes by itself; a problem stays until it is closed. */
  readonly stays?: number;
  readonly onGone?: () => void;
}

let toasts: readonly Toast[] = [];
let lastKey = 0;
const listeners = new Set<() => void>();
const gone = new Map<number, () => void>();

function put(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Shows a message; `onGone` runs when it was closed or its time was over, not when its action was taken. */
export function toast({ text, tone = 'plain', action, stays, onGone }: Shown): number {
  lastKey += 1;
  const key = lastKey;
  if (onGone !== undefined) gone.set(key, onGone);
  const run = (): void => {
    gone.delete(key);
    closeToast(key);
    action?.run();
  };
  put([...toasts, { key, text, tone, action: action === undefined ? null : { label: action.label, run } }]);
  const time = stays ?? (tone === 'problem' ? null : 6_000);
  if (time !== null) setTimeout(() => closeToast(key), time);
  return key;
}

export function closeToast(key: number): void {
  if (!toasts.some((each) => each.key === key)) return;
  put(toasts.filter((each) => each.key !== key));
  const after = gone.get(key);
  gone.delete(key);
  after?.();
}

export function useToasts(): readonly Toast[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
}
