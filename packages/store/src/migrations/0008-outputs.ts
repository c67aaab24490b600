import type { Migration } from './migration.js';

/**
 * Files that are written for many documents at once, as jobs with a result for each; earlier files of a document that came
 * back filled in; and files that say of which document they were written, until somebody takes them over.
 */
export const outputs: Migration = {
  id: 8,
  name: 'outputs',
  statements: [
    `create table output_job (
      region_code text not null,
      id text not null,
      what text not null,
      format text not null,
      state text not null check (state in ('waiting', 'working', 'ready', 'failed', 'cancelled')),
      total integer not null check (total >= 0),
      written integer not null default 0,
      left_out integer not null default 0,
      asked_at timestamp with time zone not null,
      asked_by text not null,
      ended_at timestamp with time zone,
      size bigint,
      problem_code text,
      problem_facts jsonb,
      taker text,
      beat_at timestamp with time zone,
      primary key (region_code, id),
      check ((state = 'working') = (taker is not null) and (taker is null) = (beat_at is null)),
      check ((state in ('ready', 'failed', 'cancelled')) = (ended_at is not null)),
      check ((state = 'failed') = (problem_code is not null))
    )`,
    'create index output_job_by_age on output_job (region_code, asked_at, id)',
    `create table output_item (
      region_code text not null,
      job text not null,
      ordinal integer not null,
      document text not null,
      name text not null,
      entry text not null,
      state text not null check (state in ('waiting', 'written', 'left')),
      version integer,
      code text,
      facts jsonb,
      primary key (region_code, job, ordinal),
      foreign key (region_code, job) references output_job (region_code, id) on delete cascade,
      check (state <> 'left' or code is not null)
    )`,
    `create table document_file (
      region_code text not null,
      document text not null,
      version integer not null,
      file_hash text not null,
      name text not null,
      type text not null,
      primary key (region_code, document, version),
      foreign key (region_code, document) references document (region_code, id) on delete cascade,
      foreign key (region_code, file_hash) references file (region_code, hash)
    )`,
    'create index document_file_by_hash on document_file (region_code, file_hash)',
    `create table returned_file (
      region_code text not null,
      document text not null,
      record jsonb not null,
      noted_at timestamp with time zone not null,
      primary key (region_code, document),
      foreign key (region_code, document) references document (region_code, id) on delete cascade
    )`,
  ],
};
