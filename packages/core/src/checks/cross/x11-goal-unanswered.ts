import type { FormCheck } from '../check.js';
import { at } from '../place.js';
import { ruleOf } from '../rules.js';

const rule = ruleOf('X11');
const shortest = Number(rule.number('shortest').toString());
const longest = Number(rule.number('longest').toString());
const answered = Number(rule.number('answered').toString());
const unanswered = Number(rule.number('unanswered').toString());
const NUMBER = /(?:^|[\s。；;，,])(?:目标\s*)?[（(]?\d{1,2}[）)]?\s*[.．、：:]\s*(?=\D)/g;

/** Of several numbered goals the actual text answers some nearly word for word, and one not at all. */
export const x11: FormCheck = {
  code: 'X11',
  scope: 'form',
  run({ form }, _context, report) {
    const { goals } = form.form;
    if (form.kind !== 'project' || goals?.expected == null || goals.actual == null) return;
    if (goals.expected.length > longest || goals.actual.length > longest) return;
    const items = goals.expected
      .split(NUMBER)
      .map((item) => item.trim())
      .filter((item) => item.length >= shortest);
    if (items.length < 2) return;
    const text = pairs(goals.actual);
    const shares = items.map((item) => share(pairs(item), text));
    if (!shares.some((one) => one >= answered)) return;
    const left = items.filter((_, index) => (shares[index] ?? 1) <= unanswered);
    if (left.length === 0) return;
    report({
      at: [{ ...at('goals.actual'), quote: (left[0] ?? '').slice(0, 60) }, at('goals.expected')],
      printed: goals.actual.slice(0, 60),
      facts: { count: left.length, goals: left.map((item) => item.slice(0, 60)) },
    });
  },
};

/** Pairs of neighbouring letters; marks and digits break them. */
function pairs(text: string): Set<string> {
  const found = new Set<string>();
  for (let i = 0; i + 1 < text.length; i += 1) {
    const pair = text.slice(i, i + 2);
    if (/^\p{L}{2}$/u.test(pair)) found.add(pair);
  }
  return found;
}

function share(item: ReadonlySet<string>, text: ReadonlySet<string>): number {
  if (item.size === 0) return 1;
  let same = 0;
  for (const pair of item) if (text.has(pair)) same += 1;
  return same / item.size;
}
