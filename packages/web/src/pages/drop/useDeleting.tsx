import type { DocumentSummary } from '@kaocheng/contracts/document';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Ask } from '../../asking/Ask.js';
import { toast } from '../../asking/toasts.js';
import { call } from '../../server/call.js';
import { sentenceOf } from '../../server/problem.js';
import { say } from '../../words/say.js';

interface Deleting {
  /** Asks whether a document is to be deleted. */
  readonly ask: (document: DocumentSummary) => void;
  /** Whether it is no longer to be shown. */
  readonly isGone: (id: string) => boolean;
  readonly question: ReactNode;
}

/** How long a deletion can be taken back, in milliseconds. */
const TIME_TO_UNDO = 8_000;

/**
 * Deleting with a question before and some seconds to take it back: only then it is asked of the server, so that a page
 * that is closed meanwhile deletes nothing.
 */
export function useDeleting(): Deleting {
  const [asked, setAsked] = useState<DocumentSummary | null>(null);
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const client = useQueryClient();

  const show = (id: string): void => setGone((before) => new Set([...before].filter((each) => each !== id)));
  const remove = async ({ id, name, version }: DocumentSummary): Promise<void> => {
    try {
      await call('deleteDocument', { params: { id }, query: { version } });
    } catch (error) {
      show(id);
      toast({ text: say('list.deleteFailed', { name, reason: sentenceOf(error) }), tone: 'problem' });
    }
    await client.invalidateQueries({ queryKey: ['documents'] });
  };
  const confirmed = (document: DocumentSummary): void => {
    setAsked(null);
    setGone((before) => new Set([...before, document.id]));
    toast({
      text: say('list.deleted', { name: document.name }),
      stays: TIME_TO_UNDO,
      action: { label: say('ask.undo'), run: () => show(document.id) },
      onGone: () => void remove(document),
    });
  };
  const question =
    asked === null ? null : (
      <Ask
        title={say('list.deleteTitle')}
        yes={say('list.delete')}
        isDangerous
        onYes={() => confirmed(asked)}
        onNo={() => setAsked(null)}
      >
        {say('list.deleteQuestion', {
          name: asked.name,
          forms: asked.forms,
          corrections: asked.corrections,
          decided: asked.decided,
        })}
      </Ask>
    );
  return { ask: setAsked, isGone: (id) => gone.has(id), question };
}
