-- Imports on which work is done or waits to be done; ImportStatus.isOpen() says the same.
create view open_import as select * from import where status in ('received', 'running', 'waiting');

-- A database may grant more by default.
revoke all on open_import from ingest_app;
grant select, update on open_import to ingest_app;
