-- USAspending.gov, the ATOM feed of FPDS, and servers of OCDS packages.
alter table feed drop constraint feed_kind_check;
alter table feed add constraint feed_kind_check
    check (kind in ('folder', 'socrata', 'ckan', 'usaspending', 'fpds', 'ocds'));
