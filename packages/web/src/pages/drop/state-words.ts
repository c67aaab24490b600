import type { DocumentSummary } from '@kaocheng/contracts/document';
import { say } from '../../words/say.js';
import type { Upload } from './uploads.js';

/** Where a document stands, in words. */
export function sayState(document: Pick<DocumentSummary, 'state'>): string {
  return say(`state.${document.state}`);
}

/** Where a file stands on its way, in words. */
export function sayUpload({ state, sent, document }: Upload): string {
  if (document !== null) return sayState(document);
  if (state === 'sending') return say('upload.sending', { percent: Math.round(sent * 100) });
  return say(state === 'refused' ? 'upload.refused' : 'upload.waiting');
}

/** A size for people: 49 kB. */
export function saySize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** An instant in the place of the browser: 2026-11-22 15:30. */
export function sayInstant(instant: string): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant;
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}`;
}
