import type { Migration } from './migration.js';

/**
 * Saves that come at the same moment are kept together: the end of the audit trail is held, and the disk waited for, once for
 * all of them. One that is refused does not keep the others from being kept. Documents that somebody else holds are told
 * (`held`) and not waited for, as all the others would wait too; those that are taken are taken before the audit trail.
 */
export const saveGroups: Migration = {
  id: 10,
  name: 'save-groups',
  statements: [
    `create function save_versions(p_region text, p_channel text, p_saves jsonb)
    returns table (problem text, stands integer, stands_by text, stands_at timestamp with time zone) as $$
      declare
        v_free text[];
        v_save jsonb;
      begin
        select array_agg(free.id) into v_free from (
          select document.id from document where document.region_code = p_region
            and document.id in (select save ->> 'document' from jsonb_array_elements(p_saves) as save)
          order by document.id for update skip locked
        ) as free;
        for v_save in select save from jsonb_array_elements(p_saves) as save loop
          if coalesce(v_save ->> 'document' = any (v_free), false) then
            select kept.problem, kept.stands, kept.stands_by, kept.stands_at
            into problem, stands, stands_by, stands_at
            from save_version(p_region, v_save ->> 'document', cast(v_save ->> 'held' as integer),
              cast(v_save ->> 'at' as timestamp with time zone), v_save ->> 'by', v_save ->> 'action', v_save -> 'facts',
              v_save ->> 'entry', v_save -> 'work', p_channel, v_save ->> 'telling') as kept;
          else
            problem := 'held';
          end if;
          return next;
        end loop;
      end
    $$ language plpgsql`,
  ],
};
