-- The register of devices as a list: by place, with search, and with what the law says of each device.
alter table device
    -- An import that brought it was taken back: it stays, and counts nowhere.
    add column withdrawn boolean not null generated always as (coalesce((body ->> 'withdrawn')::boolean, false)) stored,
    add column place text not null generated always as (left(lower(coalesce(body ->> 'site', '') || chr(9)
        || coalesce(body ->> 'location', '') || chr(9) || coalesce(body ->> 'tag', '') || chr(9)
        || coalesce(body ->> 'model', '')), 500)) stored,
    add column search text not null generated always as (lower(coalesce(body ->> 'maker', '') || chr(10)
        || coalesce(body ->> 'model', '') || chr(10) || coalesce(body ->> 'serial', '') || chr(10)
        || coalesce(body ->> 'mac', '') || chr(10) || coalesce(body ->> 'fccId', '') || chr(10)
        || coalesce(body ->> 'tag', '') || chr(10) || coalesce(body ->> 'site', '') || chr(10)
        || coalesce(body ->> 'location', '') || chr(10) || coalesce(body ->> 'purpose', ''))) stored;
create index device_by_place on device (agency_id, place, id);

-- The device that a finding is about was removed or disposed of: the finding stays until it is closed, the count does not.
alter table finding
    add column gone boolean not null generated always as (
        coalesce(body -> 'device' ->> 'status' in ('removed', 'disposed'), false)) stored;
