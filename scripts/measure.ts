/**
 * Measures reading and checking against what a careful person reads and marks: `npm run measure`.
 *   --verbose            every wrong cell and every finding that differs
 *   --without PROVINCE   what is lost when forms/ holds nothing for that province; `each` for every source in turn
 *   --held-out           only the invented forms of test/held-out, by set
 *   --generated          reads forms back from many layouts that the generator makes of them
 */
import { measureFindings } from './measure/findings.js';
import { measureGenerated } from './measure/generated.js';
import { HELD_OUT, loadHeldOut } from './measure/held-out.js';
import { printForms, readAll, total } from './measure/reading.js';
import { hasShared, loadMeasured } from './measure/shared.js';
import { bar, percent, show } from './measure/show.js';

const argv = process.argv.slice(2);
const verbose = argv.includes('--verbose');
const at = argv.indexOf('--without');

if (!hasShared()) console.log('measure: ../shared is not there; nothing to measure with.');
else if (argv.includes('--generated')) await measureGenerated(loadMeasured(), verbose);
else if (argv.includes('--held-out')) await measureHeldOut();
else if (at >= 0) await measureWithout(argv[at + 1] ?? 'each');
else await measureAll();

async function measureAll(): Promise<void> {
  const readings = await readAll(loadMeasured(), null);
  const sources = readings.filter(({ document }) => document.group === 'sources');
  const others = readings.filter(({ document }) => document.group === 'other-provinces');
  for (const reading of readings) printForms(reading, verbose);
  console.log('\nreading');
  for (const { document, cells, figures, unread } of readings) {
    const name = `${document.group} ${document.id} ${document.province}`;
    console.log(`  ${name}  cells ${show(cells)}  figures ${show(figures)}  unread ${show(unread)}`);
  }
  for (const [name, group] of [
    ['sources', sources],
    ['other provinces', others],
  ] as const) {
    console.log(`  ${name}: cells ${show(total(group, 'cells'))}  figures ${show(total(group, 'figures'))}`);
  }
  console.log('\nfindings, read and checked');
  const found = await measureFindings(loadMeasured(), verbose);
  console.log('\nbars');
  console.log(bar('cells of the five sources, %', percent(total(sources, 'cells')), 99));
  console.log(bar('figures of the five sources, %', percent(total(sources, 'figures')), 99.5));
  console.log(bar('cells of the worst source, %', Math.min(...sources.map(({ cells }) => percent(cells))), 98));
  console.log(bar('cells of other provinces, %', percent(total(others, 'cells')), 93));
  const unread = total(readings, 'unread');
  console.log(bar('glyphs unread, %', unread[1] === 0 ? 100 : percent(unread), 0.5, true));
  for (const line of found) console.log(line);
}

/** What is read of the forms of test/held-out, each and by set: `open` ones and those that are only measured. */
async function measureHeldOut(): Promise<void> {
  for (const set of ['open', 'closed'] as const) {
    const readings = await readAll(loadHeldOut(set), null);
    for (const reading of readings) printForms(reading, verbose);
    const line = (name: string, of: typeof readings) =>
      `  ${name}: cells ${show(total(of, 'cells'))}  figures ${show(total(of, 'figures'))}  unread ${show(total(of, 'unread'))}`;
    for (const { from, to } of HELD_OUT.filter((range) => range.set === set)) {
      const within = readings.filter(({ document }) => from <= Number(document.id) && Number(document.id) <= to);
      console.log(line(`  ${String(from).padStart(2, '0')}–${to}`, within));
    }
    console.log(`${line(set, readings)}\n`);
  }
}

async function measureWithout(province: string): Promise<void> {
  const documents = loadMeasured().filter(({ group }) => group === 'sources');
  const whole = await readAll(documents, null);
  const provinces = province === 'each' ? documents.map((document) => document.province) : [province];
  for (const dropped of provinces) {
    const bare = await readAll(documents, dropped);
    for (const [i, { document, cells, figures }] of bare.entries()) {
      if (!document.province.startsWith(dropped) && !dropped.startsWith(document.province)) continue;
      const before = whole[i]?.cells ?? [0, 0];
      console.log(
        `without ${dropped}: ${document.id} cells ${show(cells)} (with ${show(before)}) figures ${show(figures)}`,
      );
      console.log(bar('points lost', percent(before) - percent(cells), 5, true));
    }
  }
}
