-- How many devices an agency has is what the database last counted. Until it counts again by itself, a minute or more after
-- a large list was applied, it takes the agency for one with hardly any, finds reading all of its devices as cheap as a look
-- into the index of serial numbers, and may read all of them for each row of the next list. The owner alone may have a table
-- counted; the function does nothing else.
create function count_devices_again() returns bigint
        language plpgsql security definer set search_path = public, pg_temp as $$
begin
    analyze device;
    return (select reltuples::bigint from pg_class where oid = 'device'::regclass);
end $$;
revoke all on function count_devices_again() from public;
grant execute on function count_devices_again() to inventory_app, inventory_office;
