-- What was changed on agencies and devices is kept for years, not for ever. The application may still not change or delete
-- a row of it: the function deletes with the owner's rights, and the owner's policy shows it nothing that is younger than a
-- year. The newest change that is so old stays, so that each thing keeps a last word.
create policy old_rows on change to inventory_owner
    using (happened_at < now() - interval '365 days') with check (false);
create index change_by_age on change (happened_at);
create function forget_history(older_than timestamptz) returns bigint
        language sql security definer set search_path = public, pg_temp as $$
    with gone as (
        delete from change c where c.happened_at < older_than
            and exists (select 1 from change n where n.subject_id = c.subject_id and n.version > c.version)
        returning 1)
    select count(*) from gone
$$;
revoke all on function forget_history(timestamptz) from public;
grant execute on function forget_history(timestamptz) to inventory_app, inventory_office;
