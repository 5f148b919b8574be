-- Plans by which an agency takes equipment out of use. What a plan says is JSON that is read and written as a whole; its
-- steps and findings have rows, because they are reported one by one.
create table plan (
    id                    uuid        primary key,
    agency_id             uuid        not null,
    version               bigint      not null check (version >= 1),
    state                 text        not null check (state in ('draft', 'submitted', 'accepted', 'completed', 'cancelled')),
    state_since           timestamptz not null,
    content               text        not null,
    -- In the content too; here for lists.
    title                 text        not null,
    cost                  numeric,
    created_at            timestamptz not null,
    accepted_by           text,
    accepted_by_identity  text,
    accepted_at           timestamptz,
    completed_by          text,
    completed_by_identity text,
    completed_at          timestamptz,
    constraint accepted_by_somebody check (num_nulls(accepted_by, accepted_by_identity, accepted_at) in (0, 3)),
    constraint accepted_once_it_is check (state not in ('accepted', 'completed') or accepted_at is not null),
    constraint submitted_is_not_accepted check (state not in ('draft', 'submitted') or accepted_at is null),
    constraint completed_by_somebody check (num_nulls(completed_by, completed_by_identity, completed_at) in (0, 3)),
    constraint completed_once_it_is check ((state = 'completed') = (completed_at is not null)),
    constraint completed_by_another check (completed_by_identity is null or completed_by_identity <> accepted_by_identity)
);
create index plan_of_agency on plan (agency_id, created_at desc, id);
create index plan_open on plan (state, state_since) where state in ('draft', 'submitted', 'accepted');

create table plan_step (
    id        uuid    primary key,
    plan_id   uuid    not null references plan (id),
    agency_id uuid    not null,
    position  integer not null,
    what      text    not null,
    owner     text    not null,
    due_on    date    not null,
    done_on   date,
    done_by   text,
    check ((done_on is null) = (done_by is null))
);
create index plan_step_of_plan on plan_step (plan_id, position);
create index plan_step_of_agency on plan_step (agency_id, plan_id);

-- A finding in a plan: a purchase or a device.
create table plan_item (
    plan_id    uuid    not null references plan (id),
    finding_id uuid    not null references finding (id),
    agency_id  uuid    not null,
    treatment  text    not null check (treatment in ('remove', 'replace', 'isolate')),
    pieces     integer not null check (pieces between 1 and 1000000),
    due_on     date    not null,
    done_on    date,
    done_by    text,
    -- Whether the plan holds: a finding is in one such plan only.
    holds      boolean not null,
    primary key (plan_id, finding_id),
    check ((done_on is null) = (done_by is null))
);
create unique index plan_item_in_one_plan on plan_item (finding_id) where holds;
create index plan_item_of_agency on plan_item (agency_id, plan_id);

-- Which evidence file of the finding shows what of it. A file that is withdrawn shows nothing any more.
create table plan_proof (
    plan_id    uuid    not null,
    finding_id uuid    not null,
    file_id    uuid    not null references evidence_file (id),
    agency_id  uuid    not null,
    kind       text    not null check (kind in ('photo', 'disposal_record', 'invoice', 'credit_memo', 'other')),
    pieces     integer not null check (pieces between 1 and 1000000),
    shows      text,
    primary key (plan_id, finding_id, file_id),
    foreign key (plan_id, finding_id) references plan_item (plan_id, finding_id) on delete cascade
);
create index plan_proof_of_agency on plan_proof (agency_id, plan_id);

-- What happened to a plan. Only added to.
create table plan_event (
    plan_id        uuid        not null references plan (id),
    agency_id      uuid        not null,
    seq            integer     not null,
    at             timestamptz not null,
    actor          text        not null,
    actor_identity text        not null,
    side           text        not null check (side in ('agency', 'office')),
    move           text        not null,
    text           text,
    from_state     text,
    to_state       text        not null,
    primary key (plan_id, seq)
);
create index plan_event_of_agency on plan_event (agency_id, plan_id);

alter table plan enable row level security;
alter table plan force row level security;
create policy agency_rows on plan to matching_app
    using (agency_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on plan to matching_office using (true) with check (true);

alter table plan_step enable row level security;
alter table plan_step force row level security;
create policy agency_rows on plan_step to matching_app
    using (agency_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on plan_step to matching_office using (true) with check (true);

alter table plan_item enable row level security;
alter table plan_item force row level security;
create policy agency_rows on plan_item to matching_app
    using (agency_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on plan_item to matching_office using (true) with check (true);

alter table plan_proof enable row level security;
alter table plan_proof force row level security;
create policy agency_rows on plan_proof to matching_app
    using (agency_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on plan_proof to matching_office using (true) with check (true);

alter table plan_event enable row level security;
alter table plan_event force row level security;
create policy agency_rows on plan_event to matching_app
    using (agency_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on plan_event to matching_office using (true) with check (true);

-- How far each finding in a plan is. A photo and a disposal record may show the same piece, so the kind of proof counts that
-- shows most; an invoice is of the replacement and shows nothing gone. A finding that no longer holds is settled.
create view plan_item_standing with (security_invoker = true) as
select i.plan_id, i.finding_id, i.agency_id, i.treatment, i.pieces, i.due_on, i.done_on, i.done_by, i.holds,
       least(i.pieces, coalesce(p.shown, 0)) as proven,
       f.withdrawn or coalesce(f.outcome in ('not_covered', 'not_a_match', 'data_error', 'confirmed_removed'), false)
         or i.done_on is not null and coalesce(p.shown, 0) >= i.pieces as settled,
       f.status, f.outcome, f.verdict,
       coalesce(cast(f.content as jsonb) ->> 'makerName', cast(f.content as jsonb) ->> 'entityName', f.entity_id) as maker_name,
       left(coalesce(cast(f.content as jsonb) #>> '{lines,0,description}',
                     nullif(concat_ws(' ', cast(f.content as jsonb) #>> '{device,maker}',
                                      cast(f.content as jsonb) #>> '{device,model}'), '')), 200) as what
from plan_item i
join finding f on f.id = i.finding_id
left join lateral (
    select max(kinds.shown) as shown
    from (select sum(p.pieces) as shown
          from plan_proof p
          join evidence_file e on e.id = p.file_id
          where p.plan_id = i.plan_id and p.finding_id = i.finding_id and p.kind <> 'invoice' and e.withdrawn_at is null
          group by p.kind) kinds) p on true;

revoke all on plan, plan_step, plan_item, plan_proof, plan_event, plan_item_standing from ${app_role};
grant select, insert, update on plan to ${app_role};
-- A draft is written anew as a whole.
grant select, insert, update, delete on plan_step, plan_item, plan_proof to ${app_role};
grant select, insert on plan_event to ${app_role};
grant select on plan_item_standing to ${app_role};
