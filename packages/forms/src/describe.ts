import type { Form, Printed } from '@kaocheng/core/model/transcript';
import { provinces } from './generated/provinces.js';

/** What a document says of itself. */
export interface About {
  province: Printed;
  place: Printed;
  department: Printed;
  year: Printed;
}

/** The value met most often; of several the first. */
function usual(values: readonly Printed[]): Printed {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null && value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: Printed = null;
  let most = 0;
  for (const [value, count] of counts)
    if (count > most) {
      best = value;
      most = count;
    }
  return best;
}

/** A code before a unit (219001-…, [155]…) is no part of its name, nor is 本级 behind it, which says that it is the unit itself. */
const unitName = (printed: Printed | undefined): Printed =>
  printed
    ?.replace(/^(?:[[(（]?\d{2,}[\])）]?[-－—–_]*)/u, '')
    .replace(/(?<=\p{Script=Han}{2})[(（]?本级[)）]?$/u, '') ?? null;

/** 医疗保障部门 is a kind of department and names none. */
const KIND = /部门$/u;

/** A company carries a project out for a department, and is none. */
const COMPANY = /公司$/u;

const named = (names: readonly Printed[]): Printed[] =>
  names.filter((name) => name !== null && name !== '' && !KIND.test(name));

/** The unit that a form says to be about: its own name, or the unit that a summary or an account table is of. */
function ownUnitsOf(form: Form): Printed[] {
  if (form.kind === 'account') return [unitName(form.department)];
  if (form.kind === 'summary') return Object.values(form.extra).slice(0, 1).map(unitName);
  const labelled = Object.entries(form.extra).find(([label]) => /^(?:部门|单位|填报单位).*(?:名称|单位)?/u.test(label));
  return [form.kind === 'department' ? unitName(form.name) : null, unitName(labelled?.[1])];
}

/** Who is named as supervising and as implementing in a form of indicators. */
function rolesOf(form: Form): { supervisor: Printed; implementer: Printed } | null {
  if (form.kind === 'account' || form.kind === 'summary') return null;
  return { supervisor: unitName(form.supervisor), implementer: unitName(form.implementer) };
}

/**
 * The unit whose document it is. Who spends evaluates itself (财预〔2020〕10号 第五条): where a document is one form that
 * names no department of its own, it is the implementer's; else that of the unit that is named most often.
 */
function departmentOf(forms: readonly Form[]): Printed {
  const own = named(forms.flatMap(ownUnitsOf));
  const roles = forms.flatMap((form) => rolesOf(form) ?? []);
  const [only = null] = named(roles.map(({ implementer }) => implementer));
  if (own.length === 0 && forms.length === 1 && only !== null && !COMPANY.test(only)) return only;
  return usual([...own, ...named(roles.flatMap(({ supervisor, implementer }) => [supervisor, implementer]))]);
}

const PLACE =
  /^(?:\p{Script=Han}{2,3}(?:省|自治区))?((?:\p{Script=Han}{2,5}?(?:自治州|地区|盟|州(?!市)|市))?(?:\p{Script=Han}{1,6}?(?:自治县|县|(?<![社园小校])区|旗|市))?)/u;

/** The place in front of a unit's name: 甲市乙区 of 甲市乙区丙镇人民政府. */
const placeOf = (department: Printed): Printed => PLACE.exec(department ?? '')?.[1] || null;

function provinceOf(text: string): Printed {
  let best: Printed = null;
  let most = 0;
  for (const name of provinces.names) {
    const count = text.split(name).length - 1;
    if (count > most) {
      best = name;
      most = count;
    }
  }
  return best;
}

/** Province, place, department and year as far as the forms and the text name them; the most frequent where several are. */
export function describe(forms: readonly Form[], text: string): About {
  const department = departmentOf(forms);
  return {
    province: provinceOf(text),
    place: placeOf(department) ?? placeOf(usual(forms.flatMap((form) => named([rolesOf(form)?.supervisor ?? null])))),
    department,
    year: usual(forms.map((form) => form.year ?? null)),
  };
}
