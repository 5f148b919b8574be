-- Whose rows a transaction sees (kit, RowScope). The application role sees the rows of the agencies that are bound, the
-- role matching_office all rows; the application takes that role for a transaction of the office or of a job.
create function scope_agencies() returns uuid[] language sql stable parallel safe as $$
    select coalesce(string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[], '{}')
$$;

create function bind_scope(kind text, who text, agencies uuid[]) returns void language plpgsql as $$
begin
    perform set_config('role', case when kind in ('office', 'job') then 'matching_office' else 'none' end, true),
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
            union select agency_id from agency_alias where alias_id = any ((select scope_agencies())::uuid[])
            union select alias_id from agency_alias where agency_id = any ((select scope_agencies())::uuid[])), ','), true);
    end loop;
end $$;

-- A chart of funds only grows; default privileges had given more than its migration said.
revoke update, delete, truncate on fund_chart from ${app_role};
