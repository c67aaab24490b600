import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkDocument } from '@kaocheng/core/checks/check';
import { interpret } from '@kaocheng/core/interpret/interpret';
import { policies } from '@kaocheng/core/scoring/policies';
import { scoreEvaluation } from '@kaocheng/core/scoring/score';
import { selectPolicy } from '@kaocheng/core/scoring/select';
import { openDocument } from '@kaocheng/documents/open';
import { readContent } from '@kaocheng/forms/read';

/** Times that every document is read. */
const ROUNDS = 5;

/** Documents and forms a second, the share of each stage, and the peak of memory, over a folder of documents. */
export async function benchReading(name: string, folder: string): Promise<void> {
  if (!existsSync(folder)) {
    console.log(`\nreading ${name}: the folder is not there`);
    return;
  }
  const files = readdirSync(folder)
    .filter((file) => /\.(txt|html)$/.test(file))
    .map((file) => ({ file, bytes: readFileSync(join(folder, file)) }));
  const spent = { open: 0, read: 0, interpret: 0, score: 0, check: 0 };
  let forms = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { file, bytes } of files) {
      const marks = [performance.now()];
      const mark = (): number => marks.push(performance.now());
      const opened = await openDocument(bytes, file);
      mark();
      if (opened.kind !== 'content') throw new Error(`${file} could not be opened`);
      const transcript = readContent(opened.content, file);
      mark();
      const evaluation = interpret(transcript);
      mark();
      const scorecards = scoreEvaluation(evaluation, (form) => {
        const policy = selectPolicy(form, policies);
        if (policy === null) throw new Error('no policy');
        return policy;
      });
      mark();
      checkDocument(evaluation, scorecards);
      mark();
      forms += transcript.forms.length;
      for (const [i, stage] of (['open', 'read', 'interpret', 'score', 'check'] as const).entries()) {
        spent[stage] += (marks[i + 1] ?? 0) - (marks[i] ?? 0);
      }
    }
  }
  const all = Object.values(spent).reduce((sum, part) => sum + part, 0);
  const size = files.reduce((sum, { bytes }) => sum + bytes.length, 0) * ROUNDS;
  const shares = Object.entries(spent).map(([stage, part]) => `${stage} ${((100 * part) / all).toFixed(1)} %`);
  console.log(
    `\nreading ${name}: ${files.length} documents, ${forms / ROUNDS} forms, ${ROUNDS} rounds in one warm process`,
  );
  console.log(
    `  ${((1000 * files.length * ROUNDS) / all).toFixed(1)} documents a second, ${((1000 * forms) / all).toFixed(1)} forms a second,` +
      ` ${(size / all / 1000).toFixed(2)} MB a second`,
  );
  console.log(`  ${shares.join(', ')}`);
  console.log(`  peak memory so far ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
}
