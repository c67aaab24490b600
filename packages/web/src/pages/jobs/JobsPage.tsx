import type { OutputJob } from '@kaocheng/contracts/outputs';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Ask } from '../../asking/Ask.js';
import { toast } from '../../asking/toasts.js';
import { call } from '../../server/call.js';
import { sentenceOf } from '../../server/problem.js';
import { sayJobs } from '../../words/say-jobs.js';
import { JobRow } from './JobRow.js';
import { followOutputs, nameOfJob, outputsQuery } from './outputs.js';
import './jobs.css';

/** The jobs that write files of many documents: how far each is, and what came of it. */
export function JobsPage() {
  const client = useQueryClient();
  useEffect(() => followOutputs(client), [client]);
  const { data, error, refetch } = useQuery({
    ...outputsQuery,
    // Events tell it sooner; asking makes good what they miss.
    refetchInterval: ({ state }) => (state.data?.outputs.some(({ endedAt }) => endedAt === null) ? 5_000 : false),
  });
  const [asked, setAsked] = useState<OutputJob | null>(null);
  const change = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (problem) {
      toast({ text: sentenceOf(problem), tone: 'problem' });
    }
    await client.invalidateQueries({ queryKey: ['outputs'] });
  };
  if (data === undefined) {
    return (
      <div className="jobs">
        <h1>{sayJobs('jobs.title')}</h1>
        {error === null ? (
          <p className="loading" role="status">
            {sayJobs('jobs.loading')}
          </p>
        ) : (
          <div className="notice" role="alert">
            <p>{sayJobs('jobs.failed', { reason: sentenceOf(error) })}</p>
            <button type="button" className="plain-button" onClick={() => void refetch()}>
              {sayJobs('jobs.retry')}
            </button>
          </div>
        )}
      </div>
    );
  }
  const { outputs, keptDays, keptBytes } = data;
  return (
    <div className="jobs">
      <h1>{sayJobs('jobs.title')}</h1>
      <p className="jobs-intro">
        {sayJobs('jobs.intro', { days: keptDays, megabytes: Math.round(keptBytes / 1024 / 1024) })}
      </p>
      {outputs.length === 0 ? (
        <p className="list-empty">{sayJobs('jobs.empty')}</p>
      ) : (
        <ul className="jobs-list" aria-label={sayJobs('jobs.title')}>
          {outputs.map((job) => (
            <JobRow
              key={job.id}
              job={job}
              onCancel={() => void change(() => call('cancelOutput', { params: { id: job.id } }))}
              onDelete={() => setAsked(job)}
            />
          ))}
        </ul>
      )}
      {asked === null ? null : (
        <Ask
          title={sayJobs('jobs.deleteTitle')}
          yes={sayJobs('jobs.delete')}
          isDangerous
          onYes={() => {
            setAsked(null);
            void change(() => call('deleteOutput', { params: { id: asked.id } }));
          }}
          onNo={() => setAsked(null)}
        >
          {sayJobs('jobs.deleteQuestion', { name: nameOfJob(asked) })}
        </Ask>
      )}
    </div>
  );
}
