-- A role in an agency is drafted by one person and given when another approves: by_* is who approved it, or gave it alone.
alter table grant_event
    -- Issuer and subject of who drafted it, with a bar between them; null where one person gave it alone.
    add column drafted_by      text,
    add column drafted_by_name text,
    -- The other body that the person is of, where the agency borrows somebody to certify.
    add column body            text check (char_length(body) <= 200),
    add constraint drafted_is_whole check (drafted_by is null or drafted_by_name is not null);

-- Who made a code neither claims by it nor confirms the claim; of codes that are older the name decides.
alter table claim_code add column made_by_identity text;
