-- After every migration, in every service: the office's role may do to a table what the application may, and the application
-- may not touch the record of migrations beyond reading it.
alter default privileges in schema public revoke all on tables from ${app};
alter default privileges in schema public revoke all on sequences from ${app};
revoke all on flyway_schema_history from ${app}, ${office};
grant select on flyway_schema_history to ${app};
do $$
declare
    held record;
begin
    for held in
        select table_name, string_agg(privilege_type, ', ') as what from information_schema.role_table_grants
        where table_schema = 'public' and grantee = '${app}' and table_name <> 'flyway_schema_history'
        group by table_name
    loop
        execute format('revoke all on %I from ${office}', held.table_name);
        execute format('grant %s on %I to ${office}', held.what, held.table_name);
    end loop;
    for held in
        select c.relname, a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid
        where c.relnamespace = 'public'::regnamespace and exists (
            select 1 from aclexplode(a.attacl) g
            where g.grantee = '${app}'::regrole and g.privilege_type = 'UPDATE')
    loop
        execute format('grant update (%I) on %I to ${office}', held.attname, held.relname);
    end loop;
end $$;
grant usage, select on all sequences in schema public to ${office};
