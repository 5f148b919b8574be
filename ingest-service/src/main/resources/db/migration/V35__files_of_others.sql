-- Buckets of S3-compatible servers, and directories of SFTP servers.
alter table feed drop constraint feed_kind_check;
alter table feed add constraint feed_kind_check
    check (kind in ('folder', 'socrata', 'ckan', 'usaspending', 'fpds', 'ocds', 's3', 'sftp'));

-- Fingerprints of the keys that its server may show; null where it shows none.
alter table feed add column host_key text;

-- What its server calls this state of the file; null where size and time say which it is.
alter table feed_file add column etag text;

-- A feed that gets another address or source is read from its start.
grant delete on feed_file to ingest_app;
