-- Drafts of the watchlist and of the rules have one life. What was drafted before goes on there.
create table proposal (
    id               uuid        primary key,
    kind             text        not null,
    version          bigint      not null,
    summary          text        not null,
    effective_on     date,
    base             bigint,
    content          text        not null,
    -- Issuer and subject of the proposer's token; null in proposals that came from before they were kept.
    proposed_by      text,
    proposed_by_name text        not null,
    created_at       timestamptz not null,
    trial            text
);
create index proposal_of_kind on proposal (kind, created_at desc);
revoke all on proposal from ${app_role};
grant select, insert, update, delete on proposal to ${app_role};

insert into proposal (id, kind, version, summary, effective_on, base, content, proposed_by_name, created_at, trial)
select id, 'watchlist', version, summary, effective_on, base, edits, drafted_by, created_at, simulation from list_draft;
insert into proposal (id, kind, version, summary, content, proposed_by_name, created_at, trial)
select id, 'rules', version, summary, changes, drafted_by, created_at, simulation from rule_draft;
drop table list_draft;
drop table rule_draft;

-- A person is compared by issuer and subject where both are known, else by name.
alter table list_version add column drafted_by_identity text, add column approved_by_identity text;
alter table list_version drop constraint approved_by_another;
alter table list_version add constraint approved_by_another check (
    (drafted_by is null and approved_by is null)
    or (approved_by is not null
        and case when drafted_by_identity is null or approved_by_identity is null then approved_by <> drafted_by
                 else approved_by_identity <> drafted_by_identity end));
alter table rule_version add column drafted_by_identity text, add column approved_by_identity text;
alter table rule_version drop constraint approved_by_another;
alter table rule_version add constraint approved_by_another check (
    (drafted_by is null and approved_by is null)
    or (approved_by is not null
        and case when drafted_by_identity is null or approved_by_identity is null then approved_by <> drafted_by
                 else approved_by_identity <> drafted_by_identity end));
