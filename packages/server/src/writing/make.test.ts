import { expect, it } from 'vitest';
import { transcriptFile } from '../testing/form.js';
import { OutputMaker } from './make.js';
import { noteOf } from './output-of.js';

it('tells of a pdf the characters that no font could show', async () => {
  const maker = new OutputMaker();
  try {
    const transcript = transcriptFile('甲.json').replaceAll('参保扩面', '张\ue863办');
    expect(transcript).toContain('\ue863');
    const made = await maker.make({
      kind: 'write',
      what: 'forms',
      format: 'pdf',
      transcript,
      corrections: [],
      policy: null,
      dismissed: [],
      date: '2024-01-31',
      version: '0.1.0',
      record: { document: 'one', version: 1 },
      fonts: null,
      patient: true,
    });
    if (made.kind === 'problem') throw new Error(made.code);
    expect(made.missing.map(({ code }) => code)).toEqual(['U+E863']);
    expect(noteOf(made)?.facts['glyphs']).toContain('U+E863');
  } finally {
    maker.close();
  }
});
