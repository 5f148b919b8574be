-- Which models the evidence of a finding names, else those that the record or the device names: upper case, letters and
-- digits only, in order. Empty where none is named. Findings of one maker with the same models can be decided together.
create function finding_models(content text) returns text
    language sql immutable parallel safe
    set search_path = pg_catalog
as $$
select case when char_length(models) > 200 then md5(models) else models end
from (
    select coalesce(
        string_agg(model, '+' order by model) filter (where of_evidence),
        string_agg(model, '+' order by model),
        '') as models
    from (
        select distinct of_evidence,
               regexp_replace(upper(said #>> '{}'), '[^A-Z0-9]+', '', 'g') collate "C" as model
        from (
            -- Text with this mark is valid JSON and no valid jsonb.
            select case when position('\u0000' in content) > 0 then '{}' else content end as body) readable
        cross join lateral (
            select true as of_evidence, evidence as said
            from jsonb_path_query(body::jsonb, '$.evidence[*] ? (@.kind == "MODEL").text') as evidence
            union all
            select false, named
            from jsonb_path_query(body::jsonb, '$.lines[*].model') as named
            union all
            select false, named
            from jsonb_path_query(body::jsonb, '$.device.model') as named) found
        where jsonb_typeof(said) = 'string') named
    where model <> '') together
$$;

-- Reckoned by the database for every row that there is and for every row that comes: the table is written once more.
alter table finding add column models text generated always as (finding_models(content)) stored;
create index finding_alike on finding (agency_id, maker_key, models) where not withdrawn;

-- One decision that was taken on several findings at once, so that it can be taken back as one.
create table joint_decision (
    id                 uuid        primary key,
    -- At which somebody decided; the others are like it.
    finding_id         uuid        not null references finding (id),
    agency_id          uuid        not null,
    decision           text        not null check (decision in ('confirmed', 'dismissed')),
    outcome            text,
    reason             text        not null,
    decided_by         text        not null,
    decided_identity   text        not null,
    decided_at         timestamptz not null,
    undone_by          text,
    undone_identity    text,
    undone_at          timestamptz,
    constraint undone_by_somebody check (num_nulls(undone_by, undone_identity, undone_at) in (0, 3))
);
create index joint_decision_of_agency on joint_decision (agency_id, decided_at);
create index joint_decision_of_finding on joint_decision (finding_id);

create table joint_decision_finding (
    joint_decision_id uuid    not null references joint_decision (id),
    finding_id        uuid    not null references finding (id),
    agency_id         uuid    not null,
    place             integer not null,
    -- The finding's, when it was decided; null where it was left out.
    version           bigint,
    -- Why it was left out, or not taken back: a code for programs, a sentence for people.
    left_out_code     text,
    left_out_why      text,
    not_undone_code   text,
    not_undone_why    text,
    primary key (joint_decision_id, finding_id),
    constraint decided_or_left_out check (num_nulls(left_out_code, left_out_why) = case when version is null then 0 else 2 end),
    constraint only_what_was_decided_is_undone
        check (num_nulls(not_undone_code, not_undone_why) = 2 or num_nulls(not_undone_code, not_undone_why, version) = 0)
);
create index joint_decision_finding_of_agency on joint_decision_finding (agency_id);
create index joint_decision_finding_of_finding on joint_decision_finding (finding_id);

alter table joint_decision enable row level security;
alter table joint_decision force row level security;
create policy agency_rows on joint_decision to matching_app
    using (agency_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on joint_decision to matching_office using (true) with check (true);

alter table joint_decision_finding enable row level security;
alter table joint_decision_finding force row level security;
create policy agency_rows on joint_decision_finding to matching_app
    using (agency_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on joint_decision_finding to matching_office using (true) with check (true);

revoke all on joint_decision, joint_decision_finding from ${app_role};
grant select, insert on joint_decision, joint_decision_finding to ${app_role};
-- What was decided never changes.
grant update (undone_by, undone_identity, undone_at) on joint_decision to ${app_role};
grant update (not_undone_code, not_undone_why) on joint_decision_finding to ${app_role};
