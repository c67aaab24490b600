import { words } from '@kaocheng/core/generated/words';
import { takeReturn as take } from '@kaocheng/store/records/returned';
import { ProblemError } from '../../problem/problem-error.js';
import { compareReturned } from '../compare-return.js';
import type { Handler } from '../context.js';
import { documentSummary } from '../document-summary.js';
import { demandVersion } from '../examine-again.js';

/** Makes a file that came back the new version of its document. */
export const takeReturn: Handler<'takeReturn'> = async (context, { params, body, caller }) => {
  const { target, compared } = await compareReturned(context, params.id);
  if (target === null || compared === null) throw new ProblemError(409, 'return-unknown');
  demandVersion(target, body.version);
  if (compared.taken === null) {
    throw new ProblemError(409, `return-${compared.verdict}`, { count: String(compared.labels.length) });
  }
  const reason = body.reason.trim();
  const facts = {
    cells: String(compared.cells.length),
    reason: reason === '' ? words.outputs.returned : words.outputs.returnedBecause.replace('{reason}', () => reason),
  };
  const save = { from: params.id, fromVersion: body.fromVersion, version: body.version, ...compared.taken, facts };
  return documentSummary(await take(context.store, target.document.id, save, caller.name));
};
