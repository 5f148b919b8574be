-- What an import was last told to ask of a person, and how often that changed.
alter table import
    add column told_asks    text,
    add column told_version integer not null default 0;
create index import_asks on import (id) where status in ('needs_mapping', 'to_apply') or told_asks is not null;
