import type { DocumentSummary } from '@kaocheng/contracts/document';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { LoadingScreen } from '../../app/ErrorScreen.js';
import { Notice } from '../../app/Notice.js';
import { documentQuery, textQuery } from '../../server/documents.js';
import { sentenceOf } from '../../server/problem.js';
import { say } from '../../words/say.js';
import { sayState } from '../drop/state-words.js';
import { ReturnedNotice } from '../jobs/Returned.js';
import { Workbench } from './Workbench.js';

const route = getRouteApi('/documents/$id');

function isOnItsWay(document: DocumentSummary | undefined): boolean {
  return document?.state === 'queued' || document?.state === 'reading';
}

/** The page of one document. */
export function DocumentPage() {
  const { id } = route.useParams();
  const { form, finding } = route.useSearch();
  const opened = useQuery({
    ...documentQuery(id),
    // Events tell it sooner; asking makes good what they miss.
    refetchInterval: ({ state }) => (isOnItsWay(state.data?.document) ? 2_000 : false),
  });
  // The places of a transcript that was handed in lie in another file.
  const isTextThere = opened.data?.document.state === 'read' && opened.data.document.type !== 'json';
  const text = useQuery({ ...textQuery(id), enabled: isTextThere });
  if (opened.data === undefined) {
    return opened.error === null ? (
      <LoadingScreen />
    ) : (
      <Notice title={say('document.failed')} sentence={sentenceOf(opened.error)} onRetry={() => void opened.refetch()}>
        <Link to="/">{say('error.home')}</Link>
      </Notice>
    );
  }
  const { document, transcript } = opened.data;
  if (isOnItsWay(document)) {
    return (
      <div className="notice notice-calm" role="status">
        <h1>{document.name}</h1>
        <p>{sayState(document)}</p>
        <progress aria-label={sayState(document)} />
      </div>
    );
  }
  if (transcript === null) {
    return (
      <Notice title={say('document.unread', { name: document.name })} sentence={document.problem?.message ?? ''}>
        <Link to="/">{say('error.home')}</Link>
      </Notice>
    );
  }
  return (
    <div className="document-whole">
      <ReturnedNotice id={id} />
      <Workbench
        key={id}
        detail={opened.data}
        transcript={transcript}
        text={isTextThere && text.isPending ? undefined : (text.data ?? null)}
        begin={{ form: form ?? null, finding: finding ?? null }}
      />
    </div>
  );
}
