import { policies } from '@kaocheng/core/scoring/policies';
import { savePolicy as save } from '@kaocheng/store/records/save';
import { standingDocument } from '@kaocheng/store/records/standing-document';
import { ProblemError } from '../../problem/problem-error.js';
import type { Handler } from '../context.js';
import { examineAgain } from '../examine-again.js';
import { saved } from '../saved.js';

/** Chooses the policy by which a document is scored; null: form by form. */
export const savePolicy: Handler<'savePolicy'> = async (context, { params, body, caller }) => {
  const { version, policy } = body;
  if (policy !== null && !policies.some(({ id }) => id === policy)) {
    throw new ProblemError(400, 'no-such-policy', { policy }, 'body.policy');
  }
  const standing = await standingDocument(context.store, params.id, version);
  const corrections = standing.corrections.map(({ form_order: form, path, value }) => ({ form, path, value }));
  const { difference: summary } = await examineAgain(context, standing, corrections, policy);
  return saved(await save(context.store, params.id, { version, policy, summary }, caller.name));
};
