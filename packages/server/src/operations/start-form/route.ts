import type { Handler } from '../context.js';
import { demandTemplates } from '../filled-forms.js';
import { cleanName, demandRoom, receive } from '../receive.js';

/** Keeps a form that is begun as a document of its own. The draft is part of its file: no two starts are one document. */
export const startForm: Handler<'startForm'> = async (context, { body, caller }) => {
  const { draft, name, transcript } = body;
  demandTemplates(transcript);
  await demandRoom(context);
  const bytes = new TextEncoder().encode(JSON.stringify({ draft, ...transcript }));
  return receive(context, cleanName(name, draft), bytes, caller.name);
};
