import type { Migration } from './migration.js';

/**
 * A save reaches each row by its whole key. Joined with the list of what it changes, the database read all corrections that a
 * document ever had, and all documents, as it cannot know how short the list is.
 */
export const rowsByKey: Migration = {
  id: 13,
  name: 'rows-by-key',
  statements: [
    `create or replace function save_version(
      p_region text, p_document text, p_held integer, p_at timestamp with time zone, p_by text, p_action text,
      p_facts jsonb, p_entry text, p_work jsonb, p_channel text, p_telling text,
      out problem text, out stands integer, out stands_by text, out stands_at timestamp with time zone
    ) as $$
      declare
        v_row document;
        v_chain audit_chain;
        v_body text;
        v_hash text;
        v_ended record;
        v_form scored_form;
        v_finding finding;
        v_added record;
      begin
        select * into v_row from document where region_code = p_region and id = p_document for update;
        if not found then
          problem := 'no-document';
          return;
        end if;
        stands := v_row.version;
        stands_by := v_row.changed_by;
        stands_at := v_row.changed_at;
        if v_row.version <> p_held then
          problem := 'stale-version';
          return;
        end if;
        for v_ended in
          select * from jsonb_to_recordset(p_work -> 'endedCorrections') as ended (from_version integer, ordinal integer)
        loop
          update correction set to_version = p_held + 1, ended_at = p_at, ended_by = p_by
          where region_code = p_region and document = p_document and from_version = v_ended.from_version
            and ordinal = v_ended.ordinal;
        end loop;
        if p_work ? 'corrections' then
          insert into correction (region_code, document, from_version, ordinal, form_order, path, printed, value, reason,
            made_at, made_by)
          select p_region, p_document, p_held + 1, made.ordinal, made.form_order, made.path, made.printed, made.value,
            made.reason, p_at, p_by
          from jsonb_to_recordset(p_work -> 'corrections')
            as made (ordinal integer, form_order integer, path text, printed text, value text, reason text);
        end if;
        for v_ended in
          select * from jsonb_to_recordset(p_work -> 'endedDecisions') as ended (from_version integer, ordinal integer)
        loop
          update decision set to_version = p_held + 1, ended_at = p_at, ended_by = p_by
          where region_code = p_region and document = p_document and from_version = v_ended.from_version
            and ordinal = v_ended.ordinal;
        end loop;
        if p_work ? 'decisions' then
          insert into decision (region_code, document, from_version, ordinal, finding, state, reason, figures, made_at,
            made_by)
          select p_region, p_document, p_held + 1, made.ordinal, made.finding, made.state, made.reason, made.figures, p_at,
            p_by
          from jsonb_to_recordset(p_work -> 'decisions')
            as made (ordinal integer, finding text, state text, reason text, figures text);
        end if;
        if p_work ? 'formsGone' then
          delete from scored_form where region_code = p_region and document = p_document and form_order = any (array(
            select cast(gone as integer) from jsonb_array_elements_text(p_work -> 'formsGone') as gone
          ));
        end if;
        for v_form in select * from jsonb_populate_recordset(cast(null as scored_form), p_work -> 'formsChanged') loop
          update scored_form set kind = v_form.kind, title = v_form.title, name = v_form.name,
            department = v_form.department, year = v_form.year, policy = v_form.policy,
            printed_total = v_form.printed_total, recomputed_total = v_form.recomputed_total,
            printed_grade = v_form.printed_grade, grade_of_printed = v_form.grade_of_printed,
            recomputed_grade = v_form.recomputed_grade, annual = v_form.annual,
            executed = v_form.executed, execution_rate = v_form.execution_rate,
            money_unit = v_form.money_unit, errors = v_form.errors, warnings = v_form.warnings,
            infos = v_form.infos, sought = v_form.sought, draw = v_form.draw, digest = v_form.digest
          where region_code = p_region and document = p_document and form_order = v_form.form_order;
        end loop;
        if p_work ? 'forms' then
          insert into scored_form (region_code, document, form_order, document_name, received_at, kind, title, name,
            department, year, policy, printed_total, recomputed_total, printed_grade, grade_of_printed, recomputed_grade,
            annual, executed, execution_rate, money_unit, errors, warnings, infos, sought, draw, digest)
          select p_region, p_document, form_order, v_row.name, v_row.received_at, kind, title, name,
            department, year, policy, printed_total, recomputed_total, printed_grade, grade_of_printed, recomputed_grade,
            annual, executed, execution_rate, money_unit, errors, warnings, infos, sought, draw, digest
          from jsonb_populate_recordset(cast(null as scored_form), p_work -> 'forms');
        end if;
        if p_work ? 'findingsGone' then
          delete from finding where region_code = p_region and document = p_document and ordinal = any (array(
            select cast(gone as integer) from jsonb_array_elements_text(p_work -> 'findingsGone') as gone
          ));
        end if;
        for v_finding in select * from jsonb_populate_recordset(cast(null as finding), p_work -> 'findingsChanged') loop
          update finding set id = v_finding.id, form_order = v_finding.form_order, rule = v_finding.rule, code = v_finding.code,
            severity = v_finding.severity, weight = v_finding.weight, place = v_finding.place,
            printed = v_finding.printed, expected = v_finding.expected, facts = v_finding.facts,
            hangs_on = v_finding.hangs_on, counted = v_finding.counted, figures = v_finding.figures,
            digest = v_finding.digest
          where region_code = p_region and document = p_document and ordinal = v_finding.ordinal;
        end loop;
        if p_work ? 'findings' then
          insert into finding (region_code, document, ordinal, id, form_order, rule, code, severity, weight, place, printed,
            expected, facts, hangs_on, counted, figures, digest)
          select p_region, p_document, ordinal, id, form_order, rule, code, severity, weight, place, printed,
            expected, facts, hangs_on, counted, figures, digest
          from jsonb_populate_recordset(cast(null as finding), p_work -> 'findings');
        end if;
        v_row := jsonb_populate_record(v_row, p_work -> 'document');
        update document set policy = v_row.policy, province = v_row.province, department = v_row.department,
          year = v_row.year, forms = v_row.forms, errors = v_row.errors, warnings = v_row.warnings, infos = v_row.infos,
          corrections = v_row.corrections, decided = v_row.decided, sought = v_row.sought, version = p_held + 1,
          changed_at = p_at, changed_by = p_by
        where region_code = p_region and id = p_document;
        insert into document_version (region_code, document, version, made_at, made_by, action, facts)
        values (p_region, p_document, p_held + 1, p_at, p_by, p_action, p_facts);
        if p_channel is not null then
          perform pg_notify(p_channel, p_telling);
        end if;
        select * into v_chain from audit_chain where region_code = p_region for update;
        if not found then
          raise exception 'no audit chain' using errcode = '42P01';
        end if;
        for v_added in
          select * from jsonb_to_recordset(p_work -> 'tally')
            as added (axis text, key text, other text, count bigint, errors bigint)
        loop
          update tally set count = tally.count + v_added.count, errors = tally.errors + v_added.errors
          where region_code = p_region and axis = v_added.axis and key = v_added.key and other = v_added.other;
          if not found then
            insert into tally (region_code, axis, key, other, count, errors)
            values (p_region, v_added.axis, v_added.key, v_added.other, v_added.count, v_added.errors);
          end if;
        end loop;
        v_body := '{"seq":' || (v_chain.seq + 1) || p_entry;
        v_hash := encode(sha256(convert_to(v_chain.hash || chr(10) || v_body, 'UTF8')), 'hex');
        insert into audit_entry (region_code, seq, made_at, made_by, action, subject, body, prior_hash, hash)
        values (p_region, v_chain.seq + 1, p_at, p_by, p_action, p_document, v_body, v_chain.hash, v_hash);
        update audit_chain set seq = v_chain.seq + 1, hash = v_hash where region_code = p_region;
        stands := p_held + 1;
      end
    $$ language plpgsql`,
    `create or replace function save_versions(p_region text, p_channel text, p_saves jsonb)
    returns table (problem text, stands integer, stands_by text, stands_at timestamp with time zone) as $$
      declare
        v_free text[];
        v_save jsonb;
      begin
        select array_agg(free.id) into v_free from (
          select document.id from document where document.region_code = p_region
            and document.id = any (array(select save ->> 'document' from jsonb_array_elements(p_saves) as save))
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
