import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { toast } from '../../asking/toasts.js';
import { call } from '../../server/call.js';
import { documentQuery, textQuery } from '../../server/documents.js';
import { sentenceOf } from '../../server/problem.js';
import type { NamedFile } from '../../server/send-file.js';
import { say } from '../../words/say.js';
import { ReturnedPanel } from '../jobs/Returned.js';
import { DocumentList } from './DocumentList.js';
import { DropZone } from './DropZone.js';
import { UploadList } from './UploadList.js';
import { follow, refuse, upload, uploadText, useUploads } from './uploads.js';
import './drop.css';

/** The first page: where documents come in, and the list of those that are here. */
export function DropPage() {
  const uploads = useUploads();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [isLoadingSamples, setLoadingSamples] = useState(false);
  /** The upload whose document is opened as soon as it is read: one that came alone. */
  const alone = useRef<number | null>(null);

  useEffect(() => {
    const found = uploads.find(({ key }) => key === alone.current)?.document;
    if (found?.state !== 'read') return;
    alone.current = null;
    // The text comes at the same time as the forms, and not after them.
    void client.prefetchQuery(documentQuery(found.id));
    if (found.type !== 'json') void client.prefetchQuery(textQuery(found.id));
    void navigate({ to: '/documents/$id', params: { id: found.id } });
  }, [uploads, navigate, client]);

  const takeFiles = (files: readonly NamedFile[]): void => {
    const keys = upload(files);
    alone.current = keys.length === 1 ? (keys[0] ?? null) : null;
    // The page of a document is fetched while its file is on the way.
    void import('../document/DocumentPage.js');
  };
  const takeText = (text: string): void => {
    alone.current = uploadText(say('drop.pasteName', { begin: text.trim().split('\n')[0]?.slice(0, 20) ?? '' }), text);
  };
  const takeSamples = async (): Promise<void> => {
    setLoadingSamples(true);
    try {
      const { documents } = await call('addSamples', {});
      alone.current = null;
      follow(documents);
      await client.invalidateQueries({ queryKey: ['documents'] });
    } catch (error) {
      toast({ text: sentenceOf(error), tone: 'problem' });
    } finally {
      setLoadingSamples(false);
    }
  };

  return (
    <div className="drop-page">
      <DropZone
        onFiles={takeFiles}
        onUnreadable={(names) => refuse(names, say('drop.unreadable'))}
        onText={takeText}
        onSamples={() => void takeSamples()}
        isLoadingSamples={isLoadingSamples}
      />
      <UploadList uploads={uploads} />
      <ReturnedPanel />
      <DocumentList />
    </div>
  );
}
