import type { EvaluatedForm } from '../../model/evaluation.js';
import { ruleOf } from '../rules.js';
import { anyOf } from '../values/any-of.js';

const rule = ruleOf('D1');
const letters = new Set(rule.list('prescribedLetters'));
const names = anyOf(rule.list('prescribedNames'));
const CODE = /^\d{6,}([A-Z])\d/;

/** Whether the form is of a personnel or operations project, whose indicators the platform of a province prescribes. */
export function isPrescribed({ form, name }: EvaluatedForm): boolean {
  const letter = form.code == null ? undefined : CODE.exec(form.code)?.[1];
  if (letter !== undefined) return letters.has(letter);
  return name !== null && names.test(name);
}
