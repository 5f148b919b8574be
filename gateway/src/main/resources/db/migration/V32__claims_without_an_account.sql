-- Who claims a body need have no account: then name, position and e-mail address are as the person typed them, and the account is
-- made when the office confirms.
alter table claim
    alter column issuer drop not null,
    alter column subject drop not null,
    alter column username drop not null,
    add column name     text check (char_length(name) <= 200),
    add column job      text check (char_length(job) <= 200),
    -- In which the person reads, and is written to.
    add column language text,
    add constraint claimant_is_whole check (case when subject is null
        then issuer is null and username is null and name is not null and job is not null and language is not null
            and mail is not null
        else issuer is not null and username is not null and name is null and job is null and language is null end);
comment on column claim_attempt.person is 'Issuer and subject of who typed it; the address, where nobody was signed in';
