import { goldTranscripts, sampleTranscripts } from '../test/containers/laid-forms.js';
import { MADE, returned } from '../test/containers/made-by-others.js';

/**
 * Lays forms out in workbooks, documents and web pages as other people make them, reads them back, and prints for each way
 * which share of the cells came back as it was: the forms of the samples, or those of folders with gold (NNN.json).
 *
 *   npx tsx -C source scripts/made-by-others.ts [FOLDER…] [--only=TEXT] [--verbose]
 */
const options = process.argv.slice(2);
const folders = options.filter((option) => !option.startsWith('--'));
const only = options.find((option) => option.startsWith('--only='))?.slice('--only='.length) ?? '';
const transcripts = folders.length === 0 ? await sampleTranscripts() : folders.flatMap(goldTranscripts);

for (const [name, made] of MADE) {
  if (!name.includes(only)) continue;
  const { right, all, wrong } = await returned(transcripts, made);
  process.stdout.write(`${((100 * right) / Math.max(all, 1)).toFixed(2).padStart(6)} %  ${name} (${all})\n`);
  if (options.includes('--verbose')) process.stdout.write(wrong.map((cell) => `    ${cell}\n`).join(''));
}
