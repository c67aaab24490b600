/**
 * Agreement of the checks with a reviewer's findings, on transcripts that are known to be right:
 *   npx tsx -C source scripts/measure-findings.ts [--verbose] [--all] [NAME …]
 * It reads ../shared/gold and ../shared/other-provinces and says so where they are absent. `--verbose` lists what was missed and
 * each error and warning that the reviewer has not; `--all` prints every finding with its sentence.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { checkDocument } from '@kaocheng/core/checks/check';
import { type FlatFinding, flatten } from '@kaocheng/core/checks/hang';
import { sayFinding } from '@kaocheng/core/checks/say';
import { interpret } from '@kaocheng/core/interpret/interpret';
import type { Transcript } from '@kaocheng/core/model/transcript';
import { policies } from '@kaocheng/core/scoring/policies';
import { scoreEvaluation } from '@kaocheng/core/scoring/score';
import { selectPolicy } from '@kaocheng/core/scoring/select';

interface Marked {
  readonly id: string;
  readonly form: number | null;
  readonly rule: string;
  readonly certainty: string;
  readonly where: readonly string[];
  readonly printed: string | null;
  readonly expected: string | null;
}

interface Agreement {
  readonly arithmetic: readonly [number, number];
  readonly other: readonly [number, number];
  readonly all: readonly [number, number];
  readonly errors: readonly [number, number];
  readonly raised: number;
  readonly missed: readonly Marked[];
  readonly unmarked: readonly FlatFinding[];
}

interface Measure {
  readonly agreement: (marked: readonly Marked[], findings: readonly FlatFinding[]) => Agreement;
  readonly matches: (marked: Marked, finding: FlatFinding) => boolean;
}

const shared = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'shared');
const flags = process.argv.slice(2).filter((argument) => argument.startsWith('--'));
const names = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));

function findingsOf(transcript: Transcript): FlatFinding[] {
  const evaluation = interpret(transcript);
  const region = transcript.province;
  const scorecards = scoreEvaluation(evaluation, (form) => {
    const policy = selectPolicy(form, policies, { region });
    if (policy === null) throw new Error('no policy is built; run npm run data');
    return policy;
  });
  return flatten(checkDocument(evaluation, scorecards, { policies }));
}

function share([part, whole]: readonly [number, number]): string {
  return `${part}/${whole}`.padEnd(8);
}

function line(finding: FlatFinding): string {
  return `form ${finding.form}\t${finding.code}\t${finding.severity}\t${finding.where.slice(0, 4).join(' ')}\t${finding.printed} → ${finding.expected}`;
}

async function run(): Promise<void> {
  const measure = join(shared, 'measure', 'findings.mjs');
  if (!existsSync(measure)) {
    console.log('../shared is absent: nothing to measure against.');
    return;
  }
  const { agreement, matches } = (await import(pathToFileURL(measure).href)) as Measure;
  for (const folder of ['gold', 'other-provinces']) {
    const total = { arithmetic: [0, 0], other: [0, 0], all: [0, 0], errors: [0, 0], raised: 0, marked: 0 };
    for (const file of readdirSync(join(shared, folder))
      .filter((name) => name.endsWith('.findings.json'))
      .sort()) {
      const name = file.replace('.findings.json', '');
      if (names.length > 0 && !names.includes(`${folder}/${name}`)) continue;
      const marked = JSON.parse(readFileSync(join(shared, folder, file), 'utf8')) as Marked[];
      const transcript = JSON.parse(readFileSync(join(shared, folder, `${name}.json`), 'utf8')) as Transcript;
      const findings = findingsOf(transcript);
      const result = agreement(marked, findings);
      for (const key of ['arithmetic', 'other', 'all', 'errors'] as const) {
        total[key][0] = (total[key][0] ?? 0) + result[key][0];
        total[key][1] = (total[key][1] ?? 0) + result[key][1];
      }
      total.raised += result.raised;
      total.marked += marked.length;
      print(
        `${folder}/${name}`,
        result.arithmetic,
        result.other,
        result.all,
        result.errors,
        result.raised,
        marked.length,
      );
      if (flags.includes('--verbose')) {
        for (const one of result.missed) {
          console.log(
            `  missed ${one.id}\t${one.certainty}\tform ${one.form}\t${one.rule}\t${one.where.slice(0, 4).join(' ')}\t${one.printed} → ${one.expected}`,
          );
        }
        for (const one of result.unmarked) console.log(`  unmarked error\t${line(one)}`);
        for (const one of findings) {
          if (one.severity === 'warning' && !marked.some((each) => matches(each, one)))
            console.log(`  unmarked warning\t${line(one)}`);
        }
      }
      if (flags.includes('--all')) {
        for (const one of findings) {
          const said = sayFinding(one);
          console.log(
            `  ${one.root === null ? '' : '  └ '}${line(one)}\n      ${said.title}：${said.sentence} ${said.advice}`,
          );
        }
      }
    }
    const pair = (key: 'arithmetic' | 'other' | 'all' | 'errors'): readonly [number, number] => [
      total[key][0] ?? 0,
      total[key][1] ?? 0,
    ];
    print(
      `${folder} together`,
      pair('arithmetic'),
      pair('other'),
      pair('all'),
      pair('errors'),
      total.raised,
      total.marked,
    );
  }
}

function print(
  name: string,
  arithmetic: readonly [number, number],
  other: readonly [number, number],
  all: readonly [number, number],
  errors: readonly [number, number],
  raised: number,
  marked: number,
): void {
  console.log(
    `${name.padEnd(24)} certain arithmetic ${share(arithmetic)} certain other ${share(other)} all ${share(all)} errors marked too ${share(errors)} raised ${raised} (reviewer ${marked})`,
  );
}

await run();
