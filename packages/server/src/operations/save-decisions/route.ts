import { saveDecisions as save } from '@kaocheng/store/records/save';
import { ProblemError } from '../../problem/problem-error.js';
import type { Handler } from '../context.js';
import { saved } from '../saved.js';

/** Confirms, dismisses or opens findings again; who dismisses says why. */
export const saveDecisions: Handler<'saveDecisions'> = async ({ store }, { params, body, caller }) => {
  const unexplained = body.decisions.findIndex(({ state, reason }) => state === 'dismissed' && reason.trim() === '');
  if (unexplained >= 0) throw new ProblemError(400, 'reason-wanted', {}, `body.decisions.${unexplained}.reason`);
  return saved(await save(store, params.id, body, caller.name));
};
