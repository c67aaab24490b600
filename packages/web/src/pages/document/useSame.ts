import { useRef } from 'react';

/** The value of before as long as its key is the same: what follows from it need not be worked out anew. */
export function useSame<T>(value: T, key: string): T {
  const kept = useRef({ key, value });
  if (kept.current.key !== key) kept.current = { key, value };
  return kept.current.value;
}
