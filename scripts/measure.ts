/**
 * Measures reading and checking against what a careful person reads and marks: `npm run measure`.
 *   --verbose            every wrong cell and every finding that differs
 *   --without PROVINCE   what is lost when forms/ holds nothing for that province; `each` for every source in turn
 *   --generated          reads gold back from many layouts that the generator makes of it
 */

import { examineFile } from './measure/run.js';
import { hasShared, loadMeasured, loadMeasures, type Measured, type Share } from './measure/shared.js';
import { add, bar, percent, show } from './measure/show.js';

const argv = process.argv.slice(2);
const verbose = argv.includes('--verbose');
const at = argv.indexOf('--without');
const without = at < 0 ? null : (argv[at + 1] ?? 'each');

if (!hasShared()) console.log('measure: ../shared is not there; nothing to measure with.');
else if (without !== null) await measureWithout(without);
else {
  await measureAll();
}

interface Result {
  readonly document: Measured;
  readonly cells: Share;
  readonly figures: Share;
  readonly unread: Share;
}

async function readAll(documents: readonly Measured[], dropped: string | null, quiet: boolean): Promise<Result[]> {
  const { compare } = await loadMeasures();
  return documents.map((document) => {
    const { transcript } = examineFile(document.file, dropped);
    const compared = compare(document.gold, transcript, document.part);
    const { glyphs = 0, unread = 0 } = transcript.accounted ?? {};
    if (!quiet) {
      for (const form of compared.forms) {
        console.log(
          `  ${document.id}  cells ${show([form.ok, form.total])}  figures ${show([form.figuresOk, form.figures])}  ${form.form}`,
        );
        if (!verbose) continue;
        for (const { path, gold, got } of form.wrong) {
          console.log(`      ${path}\tgold ${JSON.stringify(gold)}\tgot ${JSON.stringify(got)}`);
        }
      }
    }
    return {
      document,
      cells: [compared.ok, compared.total],
      figures: [compared.figuresOk, compared.figures],
      unread: [unread, glyphs],
    };
  });
}

const sum = (results: readonly Result[], key: 'cells' | 'figures' | 'unread'): Share =>
  results.reduce<Share>((total, result) => add(total, result[key]), [0, 0]);

async function measureAll(): Promise<void> {
  const results = await readAll(loadMeasured(), null, false);
  const sources = results.filter(({ document }) => document.group === 'sources');
  const others = results.filter(({ document }) => document.group === 'other-provinces');
  console.log('\nreading');
  for (const { document, cells, figures, unread } of results) {
    console.log(
      `  ${document.group} ${document.id} ${document.province}  cells ${show(cells)}  figures ${show(figures)}  unread ${show(unread)}`,
    );
  }
  console.log(`  sources          cells ${show(sum(sources, 'cells'))}  figures ${show(sum(sources, 'figures'))}`);
  console.log(`  other provinces  cells ${show(sum(others, 'cells'))}  figures ${show(sum(others, 'figures'))}`);
  const found = await measureFindings(loadMeasured());
  console.log('\nbars');
  console.log(bar('cells of the five sources, %', percent(sum(sources, 'cells')), 99));
  console.log(bar('figures of the five sources, %', percent(sum(sources, 'figures')), 99.5));
  console.log(bar('cells of the worst source, %', Math.min(...sources.map(({ cells }) => percent(cells))), 98));
  console.log(bar('cells of other provinces, %', percent(sum(others, 'cells')), 93));
  const unread = sum(results, 'unread');
  console.log(bar('glyphs unread, %', unread[1] === 0 ? 100 : percent(unread), 0.5, true));
  for (const line of found) console.log(line);
}

async function measureFindings(documents: readonly Measured[]): Promise<string[]> {
  const { agreement } = await loadMeasures();
  console.log('\nfindings, read and checked');
  let arithmetic: Share = [0, 0];
  let other: Share = [0, 0];
  let errors: Share = [0, 0];
  let raised = 0;
  let reviewed = 0;
  for (const document of documents) {
    if (document.findings === null) continue;
    const found = agreement(document.findings, examineFile(document.file, null).findings);
    console.log(
      `  ${document.group} ${document.id}  certain arithmetic ${show(found.arithmetic)}  certain other ${show(found.other)}  errors marked ${show(found.errors)}  raised ${found.raised}`,
    );
    if (verbose) {
      for (const finding of found.missed) console.log(`      missed ${JSON.stringify(finding)}`);
      for (const finding of found.unmarked) console.log(`      not marked ${JSON.stringify(finding)}`);
    }
    if (document.group !== 'sources') continue;
    arithmetic = add(arithmetic, found.arithmetic);
    other = add(other, found.other);
    errors = add(errors, found.errors);
    raised += found.raised;
    reviewed += found.all[1];
  }
  return [
    bar('certain findings of the arithmetic rules, sources, %', percent(arithmetic), 95),
    bar('certain findings of the other rules, sources, %', percent(other), 70),
    bar('errors that the reviewer did not mark, sources, %', 100 - percent(errors), 3, true),
    bar('raised for each of the reviewer\u2019s, sources', reviewed === 0 ? 0 : raised / reviewed, 3, true),
  ];
}

async function measureWithout(province: string): Promise<void> {
  const documents = loadMeasured().filter(({ group }) => group === 'sources');
  const whole = await readAll(documents, null, true);
  const provinces = province === 'each' ? documents.map((document) => document.province) : [province];
  for (const dropped of provinces) {
    const bare = await readAll(documents, dropped, true);
    for (const [i, { document, cells, figures }] of bare.entries()) {
      if (!document.province.startsWith(dropped) && !dropped.startsWith(document.province)) continue;
      const before = whole[i]?.cells ?? [0, 0];
      console.log(
        `without ${dropped}: ${document.id} cells ${show(cells)} (with ${show(before)}), figures ${show(figures)}`,
      );
      console.log(bar('points lost', percent(before) - percent(cells), 5, true));
    }
  }
}
