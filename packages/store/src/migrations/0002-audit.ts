import type { Migration } from './migration.js';

/**
 * The audit trail: one hash chain a region, guarded against change. Who may drop the guard can still change it; that is
 * found by `verifyAudit`.
 */
export const audit: Migration = {
  id: 2,
  name: 'audit',
  statements: [
    `create table audit_chain (
      region_code text not null,
      seq bigint not null check (seq >= 0),
      hash text not null,
      primary key (region_code)
    )`,
    `create table audit_entry (
      region_code text not null,
      seq bigint not null check (seq >= 1),
      made_at timestamp with time zone not null,
      made_by text not null,
      action text not null,
      subject text not null,
      body text not null,
      prior_hash text not null,
      hash text not null,
      primary key (region_code, seq)
    )`,
    'create index audit_entry_by_subject on audit_entry (region_code, subject, seq)',
    `create function refuse_audit_change() returns trigger as $$
      begin
        raise exception 'audit_entry is append-only';
      end
    $$ language plpgsql`,
    `create trigger audit_entry_is_append_only before update or delete on audit_entry
      for each row execute procedure refuse_audit_change()`,
    `create trigger audit_entry_is_not_emptied before truncate on audit_entry
      for each statement execute procedure refuse_audit_change()`,
  ],
};
