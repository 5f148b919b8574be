-- What office and agency write about a finding. A note is never changed and never taken away: another corrects it.
create table finding_note (
    id                uuid        primary key,
    finding_id        uuid        not null references finding (id),
    agency_id         uuid        not null,
    -- The office alone, or the office and the agency.
    audience          text        not null check (audience in ('office', 'agency')),
    side              text        not null check (side in ('agency', 'office')),
    text              text        not null check (char_length(text) between 1 and 4000),
    added_by          text        not null,
    added_by_identity text        not null,
    added_at          timestamptz not null,
    corrects          uuid unique references finding_note (id),
    constraint an_agency_keeps_nothing_from_the_office check (side = 'office' or audience = 'agency')
);
create index finding_note_of_agency on finding_note (agency_id, finding_id);
create index finding_note_of_finding on finding_note (finding_id, added_at);

alter table finding_note enable row level security;
alter table finding_note force row level security;
-- What the office writes for itself, an agency neither reads nor writes, whatever is asked for.
create policy agency_rows on finding_note to matching_app
    using (agency_id = any ((select scope_agencies())::uuid[]) and audience = 'agency')
    with check (agency_id = any ((select scope_agencies())::uuid[]) and audience = 'agency');
create policy all_rows on finding_note to matching_office using (true) with check (true);

revoke all on finding_note from ${app_role};
grant select, insert on finding_note to ${app_role};

-- What the office puts aside until a day. Only the office knows of it: for an agency nothing is put aside.
create table finding_snooze (
    id                  uuid        primary key,
    finding_id          uuid        not null references finding (id),
    agency_id           uuid        not null,
    -- The task's version when it was put aside; once something is done with the finding, it is not put aside any more.
    task_version        bigint      not null,
    until               date        not null,
    reason              text        not null,
    snoozed_by          text        not null,
    snoozed_by_identity text        not null,
    snoozed_at          timestamptz not null,
    ended_by            text,
    ended_by_identity   text,
    ended_at            timestamptz,
    constraint ended_by_somebody check (num_nulls(ended_by, ended_by_identity, ended_at) in (0, 3))
);
create unique index finding_snooze_once on finding_snooze (finding_id) where ended_at is null;
create index finding_snooze_of_agency on finding_snooze (agency_id);
create index finding_snooze_in_order on finding_snooze (until, finding_id) where ended_at is null;

alter table finding_snooze enable row level security;
alter table finding_snooze force row level security;
create policy all_rows on finding_snooze to matching_office using (true) with check (true);

create view snooze_in_force with (security_invoker = true) as
select s.finding_id, s.agency_id, s.until, s.reason, s.snoozed_by, s.snoozed_at
from finding_snooze s
where s.ended_at is null
  and s.task_version = coalesce((select t.version from finding_task t where t.finding_id = s.finding_id), 0);

revoke all on finding_snooze, snooze_in_force from ${app_role};
grant select on snooze_in_force to ${app_role};
grant select, insert on finding_snooze to ${app_role};
grant update (ended_by, ended_by_identity, ended_at) on finding_snooze to ${app_role};
