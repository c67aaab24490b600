import { policies } from '@kaocheng/core/scoring/policies';
import { openDocument } from '@kaocheng/store/records/open';
import { savePolicy as save } from '@kaocheng/store/records/save';
import { ProblemError } from '../../problem/problem-error.js';
import type { Handler } from '../context.js';
import { demandVersion, examineAgain, transcriptOf } from '../examine-again.js';
import { saved } from '../saved.js';

/** Chooses the policy by which a document is scored; null: form by form. */
export const savePolicy: Handler<'savePolicy'> = async (context, { params, body, caller }) => {
  const { version, policy } = body;
  if (policy !== null && !policies.some(({ id }) => id === policy)) {
    throw new ProblemError(400, 'no-such-policy', { policy }, 'body.policy');
  }
  const opened = await openDocument(context.store, params.id);
  demandVersion(opened, version);
  const corrections = opened.corrections.map(({ form, path, value }) => ({ form, path, value }));
  const { summary } = await examineAgain(context, transcriptOf(opened), corrections, policy);
  return saved(await save(context.store, params.id, { version, policy, summary }, caller.name));
};
