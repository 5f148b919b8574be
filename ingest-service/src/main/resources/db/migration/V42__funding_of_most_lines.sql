-- Of most lines only what the file said of the money is known: fund_text, recorded when the line was and by its import. That is
-- not written a second time: null here means just this, or nothing where there is no fund_text (ADR 0098). Older rows stay as they are.
alter table contract_line alter column funding drop not null;
alter table line_version alter column funding drop not null;
