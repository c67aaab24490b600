import type { OpenedReturn } from '@kaocheng/contracts/returns';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { toast } from '../../asking/toasts.js';
import { call } from '../../server/call.js';
import { ServerProblem, sentenceOf } from '../../server/problem.js';
import { sayJobs } from '../../words/say-jobs.js';
import { ReturnedCells } from './ReturnedCells.js';
import { returnQuery } from './returns.js';
import './jobs.css';

const route = getRouteApi('/returns/$id');

/** A file that came back: what it changes, cell by cell, before it is taken over; or why it cannot be. */
export function ReturnPage() {
  const { id } = route.useParams();
  const { data, error } = useQuery({ ...returnQuery(id), retry: false });
  if (data === undefined) {
    return (
      <div className="returned">
        <h1>{sayJobs('returned.title')}</h1>
        {error === null ? (
          <p className="loading" role="status">
            {sayJobs('returned.loading')}
          </p>
        ) : (
          <div className="notice" role="alert">
            <p>
              {error instanceof ServerProblem && error.isMissing ? sayJobs('returned.gone') : sentenceOf(error)}{' '}
              <Link to="/">{sayJobs('returned.back')}</Link>
            </p>
          </div>
        )}
      </div>
    );
  }
  return <Opened opened={data} />;
}

function Opened({ opened }: { readonly opened: OpenedReturn }) {
  const { verdict, message, document, target, writtenVersion, cells, labels } = opened;
  return (
    <div className="returned">
      <h1>{sayJobs('returned.title')}</h1>
      <dl className="returned-facts">
        <dt>{sayJobs('returned.file')}</dt>
        <dd>
          <Link to="/documents/$id" params={{ id: document.id }}>
            {document.name}
          </Link>
        </dd>
        <dt>{sayJobs('returned.target')}</dt>
        <dd>
          {target === null ? (
            sayJobs('returned.ofNone')
          ) : (
            <>
              <Link to="/documents/$id" params={{ id: target.id }}>
                {target.name}
              </Link>{' '}
              <small>
                {sayJobs('returned.written', { written: writtenVersion })} ·{' '}
                {sayJobs('returned.stands', { stands: target.version })}
              </small>
            </>
          )}
        </dd>
      </dl>
      <p className={verdict === 'fits' ? 'returned-verdict' : 'returned-verdict returned-refused'} role="status">
        {message}
      </p>
      {labels.length === 0 ? null : (
        <section aria-labelledby="labels-title">
          <h2 id="labels-title">{sayJobs('returned.labels')}</h2>
          <ul>
            {[...new Set(labels)].map((label) => (
              <li key={label}>{label}</li>
            ))}
          </ul>
        </section>
      )}
      {cells.length === 0 ? null : <ReturnedCells opened={opened} />}
      <Answers opened={opened} />
    </div>
  );
}

function Answers({ opened: { verdict, document, target } }: { readonly opened: OpenedReturn }) {
  const [reason, setReason] = useState('');
  const [isRunning, setRunning] = useState(false);
  const client = useQueryClient();
  const navigate = useNavigate();
  const answer = async (work: () => Promise<{ id: string; said: string }>): Promise<void> => {
    setRunning(true);
    try {
      const { id, said } = await work();
      toast({ text: said });
      await navigate({ to: '/documents/$id', params: { id } });
      // Only what came back is gone: what else is shown of these documents is asked anew.
      client.removeQueries({ queryKey: ['return', document.id] });
      for (const key of ['returns', 'documents', 'document', 'history', 'text', 'sheets']) {
        void client.invalidateQueries({ queryKey: [key] });
      }
    } catch (error) {
      toast({ text: sayJobs('returned.failed', { reason: sentenceOf(error) }), tone: 'problem' });
      await client.invalidateQueries({ queryKey: ['return', document.id] });
    } finally {
      setRunning(false);
    }
  };
  const take = (version: number) =>
    answer(async () => {
      const body = { version, fromVersion: document.version, reason };
      const taken = await call('takeReturn', { params: { id: document.id }, body });
      return { id: taken.id, said: sayJobs('returned.taken', { name: taken.name, version: taken.version }) };
    });
  const keep = () =>
    answer(async () => {
      await call('keepReturn', { params: { id: document.id } });
      return { id: document.id, said: sayJobs('returned.kept', { name: document.name }) };
    });
  return (
    <div className="returned-answers">
      {verdict === 'fits' && target !== null ? (
        <>
          <label>
            {sayJobs('returned.reason')}
            <input
              className="field"
              value={reason}
              maxLength={2000}
              placeholder={sayJobs('returned.reasonHint')}
              onChange={({ target: field }) => setReason(field.value)}
            />
          </label>
          <button
            type="button"
            className="strong-button"
            disabled={isRunning}
            onClick={() => void take(target.version)}
          >
            {sayJobs('returned.take')}
          </button>
        </>
      ) : null}
      <button type="button" className="plain-button" disabled={isRunning} onClick={() => void keep()}>
        {sayJobs('returned.keep')}
      </button>
    </div>
  );
}
