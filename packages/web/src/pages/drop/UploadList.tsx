import { Link } from '@tanstack/react-router';
import { Counts } from '../../figures/Counts.js';
import { say } from '../../words/say.js';
import { saySize, sayUpload } from './state-words.js';
import { clearEnded, forget, retry, type Upload } from './uploads.js';

/** What came in during this visit, and where each file stands. */
export function UploadList({ uploads }: { readonly uploads: readonly Upload[] }) {
  if (uploads.length === 0) return null;
  const done = uploads.filter(({ state, document }) => state === 'refused' || isEnd(document?.state)).length;
  return (
    <section className="uploads" aria-label={say('upload.title')}>
      <header>
        <h2>{say('upload.title')}</h2>
        <span role="status">{say('upload.count', { done, all: uploads.length })}</span>
        {done === 0 ? null : (
          <button type="button" className="link-button" onClick={clearEnded}>
            {say('upload.clear')}
          </button>
        )}
      </header>
      <ul>
        {uploads.map((upload) => (
          <UploadRow key={upload.key} upload={upload} />
        ))}
      </ul>
    </section>
  );
}

function isEnd(state: string | undefined): boolean {
  return state === 'read' || state === 'unread';
}

function UploadRow({ upload }: { readonly upload: Upload }) {
  const { document, name, size, problem, state, sent } = upload;
  const reason = problem ?? document?.problem?.message ?? null;
  const isOpen = state !== 'refused' && !isEnd(document?.state);
  return (
    <li className={reason === null ? 'upload' : 'upload upload-problem'}>
      <span className="upload-name">
        {document?.state === 'read' ? (
          <Link to="/documents/$id" params={{ id: document.id }}>
            {name}
          </Link>
        ) : (
          name
        )}
        {size === null ? null : <small>{saySize(size)}</small>}
      </span>
      <span className="upload-state">
        {isOpen ? (
          <progress aria-label={say('upload.progress', { name })} {...(state === 'sending' ? { value: sent } : {})} />
        ) : null}
        {sayUpload(upload)}
        {document?.state === 'read' ? <Counts of={document} /> : null}
      </span>
      {reason === null ? null : <span className="upload-reason">{reason}</span>}
      {upload.canRetry ? (
        <button
          type="button"
          className="link-button"
          aria-label={say('upload.retryThis', { name })}
          onClick={() => retry(upload.key)}
        >
          {say('upload.retry')}
        </button>
      ) : null}
      {isOpen ? null : (
        <button
          type="button"
          className="link-button"
          aria-label={say('upload.forget', { name })}
          onClick={() => forget(upload.key)}
        >
          ×
        </button>
      )}
    </li>
  );
}
