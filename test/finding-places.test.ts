import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { flatten } from '@kaocheng/core/checks/hang';
import { cellAt } from '@kaocheng/core/correct/correct';
import { examineTranscript } from '@kaocheng/core/examine/examine';
import type { Transcript } from '@kaocheng/core/model/transcript';
import { openDocument } from '@kaocheng/documents/open';
import { readContent } from '@kaocheng/forms/read';
import { expect, it } from 'vitest';
import { type FindingPlace, placesOf } from '../packages/web/src/pages/document/findings/places.js';
import { formText, NARRATIVE } from './browser/form-text.js';

const SAMPLES = fileURLToPath(new URL('../samples/', import.meta.url));
const files = readdirSync(SAMPLES)
  .filter((name) => /\.(?:txt|html)$/.test(name))
  .map((name) => join(SAMPLES, name));

/** Where a place leads, or why it leads nowhere. */
function led(transcript: Transcript, text: string, place: FindingPlace): string {
  if (place.kind === 'cell') {
    const form = transcript.forms.find(({ order }) => order === place.cell.form);
    if (form === undefined) return `no form ${place.cell.form}`;
    if (form.cells?.[place.cell.path] !== undefined) return 'cell';
    cellAt(form, place.cell.path);
    return 'cell';
  }
  if (place.kind === 'text') {
    const isThere = place.spans.every(([start, end]) => end > start && text.slice(start, end).trim() !== '');
    return isThere && place.spans.length > 0 ? 'text' : `no text ${JSON.stringify(place.spans)}`;
  }
  return place.kind;
}

it('every place of every finding of the samples leads to a cell, a passage or its form', async () => {
  const kinds = new Map<string, number>();
  let whole = 0;
  const told = new TextEncoder().encode(`${NARRATIVE.join('\n')}\n${formText()}`);
  const sources = files.map((path): [string, Uint8Array] => [path, readFileSync(path)]);
  for (const [path, bytes] of [...sources, ['narrative', told] as const]) {
    const opened = await openDocument(bytes, path);
    if (opened.kind !== 'content') throw new Error(path);
    const { text } = opened.content;
    const transcript = readContent(opened.content, path);
    for (const finding of flatten(examineTranscript(transcript, { policy: null }).findings)) {
      const places = placesOf(transcript, finding);
      expect(places.length, finding.id).toBeGreaterThan(0);
      for (const place of places) {
        const kind = led(transcript, text, place);
        expect(['cell', 'text', 'form', 'whole'], `${path} ${finding.id} ${finding.where.join(' ')}`).toContain(kind);
        kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
        if (kind !== 'whole') continue;
        whole += 1;
        expect(finding.where, finding.id).toEqual(['document']);
      }
      // A finding that rests on passages leads to each of them.
      const passages = finding.source.filter((each) => each.path === 'text' && (each.spans?.length ?? 0) > 0);
      expect(places.filter(({ kind }) => kind === 'text').length).toBeGreaterThanOrEqual(Math.min(1, passages.length));
    }
  }
  expect(kinds.get('cell')).toBeGreaterThan(20);
  expect(kinds.get('text')).toBeGreaterThan(3);
  expect(whole).toBeLessThan(5);
});
