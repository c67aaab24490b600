import { words } from '@kaocheng/core/generated/words';
import type { Handler } from '../context.js';
import { cleanName, demandRoom, receive } from '../receive.js';

export const addText: Handler<'addText'> = async (context, { body, caller }) => {
  await demandRoom(context);
  const bytes = new TextEncoder().encode(body.text);
  return receive(context, cleanName(body.name, words.server.pasted), bytes, caller.name);
};
