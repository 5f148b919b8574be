-- A mention that shows installed equipment (a part, license or service that another sells for it) is flagged; no mention is more.
alter table finding drop constraint mention_is_not_covered;
alter table finding add constraint mention_is_at_most_flagged
    check (role <> 'MENTION' or verdict in ('NOT_COVERED', 'FLAGGED'));
