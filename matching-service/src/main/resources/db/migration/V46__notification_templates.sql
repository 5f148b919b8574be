-- What admins wrote in the place of the texts that Sightline came with. A version is never changed; a version without a text
-- is the return to the text that Sightline came with.
create table notification_template (
    kind     text        not null,
    language text        not null,
    version  integer     not null check (version >= 1),
    subject  text,
    text     text,
    set_by   text        not null,
    set_at   timestamptz not null,
    primary key (kind, language, version),
    constraint both_or_none check ((subject is null) = (text is null))
);
revoke all on notification_template from ${app_role};
grant select, insert on notification_template to ${app_role};
