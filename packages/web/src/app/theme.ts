import { useSyncExternalStore } from 'react';

/** What the user chose; `system` follows the setting of the computer. */
export type ThemeChoice = 'system' | 'light' | 'dark';

const KEY = 'kaocheng.theme';
const listeners = new Set<() => void>();
const dark = window.matchMedia('(prefers-color-scheme: dark)');

function stored(): ThemeChoice {
  const value = readStored(KEY);
  return value === 'light' || value === 'dark' ? value : 'system';
}

/** A stored setting; null also where the browser forbids storing. */
function readStored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

let choice = stored();

function apply(): void {
  document.documentElement.dataset['theme'] = isDark() ? 'dark' : 'light';
  for (const listener of listeners) listener();
}

function isDark(): boolean {
  return choice === 'dark' || (choice === 'system' && dark.matches);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

dark.addEventListener('change', apply);
apply();

/** Keeps a choice for this browser and shows it at once. */
export function chooseTheme(next: ThemeChoice): void {
  choice = next;
  try {
    if (next === 'system') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, next);
  } catch {
    // Where storing is forbidden the choice holds until the page is left.
  }
  apply();
}

export function useThemeChoice(): ThemeChoice {
  return useSyncExternalStore(subscribe, () => choice);
}

/** Whether the page is dark now. */
export function useIsDark(): boolean {
  return useSyncExternalStore(subscribe, isDark);
}
