package org.sightline.testsupport.invariant;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.sightline.localstack.stack.Part;

/** What the things of one name left behind in the four databases, with the name and all ids taken out. */
public final class Projection {

    private final Databases databases;

    public Projection(Databases databases) {
        this.databases = databases;
    }

    /** One line for each thing, in alphabetical order. */
    public List<String> of(String name) {
        List<String> all = new ArrayList<>();
        add(all, "line", Part.INGEST, name, """
            select document_number, version, buyer_name, description, amount, fund_text,
              coalesce(
                (select string_agg(f->>'text', ',' order by n) from jsonb_array_elements(funding) with ordinality e (f, n)),
                fund_text)
            from contract_line
            where source_id = 'faults-' || lower('%s') or source_id = 'faults-by-machine' and document_number like '%s-m%%'""");
        // Whether a line that matches nothing has a row or lies in a bundle depends on when the watchlist changed.
        add(all, "held line", Part.MATCHING, name, """
            select a.name, l.version, l.vendor_name, l.description, l.withdrawn
            from contract_line l join agency a on a.id = l.agency_id
            where a.name ilike '%% %s'
              and (l.version > 1 or exists (select 1 from matched_line m where m.line_id = l.id))
            union all
            select a.name, 1, null, null, false
            from (
              select l.id, l.agency_id from contract_line l
              where l.version = 1 and not exists (select 1 from matched_line m where m.line_id = l.id)
              union
              select l.id, b.agencies[l.place]
              from line_bundle b cross join unnest(b.line_ids, b.agency_places) as l (id, place)
              where not exists (
                select 1 from contract_line c where c.id = l.id
                  and (c.version > 1 or exists (select 1 from matched_line m where m.line_id = c.id)))
            ) l join agency a on a.id = l.agency_id where a.name ilike '%% %s'""");
        add(all, "finding", Part.MATCHING, name, """
            select a.name, regexp_replace(f.document_key, '^device:.*', 'device'), f.maker_key, f.role, f.band, f.verdict,
              f.status, f.outcome, f.decision, f.withdrawn
            from finding f join agency a on a.id = f.agency_id
            where a.name ilike '%% %s'""");
        add(all, "said", Part.MATCHING, name, """
            select a.name, f.document_key, e.action, e.actor, e.text
            from finding_event e join finding f on f.id = e.finding_id join agency a on a.id = f.agency_id
            where a.name ilike '%% %s' and e.action in ('confirmed', 'dismissed', 'reopened', 'answered', 'disputed')
              and e.actor_role <> 'system'""");
        add(all, "agency", Part.INVENTORY, name, """
            select a.name, a.kind, a.status, m.name, cardinality(a.alias_ids) from agency a
            left join agency m on m.id = a.merged_into where a.name ilike '%% %s'""");
        add(all, "device", Part.INVENTORY, name, """
            select a.name, d.tag, d.maker, d.model, d.status, d.version from device d join agency a on a.id = d.agency_id
            where a.name ilike '%% %s'""");
        add(all, "view of agency", Part.GATEWAY, name, """
            select a.name, a.kind, a.status,
              (select name from agency m where m.id = (select agency_id from agency_alias where alias_id = a.id)),
              (select count(*) from finding f where f.agency_id = a.id and not withdrawn),
              (select coalesce(sum(purchases), 0) from tally t where t.agency_id = a.id),
              (select coalesce(sum(quantity), 0) from device d where d.agency_id = a.id),
              (select coalesce(sum(lines), 0) from coverage c where c.agency_id = a.id)
            from agency a where a.name ilike '%% %s'""");
        return all;
    }

    private void add(List<String> all, String what, Part part, String name, String query) {
        List<String> rows =
                new ArrayList<>(databases.rows(part, query.replace("%%", "%").replace("%s", name)));
        String lower = name.toLowerCase(Locale.ROOT);
        rows.replaceAll(row -> what + ": " + row.replaceAll("(?i)" + lower, "NAME"));
        rows.sort(null);
        all.addAll(rows);
    }

    /** What differs; empty where two projections are alike. */
    public static List<String> difference(List<String> wanted, List<String> found) {
        List<String> differences = new ArrayList<>();
        List<String> rest = new ArrayList<>(found);
        wanted.stream().filter(row -> !rest.remove(row)).forEach(row -> differences.add("missing  " + row));
        rest.forEach(row -> differences.add("too much " + row));
        return new ArrayList<>(new TreeSet<>(differences));
    }
}
