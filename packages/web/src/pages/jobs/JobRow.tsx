import { otherOperations } from '@kaocheng/contracts/operations';
import type { OutputJob } from '@kaocheng/contracts/outputs';
import { useState } from 'react';
import { addressOf } from '../../server/call.js';
import { sayJobs } from '../../words/say-jobs.js';
import { sayInstant, saySize } from '../drop/state-words.js';
import { JobItems } from './JobItems.js';
import { nameOfJob } from './outputs.js';

interface JobRowProps {
  readonly job: OutputJob;
  readonly onCancel: () => void;
  readonly onDelete: () => void;
}

/** One job: what it writes, how far it is, its archive, and on demand what became of each document. */
export function JobRow({ job, onCancel, onDelete }: JobRowProps) {
  const [isOpen, setOpen] = useState(false);
  const { id, state, total, written, leftOut, askedAt, size, problem } = job;
  const name = nameOfJob(job);
  const title = `${name} ${sayInstant(askedAt)}`;
  const of = (action: string): string => sayJobs('jobs.of', { action, name: title });
  const download = sayJobs('jobs.download', { size: saySize(size ?? 0) });
  const show = sayJobs(isOpen ? 'jobs.hide' : 'jobs.show');
  const done = written + leftOut;
  const isRunning = state === 'waiting' || state === 'working';
  return (
    <li className={`job job-${state}`}>
      <div className="job-what">
        <h2>{name}</h2>
        <small>
          {sayJobs('jobs.count', { count: total })} · <time dateTime={askedAt}>{sayInstant(askedAt)}</time>
        </small>
      </div>
      <div className="job-state" role="status">
        <strong>{sayJobs(`state.${state}`)}</strong>{' '}
        {isRunning ? <span>{sayJobs('jobs.progress', { done, total })}</span> : null}
        {isRunning ? (
          <progress aria-label={sayJobs('jobs.progress', { done, total })} value={done} max={total} />
        ) : (
          <span>
            {sayJobs('jobs.written', { count: written })}
            {leftOut === 0 ? null : <em className="job-left">{sayJobs('jobs.left', { count: leftOut })}</em>}
          </span>
        )}
        {problem === null ? null : <p className="problem">{problem.message}</p>}
      </div>
      <div className="job-ways">
        {state === 'ready' ? (
          <a
            className="strong-button job-download"
            href={addressOf(otherOperations.outputArchive.path, { id })}
            download
            aria-label={of(download)}
          >
            {download}
          </a>
        ) : null}
        {isRunning ? (
          <button type="button" className="plain-button" aria-label={of(sayJobs('jobs.cancel'))} onClick={onCancel}>
            {sayJobs('jobs.cancel')}
          </button>
        ) : null}
        <button
          type="button"
          className="plain-button"
          aria-expanded={isOpen}
          aria-label={of(show)}
          onClick={() => setOpen(!isOpen)}
        >
          {show}
        </button>
        {isRunning ? null : (
          <button type="button" className="link-button" aria-label={of(sayJobs('jobs.delete'))} onClick={onDelete}>
            {sayJobs('jobs.delete')}
          </button>
        )}
      </div>
      {isOpen ? <JobItems job={job} /> : null}
    </li>
  );
}
