-- The table of held grants, to be put into a service's migrations as it is: a replica of the topic `grants`.
-- What one person may do in one place: in an agency, in the office, or whether the account may sign in at all.
create table held_grant (
    -- Issuer and subject of the person's tokens, with a bar between them.
    person  text   not null,
    -- The id of an agency, "office" or "account".
    place   text   not null,
    version bigint not null,
    body    jsonb  not null,
    primary key (person, place)
);
create index held_grant_by_place on held_grant (place);
-- A database may grant more by default.
revoke all on held_grant from ingest_app;
grant select, insert, update on held_grant to ingest_app;
