import { flatten } from '@kaocheng/core/checks/hang';
import { examineFile } from './run.js';
import { loadMeasures, type Measured, type Share } from './shared.js';
import { add, bar, percent, show } from './show.js';

/**
 * Reads and checks every document that a reviewer marked, prints the agreement of each, and returns the lines of the bars
 * over the sources.
 */
export async function measureFindings(documents: readonly Measured[], verbose: boolean): Promise<string[]> {
  const { agreement } = await loadMeasures();
  let arithmetic: Share = [0, 0];
  let other: Share = [0, 0];
  let errors: Share = [0, 0];
  let raised = 0;
  let reviewed = 0;
  for (const document of documents) {
    if (document.findings === null) continue;
    const found = agreement(document.findings, flatten((await examineFile(document.file, null)).findings));
    console.log(
      [
        `  ${document.group} ${document.id}`,
        `certain arithmetic ${show(found.arithmetic)}`,
        `certain other ${show(found.other)}`,
        `errors marked ${show(found.errors)}`,
        `raised ${found.raised} for ${found.all[1]}`,
      ].join('  '),
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
    bar('raised for each of the reviewer, sources', reviewed === 0 ? 0 : raised / reviewed, 3, true),
  ];
}
