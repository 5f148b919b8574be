-- Years for which every agency hands in a return. Another day is another version.
create table return_period (
    year    integer     not null check (year between 2019 and 2100),
    version integer     not null check (version >= 1),
    due_on  date        not null,
    set_by  text        not null,
    set_at  timestamptz not null,
    primary key (year, version)
);

-- An agency's return for a year, a row a revision. What was signed is kept byte for byte, with its hash.
create table agency_return (
    id                    uuid        primary key,
    agency_id             uuid        not null references agency,
    year                  integer     not null,
    revision              integer     not null check (revision >= 1),
    version               bigint      not null check (version >= 1),
    status                text        not null check (status in ('draft', 'certified', 'superseded')),
    statement             text        not null check (statement in ('inventory', 'none_installed')),
    inquiry               text        not null,
    note                  text,
    reason                text,
    -- Names and identities of those who worked on it.
    drafters              jsonb       not null,
    drafted_at            timestamptz not null,
    certified_by          text,
    certified_by_identity text,
    certified_at          timestamptz,
    frozen                text,
    sha256                text,
    unique (agency_id, year, revision),
    constraint signed_is_whole check (
        (status <> 'draft') = (frozen is not null)
        and (frozen is null) = (sha256 is null)
        and (frozen is null) = (certified_by is null)
        and (frozen is null) = (certified_by_identity is null)
        and (frozen is null) = (certified_at is null)),
    constraint correction_has_a_reason check (revision = 1 or reason is not null),
    -- Nobody signs what they worked on.
    constraint signed_by_another check (
        certified_by_identity is null
        or not drafters @> jsonb_build_array(jsonb_build_object('identity', certified_by_identity)))
);
-- One is worked on, and one counts.
create unique index agency_return_draft on agency_return (agency_id, year) where status = 'draft';
create unique index agency_return_certified on agency_return (agency_id, year) where status = 'certified';

-- What was signed stays as it is; only a later signature may take its place.
create function keep_signed_return() returns trigger language plpgsql as $$
begin
    if old.status <> 'draft' and (
            new.status not in (old.status, 'superseded')
            or (new.frozen, new.sha256, new.certified_by, new.certified_by_identity, new.certified_at, new.revision, new.year,
                new.agency_id) is distinct from
               (old.frozen, old.sha256, old.certified_by, old.certified_by_identity, old.certified_at, old.revision, old.year,
                old.agency_id)) then
        raise exception 'A signed return never changes';
    end if;
    return new;
end $$;
create trigger signed_return_stays before update on agency_return for each row execute function keep_signed_return();

alter table agency_return enable row level security;
alter table agency_return force row level security;
create policy agency_rows on agency_return to inventory_app
    using (agency_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on agency_return to inventory_office using (true) with check (true);

revoke all on return_period, agency_return from inventory_app;
grant select, insert on return_period to inventory_app;
grant select, insert, update on agency_return to inventory_app;
