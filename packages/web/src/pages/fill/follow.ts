import type { Form } from '@kaocheng/core/model/transcript';
import { computedCells } from '@kaocheng/forms/layout/computed';
import { filledIn } from '@kaocheng/forms/layout/fill-in';
import { FilledForm } from '@kaocheng/forms/layout/filled-form';
import type { Template } from '@kaocheng/forms/templates/template';
import { figureOf } from './field-kind.js';

/** What stands at a place of a form, '' where it is blank. */
export function textAt(form: Form, path: string): string {
  return new FilledForm(form).takeFirst(path.split('|'));
}

/** Whether what stands in a cell of a formula is what the formula gives, however it is written: 90% and 90.00%. */
export function isComputed(text: string, computed: string | null): boolean {
  if (computed === null) return false;
  if (text === computed) return true;
  const [one, other] = [figureOf(text), figureOf(computed)];
  return one !== null && other !== null && one.compare(other) === 0;
}

/**
 * A changed form with its formulas followed: a cell that was blank, or held what its formula gave before the change, holds
 * what it gives now. One in which somebody put another figure keeps it.
 */
export function followed(template: Template, before: Form, after: Form): Form {
  const gave = computedCells(template, before);
  const following = [...computedCells(template, after).keys()].filter((path) => {
    const text = textAt(after, path);
    return text === '' || (text === textAt(before, path) && isComputed(text, gave.get(path) ?? null));
  });
  let next = after;
  // The total of the scores takes up the score for the execution rate, which follows the amounts: so twice.
  for (let turn = 0; turn < 2; turn += 1) {
    const gives = computedCells(template, next);
    for (const path of following) {
      const computed = gives.get(path) ?? null;
      const text = textAt(next, path);
      if (text !== (computed ?? '') && !isComputed(text, computed))
        next = filledIn(template, next, path, computed ?? '');
    }
  }
  return next;
}

/** The formulas of a form as they are, and whether each cell follows its own. */
export function lockedCells(
  template: Template,
  form: Form,
): ReadonlyMap<string, { computed: string | null; isLocked: boolean }> {
  return new Map(
    [...computedCells(template, form)].map(([path, computed]) => [
      path,
      { computed, isLocked: isComputed(textAt(form, path), computed) },
    ]),
  );
}
