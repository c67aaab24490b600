import { saveCorrections as save } from '@kaocheng/store/records/save';
import { standingDocument } from '@kaocheng/store/records/standing-document';
import { ProblemError } from '../../problem/problem-error.js';
import type { Handler } from '../context.js';
import { examineAgain } from '../examine-again.js';
import { saved } from '../saved.js';

const keyOf = ({ form, path }: { readonly form: number; readonly path: string }): string => `${form} ${path}`;

/** Sets and withdraws corrections; the findings that follow are kept by the same save. */
export const saveCorrections: Handler<'saveCorrections'> = async (context, { params, body, caller }) => {
  const { version, set, withdraw } = body;
  if (set.length + withdraw.length === 0) throw new ProblemError(400, 'nothing-to-save');
  const gone = new Set<string>();
  for (const key of [...set, ...withdraw].map(keyOf)) {
    if (gone.has(key)) throw new ProblemError(400, 'cell-twice', { cell: key }, key);
    gone.add(key);
  }
  const standing = await standingDocument(context.store, params.id, version);
  const kept = standing.corrections.flatMap(({ form_order: form, path, value }) =>
    gone.has(keyOf({ form, path })) ? [] : [{ form, path, value }],
  );
  const { difference: summary, printed } = await examineAgain(
    context,
    standing,
    [...set.map(({ form, path, value }) => ({ form, path, value })), ...kept],
    standing.policy,
  );
  const withPrint = set.map((one, index) => ({ ...one, printed: printed[index] ?? null }));
  return saved(await save(context.store, params.id, { version, set: withPrint, withdraw, summary }, caller.name));
};
