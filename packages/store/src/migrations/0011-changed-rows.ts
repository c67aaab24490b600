import type { Migration } from './migration.js';

/**
 * Rows of forms and findings of which only the content changed are changed where they are: their indexes need not be touched.
 * New pages of the tables that are changed again and again keep room for that.
 */
export const changedRows: Migration = {
  id: 11,
  name: 'changed-rows',
  statements: [
    'alter table document set (fillfactor = 80)',
    'alter table scored_form set (fillfactor = 80)',
    'alter table finding set (fillfactor = 90)',
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
        if p_work ? 'endedCorrections' then
          update correction set to_version = p_held + 1, ended_at = p_at, ended_by = p_by
          from jsonb_to_recordset(p_work -> 'endedCorrections') as ended (from_version integer, ordinal integer)
          where correction.region_code = p_region and correction.document = p_document
            and correction.from_version = ended.from_version and correction.ordinal = ended.ordinal;
        end if;
        if p_work ? 'corrections' then
          insert into correction (region_code, document, from_version, ordinal, form_order, path, printed, value, reason,
            made_at, made_by)
          select p_region, p_document, p_held + 1, made.ordinal, made.form_order, made.path, made.printed, made.value,
            made.reason, p_at, p_by
          from jsonb_to_recordset(p_work -> 'corrections')
            as made (ordinal integer, form_order integer, path text, printed text, value text, reason text);
        end if;
        if p_work ? 'endedDecisions' then
          update decision set to_version = p_held + 1, ended_at = p_at, ended_by = p_by
          from jsonb_to_recordset(p_work -> 'endedDecisions') as ended (from_version integer, ordinal integer)
          where decision.region_code = p_region and decision.document = p_document
            and decision.from_version = ended.from_version and decision.ordinal = ended.ordinal;
        end if;
        if p_work ? 'decisions' then
          insert into decision (region_code, document, from_version, ordinal, finding, state, reason, figures, made_at,
            made_by)
          select p_region, p_document, p_held + 1, made.ordinal, made.finding, made.state, made.reason, made.figures, p_at,
            p_by
          from jsonb_to_recordset(p_work -> 'decisions')
            as made (ordinal integer, finding text, state text, reason text, figures text);
        end if;
        if p_work ? 'formsGone' then
          delete from scored_form where region_code = p_region and document = p_document
            and form_order in (select cast(gone as integer) from jsonb_array_elements_text(p_work -> 'formsGone') as gone);
        end if;
        if p_work ? 'formsChanged' then
          update scored_form set kind = changed.kind, title = changed.title, name = changed.name,
            department = changed.department, year = changed.year, policy = changed.policy,
            printed_total = changed.printed_total, recomputed_total = changed.recomputed_total,
            printed_grade = changed.printed_grade, grade_of_printed = changed.grade_of_printed,
            recomputed_grade = changed.recomputed_grade, annual = changed.annual,
            executed = changed.executed, execution_rate = changed.execution_rate,
            money_unit = changed.money_unit, errors = changed.errors, warnings = changed.warnings,
            infos = changed.infos, sought = changed.sought, draw = changed.draw, digest = changed.digest
          from jsonb_populate_recordset(cast(null as scored_form), p_work -> 'formsChanged') as changed
          where scored_form.region_code = p_region and scored_form.document = p_document
            and scored_form.form_order = changed.form_order;
        end if;
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
          delete from finding where region_code = p_region and document = p_document
            and ordinal in (select cast(gone as integer) from jsonb_array_elements_text(p_work -> 'findingsGone') as gone);
        end if;
        if p_work ? 'findingsChanged' then
          update finding set id = changed.id, form_order = changed.form_order, rule = changed.rule, code = changed.code,
            severity = changed.severity, weight = changed.weight, place = changed.place,
            printed = changed.printed, expected = changed.expected, facts = changed.facts,
            hangs_on = changed.hangs_on, counted = changed.counted, figures = changed.figures,
            digest = changed.digest
          from jsonb_populate_recordset(cast(null as finding), p_work -> 'findingsChanged') as changed
          where finding.region_code = p_region and finding.document = p_document and finding.ordinal = changed.ordinal;
        end if;
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
        if p_work ? 'tally' then
          update tally set count = tally.count + added.count, errors = tally.errors + added.errors
          from jsonb_to_recordset(p_work -> 'tally')
            as added (axis text, key text, other text, count bigint, errors bigint)
          where tally.region_code = p_region and tally.axis = added.axis and tally.key = added.key
            and tally.other = added.other;
          insert into tally (region_code, axis, key, other, count, errors)
          select p_region, added.axis, added.key, added.other, added.count, added.errors
          from jsonb_to_recordset(p_work -> 'tally')
            as added (axis text, key text, other text, count bigint, errors bigint)
          where not exists (
            select 1 from tally where tally.region_code = p_region and tally.axis = added.axis and tally.key = added.key
              and tally.other = added.other
          );
        end if;
        v_body := '{"seq":' || (v_chain.seq + 1) || p_entry;
        v_hash := encode(sha256(convert_to(v_chain.hash || chr(10) || v_body, 'UTF8')), 'hex');
        insert into audit_entry (region_code, seq, made_at, made_by, action, subject, body, prior_hash, hash)
        values (p_region, v_chain.seq + 1, p_at, p_by, p_action, p_document, v_body, v_chain.hash, v_hash);
        update audit_chain set seq = v_chain.seq + 1, hash = v_hash where region_code = p_region;
        stands := p_held + 1;
      end
    $$ language plpgsql`,
  ],
};
