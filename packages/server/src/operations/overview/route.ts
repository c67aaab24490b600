import type { ReplyOf } from '@kaocheng/contracts/operations';
import { ruleOfFinding, rules } from '@kaocheng/core/checks/rules';
import { words } from '@kaocheng/core/generated/words';
import { type OverviewRecord, overviewOf } from '@kaocheng/store/queries/overview';
import { type Handler, JsonText } from '../context.js';

const families: Readonly<Record<string, string>> = words.server.families;
const kinds: Readonly<Record<string, string>> = words.screen.kinds;

/** Title of the check that a code (`B4-over`) belongs to. */
function titleOf(code: string): string {
  const [plain = code] = code.split('-');
  return rules.has(plain) || rules.has(code) ? ruleOfFinding(code).title : code;
}

/** The store gives the same object again while nothing changes; its text is as good then. */
const known = new WeakMap<OverviewRecord, JsonText>();

export const overview: Handler<'overview'> = async ({ store }) => {
  const record = await overviewOf(store);
  const text = known.get(record) ?? new JsonText(JSON.stringify(replyOf(record)));
  known.set(record, text);
  return text;
};

function replyOf(record: OverviewRecord): ReplyOf<'overview'> {
  const { rates, byRule, byCode, byKind, byDepartment, grades, totals, ...sums } = record;
  return {
    ...sums,
    grades: [...grades],
    totals: [...totals],
    rates: rates.map(({ key, count }) => ({ key, label: rateLabel(key), count })),
    byRule: byRule.map(({ key, count }) => ({ key, label: families[key] ?? key, count })),
    byCode: byCode.map(({ key, count }) => ({ key, label: titleOf(key), count })),
    byKind: byKind.map(({ key, count }) => ({ key, label: kinds[key] ?? key, count })),
    byDepartment: byDepartment.map(({ key, ...counts }) => ({
      key,
      label: key || words.server.noDepartment,
      ...counts,
    })),
  };
}

/** `90` → `90%–100%`, `100` → `≥100%`. */
function rateLabel(key: string): string {
  const from = Number(key);
  return from >= 100 ? '≥100%' : `${from}%–${from + 10}%`;
}
