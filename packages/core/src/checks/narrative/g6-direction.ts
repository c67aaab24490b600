import { Decimal } from '../../values/decimal.js';
import type { DocumentCheck } from '../check.js';
import type { Draft } from '../raise.js';
import { ruleOf } from '../rules.js';
import { agreement, byParagraph, percentage, type Stated, textOf } from './stated.js';

/** Words of change and comparison against the figures: 减少1740.65万元，下降18.3%; 决算数大于预算数; 持平. */
export const g6Direction: DocumentCheck = {
  code: 'G6',
  scope: 'document',
  run: (evaluation, _context, report) => {
    const drafts: Draft[] = [];
    const tell: Tell = (draft) => drafts.push(draft);
    for (const paragraph of byParagraph(evaluation)) {
      paragraph.forEach((stated, index) => {
        const before = paragraph.slice(0, index);
        if (stated.fact.field === 'changeRate') growth(stated, before, tell);
        else if (stated.fact.field === 'comparison') compared(stated, before, tell);
        else if (stated.fact.field === 'reason') because(stated, tell);
      });
    }
    // A slip that the narrative repeats word for word is one slip: what follows the first hangs on it.
    for (const [first, ...again] of alike(drafts)) report({ ...first, hangs: again.map(report) });
  },
};

type Tell = (draft: Draft) => void;

/** Drafts of the same facts together, in the order of the first of each. */
function alike(drafts: readonly Draft[]): (readonly [Draft, ...Draft[]])[] {
  const groups = new Map<string, [Draft, ...Draft[]]>();
  for (const draft of drafts) {
    const key = JSON.stringify([draft.case, draft.printed, draft.facts]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [draft]);
    else group.push(draft);
  }
  return [...groups.values()];
}

/** The rate of a change is the change ÷ the amount before it. */
function growth(rate: Stated, before: readonly Stated[], report: Tell): void {
  const change = before[before.length - 1];
  if (rate.value === null || rate.vague || change?.fact.field !== 'change' || change.value === null || change.vague)
    return;
  const down = says(change, 'decrease');
  if (down !== says(rate, 'decrease')) {
    report({
      case: 'opposite',
      form: null,
      at: [textOf(change), textOf(rate)],
      printed: rate.fact.value,
      facts: { change: change.fact.value, rate: rate.fact.value },
    });
    return;
  }
  const amounts = before.filter(
    ({ unit, fact, value }) => unit === 'money' && fact.field !== 'change' && value !== null && value.sign() > 0,
  );
  const exacts = amounts.flatMap((amount) => {
    const now = amount.value ?? Decimal.zero;
    const then = down ? now.add(change.value ?? Decimal.zero) : now.sub(change.value ?? Decimal.zero);
    return then.sign() > 0
      ? [{ amount, then, exact: percentage(change.value ?? Decimal.zero, then, rate.places) }]
      : [];
  });
  if (
    exacts.length === 0 ||
    exacts.some(({ exact }) => agreement(rate.value ?? Decimal.zero, rate.places, exact) !== 'other')
  )
    return;
  const nearest = exacts[exacts.length - 1];
  if (nearest === undefined) return;
  report({
    case: 'growth',
    form: null,
    at: [textOf(rate), textOf(change)],
    printed: rate.fact.value,
    expected: `${nearest.exact.round(Math.max(2, rate.places)).toString()}%`,
    facts: {
      change: change.fact.value,
      now: nearest.amount.fact.value,
      before: nearest.then.shift(-4).toString(),
      exact: nearest.exact.round(rate.places + 2).toString(),
      rate: rate.fact.value,
    },
  });
}

/** 决算数大于预算数 with a completion below 100 %, and the other way; 持平 with another completion than 100 %. */
function compared(stated: Stated, before: readonly Stated[], report: Tell): void {
  if (stated.fact.of !== 'budget' && stated.fact.of !== 'initial') return;
  const rate = before.findLast(({ fact }) => fact.field === 'rate');
  if (rate?.value == null || rate.vague) return;
  const side = rate.value.compare(Decimal.hundred);
  const said = says(stated, 'above') ? 1 : says(stated, 'below') ? -1 : says(stated, 'level') ? 0 : null;
  if (said === null || said === side) return;
  report({
    case: 'compared',
    form: null,
    at: [textOf(stated), textOf(rate)],
    printed: stated.fact.value,
    facts: { word: stated.fact.value, rate: rate.fact.value },
  });
}

/** An increase whose only reason is a saving. */
function because(stated: Stated, report: Tell): void {
  const reason = stated.fact.label ?? '';
  const rule = ruleOf('G6');
  const saving = rule.list('saving').find((word) => reason.includes(word));
  if (!says(stated, 'increase') || saving === undefined || rule.list('growing').some((word) => reason.includes(word)))
    return;
  report({
    case: 'reason',
    form: null,
    at: [textOf(stated)],
    printed: stated.fact.quote,
    facts: { word: stated.fact.value, reason, saving },
  });
}

function says(stated: Stated, list: 'increase' | 'decrease' | 'above' | 'below' | 'level'): boolean {
  return ruleOf('G6')
    .list(list)
    .some((word) => stated.fact.value.startsWith(word));
}
