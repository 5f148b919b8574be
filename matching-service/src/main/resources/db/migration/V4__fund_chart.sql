-- What the codes in an agency's own chart of funds mean, and since when. Each change is a new version; nothing is
-- overwritten, so that a verdict of an earlier day can be understood.
create table fund_chart (
    agency_id uuid        not null,
    version   integer     not null,
    -- An array of {code, programme, from, until}.
    codes     jsonb       not null,
    source    text        not null,
    set_by    text        not null,
    set_at    timestamptz not null,
    primary key (agency_id, version)
);
grant select, insert on fund_chart to ${app_role};
