-- Whose rows a transaction sees (kit, RowScope). The application role sees the rows of the agencies that are bound, the
-- role ingest_office all rows; the application takes that role for a transaction of the office or of a job.
create function scope_agencies() returns uuid[] language sql stable parallel safe as $$
    select coalesce(string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[], '{}')
$$;

create function bind_scope(kind text, who text, agencies uuid[]) returns void language plpgsql as $$
begin
    perform set_config('role', case when kind in ('office', 'job') then 'ingest_office' else 'none' end, true),
            set_config('app.scope', kind, true),
            set_config('app.who', who, true),
            set_config('app.agencies', array_to_string(agencies, ','), true);
    if cardinality(agencies) = 0 then
        return;
    end if;
    -- What they were merged into counts as theirs, and what was merged into that.
    for round in 1..2 loop
        perform set_config('app.agencies', array_to_string(array(
            select unnest(scope_agencies())
            union select merged_into from agency where id = any ((select scope_agencies())::uuid[]) and merged_into is not null
            union select id from agency where merged_into = any ((select scope_agencies())::uuid[])), ','), true);
    end loop;
end $$;
create index agency_merged_into on agency (merged_into) where merged_into is not null;
