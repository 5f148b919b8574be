-- The findings that rest on lines of one import: its receipt links to them.
create index finding_by_import on finding using gin ((body -> 'lines') jsonb_path_ops);
