import type { RawCell, RawForm } from './raw-form.js';

type Cells = { readonly [key: string]: RawCell | undefined };

/**
 * The same form as it reads where its text stands `by` characters further on: every place moves, nothing else.
 * Only for forms of a text, whose places are spans.
 */
export function movedForm(form: RawForm, by: number): RawForm {
  if (by === 0) return form;
  const cell = (one: RawCell): RawCell => ({
    ...one,
    spans: one.spans.map(([start, end]) => [start + by, end + by] as const),
  });
  const maybe = (one: RawCell | null): RawCell | null => one && cell(one);
  const cells = <C extends Cells>(all: C): C => {
    const moved: { [key: string]: RawCell } = {};
    for (const [key, one] of Object.entries(all)) if (one !== undefined) moved[key] = cell(one);
    return moved as C;
  };
  const labelled = <L extends { readonly cell: RawCell | null; readonly menu?: RawCell }>(all: readonly L[]): L[] =>
    all.map((one) => ({ ...one, cell: maybe(one.cell), ...(one.menu !== undefined && { menu: cell(one.menu) }) }));
  return {
    ...form,
    start: form.start + by,
    end: form.end + by,
    title: maybe(form.title),
    subtitle: maybe(form.subtitle),
    head: labelled(form.head),
    funds: form.funds.map((row) => ({ ...row, cells: cells(row.cells) })),
    goals: form.goals && { expected: maybe(form.goals.expected), actual: maybe(form.goals.actual) },
    process: maybe(form.process),
    ...(form.tasks !== undefined && {
      tasks: form.tasks.map(({ name, content }) => ({ name: maybe(name), content: maybe(content) })),
    }),
    ...(form.budget !== undefined && { budget: labelled(form.budget) }),
    rows: form.rows.map(({ cells: own, extra, ...levels }) => ({
      ...cells(levels),
      cells: cells(own),
      ...(extra !== undefined && { extra: labelled(extra) }),
    })),
    total: form.total && {
      weight: maybe(form.total.weight),
      score: maybe(form.total.score),
      grade: maybe(form.total.grade),
    },
    tail: labelled(form.tail),
    attachments: form.attachments.map(cell),
    unread: form.unread.map(cell),
  };
}
