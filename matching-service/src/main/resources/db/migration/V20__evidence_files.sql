-- Files that show what is true of a finding. The bytes lie on disk, under sightline.data-dir, named by their SHA-256. A row is
-- never taken away: a file is withdrawn with a reason, and its bytes go when their time is over.
create table evidence_file (
    id                    uuid        primary key,
    finding_id            uuid        not null references finding (id),
    agency_id             uuid        not null,
    name                  text        not null check (char_length(name) between 1 and 200),
    kind                  text        not null check (kind in ('pdf', 'jpeg', 'png', 'heic', 'text', 'csv', 'xlsx', 'docx')),
    bytes                 bigint      not null check (bytes > 0),
    sha256                text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
    -- Whether what a camera wrote into the photo was taken out.
    reduced               boolean     not null,
    side                  text        not null check (side in ('agency', 'office')),
    added_by              text        not null,
    added_by_identity     text        not null,
    added_at              timestamptz not null,
    note                  text,
    withdrawn_by          text,
    withdrawn_by_identity text,
    withdrawn_at          timestamptz,
    withdrawn_because     text,
    -- When the bytes went.
    deleted_at            timestamptz,
    constraint withdrawn_as_a_whole check (num_nulls(withdrawn_by, withdrawn_by_identity, withdrawn_at, withdrawn_because) in (0, 4))
);
create index evidence_file_of_agency on evidence_file (agency_id, finding_id);
create index evidence_file_of_finding on evidence_file (finding_id, added_at);
create unique index evidence_file_once on evidence_file (finding_id, sha256) where withdrawn_at is null;

alter table evidence_file enable row level security;
alter table evidence_file force row level security;
create policy agency_rows on evidence_file to matching_app
    using (agency_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on evidence_file to matching_office using (true) with check (true);

revoke all on evidence_file from ${app_role};
grant select, insert on evidence_file to ${app_role};
-- What a file is, who added it and when never changes.
grant update (withdrawn_by, withdrawn_by_identity, withdrawn_at, withdrawn_because, deleted_at) on evidence_file to ${app_role};
