import type { DocumentDetail } from '@kaocheng/contracts/document';
import { corrected } from '@kaocheng/core/correct/correct';
import type { Form, Transcript } from '@kaocheng/core/model/transcript';
import type { Template } from '@kaocheng/forms/templates/template';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { call } from '../../server/call.js';
import { type DraftStorage, dropDraft, keepDraft, takeDraft } from './drafts.js';
import { type FilledVersion, FillSession, type FillView } from './fill-session.js';
import { followed } from './follow.js';
import { type Tab, thisTab } from './tab.js';

/** A form out of an opened document, with the corrections that stand. */
export function versionOf(detail: DocumentDetail, order: number): FilledVersion | null {
  const { transcript, document } = detail;
  if (transcript === null) return null;
  const form = correctedForm(transcript, detail, order);
  if (form === null) return null;
  // Where a workbook that came back was read says nothing once rows are added or moved.
  const { cells: _cells, start: _start, end: _end, ...own } = form;
  return { version: document.version, form: own };
}

/** A form with the corrections that stand. */
export function correctedForm(
  transcript: Transcript,
  { corrections }: Pick<DocumentDetail, 'corrections'>,
  order: number,
): Form | null {
  const own = corrections.filter(({ form }) => form === order);
  return corrected(transcript, own).forms.find((form) => form.order === order) ?? null;
}

/** The document as it is saved: its form as it stands, and what of the document follows from the form. */
export function transcriptWith(transcript: Transcript, form: Form): Transcript {
  const unit = 'supervisor' in form ? (form.supervisor ?? form.implementer) : null;
  return {
    ...transcript,
    department: unit ?? transcript.department,
    year: form.year ?? transcript.year,
    forms: transcript.forms.map((each) => (each.order === form.order ? form : each)),
  };
}

function browserStorage(): DraftStorage {
  return window.localStorage;
}

/** The filling in of one form of a document; null until it is known what this computer holds of it. */
export function useFillSession(
  detail: DocumentDetail,
  transcript: Transcript,
  opened: FilledVersion,
  template: Template,
): { readonly session: FillSession; readonly view: FillView } {
  const client = useQueryClient();
  const { id } = detail.document;
  const { order } = opened.form;
  const [held] = useState(() => {
    const tab: { current: Tab | null } = { current: null };
    const session = new FillSession(
      opened,
      {
        save: async (form, version) => {
          const saved = await call('saveForms', {
            params: { id },
            body: { version, transcript: transcriptWith(transcript, form) },
          });
          for (const key of ['history', 'documents', 'forms', 'overview']) {
            void client.invalidateQueries({ queryKey: key === 'history' ? [key, id] : [key] });
          }
          return saved.version;
        },
        open: async () => {
          const now = versionOf(await call('openDocument', { params: { id } }), order);
          return now ?? opened;
        },
      },
      (unsaved, only) => {
        if (tab.current === null) return true;
        if (only !== undefined) {
          dropDraft(browserStorage(), id, tab.current.id, only);
          return true;
        }
        return keepDraft(browserStorage(), id, tab.current.id, unsaved);
      },
      (before, after) => followed(template, before, after),
    );
    return { session, tab };
  });
  const { session, tab } = held;
  useEffect(() => {
    let isGone = false;
    session.open();
    void thisTab().then(async (mine) => {
      const draft = await takeDraft(browserStorage(), id, mine);
      if (isGone) return;
      tab.current = mine;
      if (draft !== null) session.resume(draft);
    });
    const flush = (): void => {
      if (document.visibilityState === 'hidden') session.saveNow();
    };
    document.addEventListener('visibilitychange', flush);
    return () => {
      isGone = true;
      document.removeEventListener('visibilitychange', flush);
      session.saveNow();
      session.close();
    };
  }, [session, tab, id]);
  useEffect(() => {
    const now = versionOf(detail, order);
    if (now !== null) session.newer(now);
  }, [session, detail, order]);
  return { session, view: useSyncExternalStore(session.subscribe, session.read) };
}
