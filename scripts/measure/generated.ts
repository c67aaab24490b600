import { layable, readBack } from '../../test/generator/read-back.js';
import { loadMeasures, type Measured, type Share } from './shared.js';
import { add, bar, percent, show } from './show.js';

/** Lays every project form of gold out in each layout, reads it back, and prints the share of cells that came back. */
export async function measureGenerated(documents: readonly Measured[], verbose: boolean): Promise<void> {
  const { compare } = await loadMeasures();
  const byLayout = new Map<string, { cells: Share; figures: Share }>();
  let all: Share = [0, 0];
  for (const { id, group, gold } of documents) {
    for (const [i, form] of layable(gold).entries()) {
      for (const { layout, text, expected, got } of await readBack(form, Number(id) * 100 + i)) {
        const { ok, total, figuresOk, figures, forms } = compare(expected, got, false);
        const sum = byLayout.get(layout) ?? { cells: [0, 0], figures: [0, 0] };
        byLayout.set(layout, { cells: add(sum.cells, [ok, total]), figures: add(sum.figures, [figuresOk, figures]) });
        all = add(all, [ok, total]);
        if (!verbose || ok === total) continue;
        console.log(`${group} ${id} ${form.name} · ${layout}: ${show([ok, total])}`);
        for (const { path, gold: right, got: wrong } of forms.flatMap(({ wrong: cells }) => cells)) {
          console.log(`      ${path}\tlaid ${JSON.stringify(right)}\tgot ${JSON.stringify(wrong)}`);
        }
        if (process.argv.includes('--text')) console.log(text);
      }
    }
  }
  for (const [layout, { cells, figures }] of byLayout) {
    console.log(`  ${layout}: cells ${show(cells)}  figures ${show(figures)}`);
  }
  console.log(bar('cells of generated layouts read back, %', percent(all), 97));
}
