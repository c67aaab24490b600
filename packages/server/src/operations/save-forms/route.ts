import { StaleVersion } from '@kaocheng/store/problem';
import { saveFilled } from '@kaocheng/store/records/fill';
import { openDocument } from '@kaocheng/store/records/open';
import { ProblemError } from '../../problem/problem-error.js';
import type { Handler } from '../context.js';
import { demandTemplates } from '../filled-forms.js';
import { readFilled } from '../read-filled.js';

/** Saves the forms of a document that is filled in here, read and examined as a file of the same content would be. */
export const saveForms: Handler<'saveForms'> = async (context, { params, body, caller }) => {
  const opened = await openDocument(context.store, params.id);
  const { id, version: stands, changedBy, changedAt } = opened.document;
  // Refused before it is read: the page then shows what stands.
  if (stands !== body.version)
    throw new StaleVersion(id, body.version, { version: stands, by: changedBy, at: changedAt });
  if (opened.transcript === null) throw new ProblemError(409, 'not-read');
  demandTemplates(JSON.parse(opened.transcript));
  demandTemplates(body.transcript);
  const { name, policy } = opened.document;
  const bytes = new TextEncoder().encode(JSON.stringify(body.transcript));
  const { transcript, summary } = await readFilled(context.readers, { bytes, name, policy });
  const { version } = body;
  const saved = await saveFilled(context.store, params.id, { version, transcript, summary }, caller.name);
  return { version: saved.version, at: saved.changedAt };
};
