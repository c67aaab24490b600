import { useEffect, useState } from 'react';

/**
 * Which of the parts of a pane that scrolls (`data-block` from 0) are near what is seen; the first ones until that is known.
 * @param letsGo whether a part that is far again is given up, because it is costly to keep
 */
export function useNear(
  body: { readonly current: HTMLElement | null },
  count: number,
  letsGo: boolean,
): ReadonlySet<number> {
  const [near, setNear] = useState<ReadonlySet<number>>(() => new Set([0, 1, 2]));
  useEffect(() => {
    if (body.current === null || count === 0) return;
    const watch = new IntersectionObserver(
      (entries) =>
        setNear((before) => {
          const next = new Set(before);
          for (const { target, isIntersecting } of entries) {
            const index = Number(target instanceof HTMLElement ? target.dataset['block'] : Number.NaN);
            if (Number.isNaN(index)) continue;
            if (isIntersecting) next.add(index);
            else if (letsGo) next.delete(index);
          }
          return next.size === before.size && [...next].every((each) => before.has(each)) ? before : next;
        }),
      { root: body.current, rootMargin: '1200px 0px' },
    );
    for (const block of body.current.querySelectorAll('[data-block]')) watch.observe(block);
    return () => watch.disconnect();
  }, [body, count, letsGo]);
  return near;
}
