-- A county lies in itself. Published data says no county of it, so its purchases stood in none.

-- The county of an agency: as it is given, or of a county its own name as counties are called ("Brindleford" of "BRINDLEFORD
-- COUNTY" and of "County of Brindleford").
create function county_of(county text, kind text, name text) returns text language sql immutable parallel safe as $$
    select case when county is not null or kind is distinct from 'county' then county else (
        select nullif(case when plain = upper(plain) then initcap(plain) else plain end, '')
        from (select btrim(regexp_replace(regexp_replace(name, '^\s*(county|parish|borough)\s+of\s+', '', 'i'),
            '[\s,]+(county|parish|borough)\M.*$', '', 'i'), ' ,') as plain) named) end
$$;

update agency set county = county_of(county, kind, name) where county is null and kind = 'county';
