import type { Finding } from '@kaocheng/core/model/finding';
import type { Span, Transcript } from '@kaocheng/core/model/transcript';
import { useCallback, useMemo, useState } from 'react';
import { type CellPlace, cellsOfFinding, samePlace, spansOfCell, spansOfFinding } from './findings/cell-of.js';
import type { FindingPlace } from './findings/places.js';

/** What of a document is looked at. */
export interface Selection {
  /** Order of the form that is shown. */
  readonly form: number | null;
  readonly cell: CellPlace | null;
  readonly finding: Finding | null;
  /** Cells of the shown form that the finding speaks of. */
  readonly pointed: ReadonlySet<string>;
  /** What of the source is meant. */
  readonly marked: readonly Span[];
  /** Another one with every choice, also of what is chosen already: what was scrolled away is brought back. */
  readonly turn: object;
  readonly showForm: (order: number) => void;
  readonly chooseCell: (cell: CellPlace | null) => void;
  readonly chooseFinding: (finding: Finding | null) => void;
  /** One of the places that a finding speaks of. */
  readonly choosePlace: (finding: Finding, place: FindingPlace) => void;
}

interface Chosen {
  readonly form: number | null;
  readonly cell: CellPlace | null;
  readonly finding: string | null;
  /** The passage of the narrative that is meant, and nothing else. */
  readonly passage: readonly Span[] | null;
}

/**
 * What is chosen: a form, in it a cell, and the finding that led there. A finding leads to the first of its cells; a cell
 * that the finding does not speak of lets it go.
 */
export function useSelection(
  transcript: Transcript,
  findings: ReadonlyMap<string, Finding>,
  begin: { readonly form: number | null; readonly finding: string | null },
): Selection {
  const [chosen, setChosen] = useState<Chosen>(() => {
    const finding = begin.finding === null ? undefined : findings.get(begin.finding);
    return finding === undefined
      ? { form: begin.form, cell: null, finding: null, passage: null }
      : chosenBy(transcript, finding, begin.form);
  });
  const { form, cell, passage } = chosen;
  // A finding that a correction made good is gone, and with it what it marks.
  const finding = chosen.finding === null ? null : (findings.get(chosen.finding) ?? null);
  const cells = useMemo(() => (finding === null ? [] : cellsOfFinding(transcript, finding)), [transcript, finding]);
  const pointed = useMemo(
    () => new Set(cells.flatMap((each) => (each.form === form ? [each.path] : []))),
    [cells, form],
  );
  const marked = useMemo(() => {
    if (passage !== null) return passage;
    if (finding !== null && (cell === null || cells.some((each) => samePlace(each, cell)))) {
      const own = cell === null ? [] : spansOfCell(transcript, cell);
      // The chosen one of several cells comes first, and is scrolled to.
      return own.length > 0 ? [...own, ...spansOfFinding(transcript, finding)] : spansOfFinding(transcript, finding);
    }
    return cell === null ? [] : spansOfCell(transcript, cell);
  }, [transcript, finding, cell, cells, passage]);

  const showForm = useCallback(
    (order: number) => setChosen({ form: order, cell: null, finding: null, passage: null }),
    [],
  );
  const chooseCell = useCallback(
    (next: CellPlace | null) =>
      setChosen((before) => {
        const of = before.finding === null ? undefined : findings.get(before.finding);
        const isOfFinding =
          of !== undefined && next !== null && cellsOfFinding(transcript, of).some((each) => samePlace(each, next));
        return {
          form: next?.form ?? before.form,
          cell: next,
          finding: isOfFinding ? before.finding : null,
          passage: null,
        };
      }),
    [transcript, findings],
  );
  const chooseFinding = useCallback(
    (next: Finding | null) =>
      setChosen((before) =>
        next === null ? { ...before, finding: null, passage: null } : chosenBy(transcript, next, before.form),
      ),
    [transcript],
  );
  const choosePlace = useCallback(
    ({ id }: Finding, place: FindingPlace) =>
      setChosen((before) => {
        const { form: shown } = before;
        if (place.kind === 'text') return { form: shown, cell: null, finding: id, passage: place.spans };
        if (place.kind === 'cell') return { form: place.cell.form, cell: place.cell, finding: id, passage: null };
        return { form: place.kind === 'form' ? place.form : shown, cell: null, finding: id, passage: null };
      }),
    [],
  );
  return { form, cell, finding, pointed, marked, turn: chosen, showForm, chooseCell, chooseFinding, choosePlace };
}

function chosenBy(transcript: Transcript, finding: Finding, form: number | null): Chosen {
  const [first] = cellsOfFinding(transcript, finding);
  return { form: first?.form ?? finding.form ?? form, cell: first ?? null, finding: finding.id, passage: null };
}
