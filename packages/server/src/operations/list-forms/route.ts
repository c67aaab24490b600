import { listForms as list } from '@kaocheng/store/queries/list';
import type { Handler } from '../context.js';

export const listForms: Handler<'listForms'> = async ({ store }, { query }) => {
  const { forms, total, next } = await list(store, query);
  return { forms: [...forms], total, next };
};
