import { openDocument } from '@kaocheng/store/records/open';
import { saveCorrections as save } from '@kaocheng/store/records/save';
import { ProblemError } from '../../problem/problem-error.js';
import type { Handler } from '../context.js';
import { demandVersion, examineAgain, transcriptOf } from '../examine-again.js';
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
  const opened = await openDocument(context.store, params.id);
  demandVersion(opened, version);
  const kept = opened.corrections.filter((one) => !gone.has(keyOf(one)));
  const { summary, printed } = await examineAgain(
    context,
    transcriptOf(opened),
    [...set, ...kept].map(({ form, path, value }) => ({ form, path, value })),
    opened.document.policy,
  );
  const withPrint = set.map((one, index) => ({ ...one, printed: printed[index] ?? null }));
  return saved(await save(context.store, params.id, { version, set: withPrint, withdraw, summary }, caller.name));
};
