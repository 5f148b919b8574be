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
