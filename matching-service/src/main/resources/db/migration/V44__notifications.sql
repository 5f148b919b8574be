-- What people are told of. One row is for one side: an agency, or the office. Mail, digest and webhook are made of it.
create table notification (
    id               uuid        primary key,
    audience         text        not null check (audience in ('agency', 'office')),
    -- The agency that it is for, or, for the office, that it is about.
    agency_id        uuid,
    -- The one person of the office whom it concerns; null for everybody of the side.
    person           text,
    kind             text        not null,
    subject          text        not null,
    text             text        not null,
    -- The page that shows it.
    path             text        not null check (path like '/%'),
    language         text        not null,
    template_version integer     not null,
    created_at       timestamptz not null,
    -- When it was given to mail, digest and webhooks.
    handed_at        timestamptz,
    -- What is told once has a name.
    origin           text unique,
    constraint an_agency_is_told_of_itself check (audience = 'office' or agency_id is not null),
    constraint only_the_office_tells_one_person check (audience = 'office' or person is null)
);
create index notification_of_agency on notification (agency_id, created_at desc, id desc);
create index notification_of_office on notification (created_at desc, id desc) where audience = 'office';
create index notification_not_handed on notification (created_at, id) where handed_at is null;
create index notification_by_age on notification (created_at);

-- Who has read what. The caller is the subject of the person's tokens.
create table notification_read (
    caller          text        not null,
    notification_id uuid        not null references notification (id) on delete cascade,
    read_at         timestamptz not null,
    primary key (caller, notification_id)
);
create index notification_read_of on notification_read (notification_id);

-- How a person wants to hear of what happens. Without a row: in the inbox alone.
create table notification_preference (
    caller  text        primary key,
    -- Issuer and subject of the person's tokens, with a bar between them.
    person  text        not null unique,
    name    text        not null,
    mail    text        not null,
    version bigint      not null check (version >= 1),
    modes   jsonb       not null,
    set_at  timestamptz not null
);
create index notification_preference_of_mail on notification_preference (lower(mail));

-- What waits for the next daily mail of a person.
create table digest_item (
    person          text        not null,
    notification_id uuid        not null references notification (id) on delete cascade,
    added_at        timestamptz not null,
    primary key (person, notification_id)
);
create index digest_item_of on digest_item (notification_id);

-- Which daily mail was written; the second one of a day is refused.
create table digest (
    person     text        not null,
    day        date        not null,
    written_at timestamptz not null,
    primary key (person, day)
);

-- A digest and a mail to a person of the office belong to no agency. A notification goes to an address once.
alter table delivery alter column agency_id drop not null;
alter table delivery add column notification_id uuid;
create unique index delivery_of_notification on delivery (notification_id, lower(address));

alter table notification enable row level security;
alter table notification force row level security;
-- An agency reads what is for it; what it does, the office is told of.
create policy agency_rows on notification to matching_app
    using (agency_id = any ((select scope_agencies())::uuid[]) and audience = 'agency')
    with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on notification to matching_office using (true) with check (true);

alter table notification_read enable row level security;
alter table notification_read force row level security;
create policy own_rows on notification_read to matching_app
    using (caller = (select current_setting('app.who', true))) with check (caller = (select current_setting('app.who', true)));
create policy all_rows on notification_read to matching_office using (true) with check (true);

alter table notification_preference enable row level security;
alter table notification_preference force row level security;
create policy own_rows on notification_preference to matching_app
    using (caller = (select current_setting('app.who', true))) with check (caller = (select current_setting('app.who', true)));
create policy all_rows on notification_preference to matching_office using (true) with check (true);

-- Only the job that writes the mails reads and writes these.
alter table digest_item enable row level security;
alter table digest_item force row level security;
create policy all_rows on digest_item to matching_office using (true) with check (true);
alter table digest enable row level security;
alter table digest force row level security;
create policy all_rows on digest to matching_office using (true) with check (true);

revoke all on notification, notification_read, notification_preference, digest_item, digest from ${app_role};
grant select, insert, delete on notification to ${app_role};
grant update (handed_at) on notification to ${app_role};
grant select, insert on notification_read to ${app_role};
grant select, insert, update on notification_preference to ${app_role};
grant select, insert, delete on digest_item to ${app_role};
grant select, insert, delete on digest to ${app_role};
