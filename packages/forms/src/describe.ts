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

/** A code before a unit (219001-…, [155]…) is no part of its name. */
const unitName = (printed: Printed | undefined): Printed =>
  printed?.replace(/^(?:[[(（]?\d{2,}[\])）]?[-－—–_]*)/u, '') ?? null;

function unitsOf(form: Form): Printed[] {
  if (form.kind === 'account') return [unitName(form.department)];
  if (form.kind === 'summary') return Object.values(form.extra).slice(0, 1).map(unitName);
  const named = Object.entries(form.extra).find(([label]) => /^(?:部门|单位|填报单位).*(?:名称|单位)?/u.test(label));
  return [
    form.kind === 'department' ? unitName(form.name) : null,
    unitName(form.supervisor),
    unitName(form.implementer),
    unitName(named?.[1]),
  ];
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
  const department = usual(forms.flatMap(unitsOf));
  return {
    province: provinceOf(text),
    place: placeOf(department),
    department,
    year: usual(forms.map((form) => form.year ?? null)),
  };
}
