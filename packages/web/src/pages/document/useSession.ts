import type { Saved } from '@kaocheng/contracts/changes';
import type { DocumentDetail } from '@kaocheng/contracts/document';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { call } from '../../server/call.js';
import { browserShelf } from './session/kept.js';
import { DocumentSession, type SessionView } from './session/session.js';
import type { Change } from './session/standing.js';
import { browserTabs } from './session/tabs.js';

function saveOf(id: string, change: Change, version: number): Promise<Saved> {
  const params = { id };
  if (change.kind === 'policy') return call('savePolicy', { params, body: { version, policy: change.policy } });
  if (change.kind === 'decisions') {
    return call('saveDecisions', { params, body: { version, decisions: change.decisions } });
  }
  return call('saveCorrections', { params, body: { version, set: change.set, withdraw: change.withdraw } });
}

/** The work on the document that a page shows; one session as long as the page stands. */
export function useSession(detail: DocumentDetail): { readonly session: DocumentSession; readonly view: SessionView } {
  const client = useQueryClient();
  const { id } = detail.document;
  const [session] = useState(
    () =>
      new DocumentSession(
        detail,
        {
          save: async (change, version) => {
            const saved = await saveOf(id, change, version);
            client.setQueryData<DocumentDetail>(['document', id], (old) =>
              old === undefined ? old : { ...old, ...saved, document: { ...old.document, version: saved.version } },
            );
            void client.invalidateQueries({ queryKey: ['history', id] });
            return saved;
          },
          open: () => call('openDocument', { params: { id } }),
        },
        browserShelf,
        browserTabs,
      ),
  );
  useEffect(() => {
    session.start();
    // Who comes back to the page, or to the network, need not wait for the next try.
    const back = (): void => {
      if (!document.hidden && session.now().state === 'waiting') session.retry();
    };
    document.addEventListener('visibilitychange', back);
    window.addEventListener('online', back);
    return () => {
      document.removeEventListener('visibilitychange', back);
      window.removeEventListener('online', back);
      session.close();
    };
  }, [session]);
  useEffect(() => session.newer(detail), [session, detail]);
  return { session, view: useSyncExternalStore(session.subscribe, session.now) };
}

/** So many findings one save takes. */
export const MOST_AT_ONCE = 2000;
