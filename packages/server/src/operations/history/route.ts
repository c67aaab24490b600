import { historyOf } from '@kaocheng/store/records/open';
import type { Handler } from '../context.js';

export const history: Handler<'history'> = async ({ store }, { params }) => {
  const entries = await historyOf(store, params.id);
  return { entries: entries.map(({ facts, ...entry }) => ({ ...entry, facts: { ...facts } })) };
};
