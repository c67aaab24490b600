/** A stretch [start, end) of a text. */
export interface Region {
  readonly start: number;
  readonly end: number;
}

/** The stretches of a text of `length` that lie in none of `taken`, in order; taken stretches may overlap. */
export function outside(taken: readonly Region[], length: number): Region[] {
  const regions: Region[] = [];
  let at = 0;
  for (const { start, end } of [...taken].sort((a, b) => a.start - b.start)) {
    if (start > at) regions.push({ start: at, end: Math.min(start, length) });
    at = Math.max(at, end);
  }
  if (at < length) regions.push({ start: at, end: length });
  return regions;
}

/** The stretches before an offset, and those from it on; a stretch that holds it is parted. */
export function partedAt(regions: readonly Region[], at: number): [before: Region[], behind: Region[]] {
  return [
    regions.flatMap(({ start, end }) => (start < at ? [{ start, end: Math.min(end, at) }] : [])),
    regions.flatMap(({ start, end }) => (end > at ? [{ start: Math.max(start, at), end }] : [])),
  ];
}
