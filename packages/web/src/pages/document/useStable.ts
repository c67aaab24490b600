import { useCallback, useLayoutEffect, useRef } from 'react';

/** A function that stays the same object and does what the newest one does: what it is given to need not be drawn anew. */
export function useStable<A extends unknown[]>(action: (...given: A) => void): (...given: A) => void {
  const newest = useRef(action);
  useLayoutEffect(() => {
    newest.current = action;
  });
  return useCallback((...given: A) => newest.current(...given), []);
}
