/**
 * The mark in a text where a chosen place begins, or the next one behind it: where several are marked the first of the text
 * need not be the one that was chosen. Null where nothing is marked.
 */
export function chosenMark(pane: ParentNode, place: number): Element | null {
  const marks = [...pane.querySelectorAll<HTMLElement>('.source-chosen')];
  return marks.find(({ dataset }) => Number(dataset['start']) >= place) ?? marks[0] ?? null;
}
