-- Who did something is compared by the issuer and subject of the token, because a sign-in name can pass to another
-- person. Null in rows of release 0.1, for which the names are compared as before.
alter table finding add column triaged_by_identity text;
