import { describe, expect, it } from 'vitest';
import type { Form, IndicatorForm } from '../model/transcript.js';
import type { FlatFinding } from './hang.js';
import { check } from './testing/build.js';
import { copyOf, type Plant } from './testing/plant.js';
import { PLANTS } from './testing/plants.js';
import { LAYOUTS, soundForm } from './testing/sound-forms.js';
import { wholeVariant } from './testing/whole-variant.js';

/** Layouts in which each fault is planted at the least. */
const LEAST = 3;

function isIndicatorForm(form: Form): form is IndicatorForm {
  return form.kind !== 'account' && form.kind !== 'summary';
}

const keyOf = ({ code, where }: FlatFinding): string => `${code} ${where.join(' ')}`;

/** What is found in a form beyond what was found in it before the fault was planted. */
function foundBeside(before: ReadonlySet<string>, form: Form): FlatFinding[] {
  return check([form]).filter((finding) => !before.has(keyOf(finding)));
}

function nameOf(place: string): string {
  return place.replace(/^forms\[1\]\./, '');
}

/** The layouts in which a fault can stand, with what is found of it. */
function plantedIn(plant: Plant): { layout: string; place: string; found: FlatFinding[] }[] {
  return LAYOUTS.flatMap((layout) => {
    const sound = soundForm(layout, wholeVariant);
    if (!isIndicatorForm(sound)) return [];
    const before = new Set(check([sound]).map(keyOf));
    const form = copyOf(sound);
    const place = plant.plant(form);
    return place === null ? [] : [{ layout: layout.name, place, found: foundBeside(before, form) }];
  });
}

describe('a fault planted in a sound form', () => {
  it.each(PLANTS)('is found once, at its place, and nothing else: $code, $what', (plant) => {
    const planted = plantedIn(plant);
    expect(planted.length).toBeGreaterThanOrEqual(LEAST);
    for (const { layout, place, found } of planted) {
      const roots = found.filter(({ root, severity }) => root === null && severity !== 'info');
      const own = roots.filter(({ code }) => code.startsWith(plant.code));
      const at = own.filter(({ where }) => where.map(nameOf).includes(place));
      const others = roots.filter(({ code }) => !code.startsWith(plant.code) && !plant.beside?.includes(code));
      expect([layout, at.length, others.map(keyOf)]).toEqual([layout, 1, []]);
      expect(own.length).toBe(1);
    }
  });
});
