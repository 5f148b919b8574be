-- That two findings are different purchases is said once. Where two people said it at once, the first one holds; what the later
-- one said is taken back and stays.
alter table purchase_join no force row level security;
update purchase_join later
set undone_by = 'matching-service', undone_identity = 'matching-service', undone_at = now()
where later.kind = 'different_purchases' and later.undone_at is null
  and exists (
      select 1 from purchase_join earlier
      where earlier.kind = 'different_purchases' and earlier.undone_at is null
        and least(earlier.finding_id, earlier.other_id) = least(later.finding_id, later.other_id)
        and greatest(earlier.finding_id, earlier.other_id) = greatest(later.finding_id, later.other_id)
        and (earlier.said_at, earlier.id) < (later.said_at, later.id));
alter table purchase_join force row level security;

create unique index purchase_join_different on purchase_join (least(finding_id, other_id), greatest(finding_id, other_id))
    where kind = 'different_purchases' and undone_at is null;
