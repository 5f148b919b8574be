-- Who put the list of first steps away; whoever has no row sees it until all is done.
create table help_put_away (
    -- The subject of an account.
    caller      text        primary key,
    put_away_at timestamptz not null
);
revoke all on help_put_away from ${app};
grant select, insert, delete on help_put_away to ${app};

alter table help_put_away enable row level security;
alter table help_put_away force row level security;
create policy own_rows on help_put_away to gateway_app
    using (caller = (select current_setting('app.who', true))) with check (caller = (select current_setting('app.who', true)));
create policy all_rows on help_put_away to gateway_office using (true) with check (true);

-- Whether somebody did something once: by the person, and by anybody of an agency.
create index audit_of_subject on audit (subject, action);
create index audit_of_chain on audit (chain, action);
