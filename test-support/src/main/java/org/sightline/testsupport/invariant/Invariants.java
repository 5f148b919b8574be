package org.sightline.testsupport.invariant;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.sightline.localstack.stack.Part;

/** What must hold of all that is stored, whoever did it, once nothing moves any more. */
public final class Invariants {

    private static final String NEXT = System.lineSeparator() + "      ";
    private static final int SHOWN = 8;

    private final Databases databases;
    private final Records records;
    private final Function<String, JsonNode> asked;

    /** @param asked what the gateway answers an analyst at a path */
    public Invariants(Databases databases, Records records, Function<String, JsonNode> asked) {
        this.databases = databases;
        this.records = records;
        this.asked = asked;
    }

    /** What does not hold; empty where all is well. */
    public List<String> broken() {
        List<String> broken = new ArrayList<>();
        // A line that lies in a bundle is there as it was first said; a row goes before it.
        same(broken, "lines", Part.INGEST, "select id, version, agency_id from contract_line", Part.MATCHING, """
            select id, version, agency_id from contract_line
            union
            select l.id, 1, b.agencies[l.place]
            from line_bundle b cross join unnest(b.line_ids, b.agency_places) as l (id, place)
            where not exists (select 1 from contract_line c where c.id = l.id)""");
        same(broken, "agencies", Part.INVENTORY, AGENCY.replace("STATUS", "lower(status)"), Part.GATEWAY, VIEWED);
        same(broken, "held agencies", Part.INVENTORY, "select id, version from agency", Part.MATCHING, """
            select id, version from agency""");
        same(broken, "known agencies", Part.INVENTORY, "select id, version from agency", Part.INGEST, """
            select id, version from agency""");
        same(broken, "devices", Part.INVENTORY, "select id, version, agency_id from device", Part.MATCHING, """
            select id, version, agency_id from device""");
        same(broken, "shown devices", Part.INVENTORY, "select id, version, agency_id from device", Part.GATEWAY, """
            select id, version, published_agency_id from device""");
        same(broken, "findings", Part.MATCHING, FINDING, Part.GATEWAY, SHOWN_FINDING);
        same(
                broken,
                "coverage",
                Part.INGEST,
                "select agency_id, source_id, version, lines from coverage",
                Part.GATEWAY,
                """
            select published_agency_id, source_id, version, lines from coverage""");
        none(broken, "a finding without a hit", Part.MATCHING, """
            select f.id, f.document_key from finding f where not f.withdrawn and f.subject = 'purchase' and not exists (
              select 1 from matched_line m where m.agency_id = f.agency_id and m.document_key = f.document_key
                and m.maker_key = f.maker_key)""");
        none(broken, "a hit without a finding", Part.MATCHING, """
            select m.line_id, m.document_key from matched_line m where not exists (
              select 1 from finding f where f.agency_id = m.agency_id and f.document_key = m.document_key
                and f.maker_key = m.maker_key and not f.withdrawn)""");
        none(broken, "a gap in what was said of a finding", Part.MATCHING, """
            select finding_id, count(*), max(seq) from finding_event group by 1 having count(*) <> max(seq)""");
        none(broken, "a gap in a finding's versions", Part.MATCHING, """
            select f.id, f.version, count(v.version) from finding f left join finding_version v on v.finding_id = f.id
            group by 1, 2 having count(v.version) <> f.version""");
        none(broken, "a gap in a history", Part.INVENTORY, """
            select subject_id, count(*), max(version) from change group by 1 having count(*) <> max(version)""");
        none(broken, "a device without its last change", Part.INVENTORY, """
            select d.id from device d where d.version <> (select max(version) from change c where c.subject_id = d.id)""");
        none(broken, "a line of an import that is not there", Part.INGEST, """
            select l.id from contract_line l where not exists (select 1 from import i where i.id = l.import_id)""");
        none(broken, "an import whose counts do not add up", Part.INGEST, """
            select id, read, accepted, updated, unchanged, rejected from import
            where status = 'done' and read <> accepted + updated + unchanged + rejected""");
        none(broken, "a tally that is not the sum of its findings", Part.GATEWAY, """
            select coalesce(a.agency_id, b.agency_id), a.n, b.n from
              (select agency_id, sum(purchases) as n from tally group by 1 having sum(purchases) <> 0) a
              full join (select agency_id, count(*) as n from finding where countable group by 1) b
                on a.agency_id = b.agency_id
            where a.n is distinct from b.n""");
        none(broken, "a finding that is not counted where its agency went", Part.GATEWAY, """
            select f.id from finding f join agency p on p.id = f.published_agency_id
            where p.status = 'merged' and f.agency_id <> p.merged_into
              and not exists (select 1 from agency q where q.id = p.merged_into and q.status = 'merged')""");
        deadLetters(broken);
        topics(broken);
        chains(broken);
        return broken;
    }

    private static final String AGENCY = "select id, version, STATUS, merged_into from agency";
    private static final String VIEWED = "select id, version, status, merged_into from agency";
    private static final String FINDING =
            "select id, version, verdict, status, outcome, decision, withdrawn from finding";
    private static final String SHOWN_FINDING = FINDING;

    private void same(List<String> broken, String what, Part one, String query, Part other, String otherQuery) {
        List<String> differences =
                Projection.difference(sorted(databases.rows(one, query)), sorted(databases.rows(other, otherQuery)));
        if (!differences.isEmpty()) {
            broken.add(differences.size() + " differences of " + what + " between " + one.title() + " and "
                    + other.title() + ": " + some(differences));
        }
    }

    private static List<String> sorted(List<String> rows) {
        List<String> sorted = new ArrayList<>(rows);
        sorted.sort(null);
        return sorted;
    }

    private static String some(List<String> rows) {
        return String.join(NEXT, rows.subList(0, Math.min(SHOWN, rows.size())));
    }

    private void none(List<String> broken, String what, Part part, String query) {
        List<String> rows = databases.rows(part, query);
        if (!rows.isEmpty()) {
            broken.add(rows.size() + " times " + what + ": " + some(rows));
        }
    }

    /** Every unreadable record is set aside once by each who reads it, and nothing else is. */
    private void deadLetters(List<String> broken) {
        Set<String> wanted = new TreeSet<>();
        records.poison()
                .forEach((key, topic) -> Records.READ_BY
                        .getOrDefault(topic, List.of())
                        .forEach(group -> wanted.add(group + " " + topic + " " + key)));
        Set<String> found = new TreeSet<>();
        for (Part part : Part.services()) {
            String group = part == Part.GATEWAY ? "gateway" : part.title() + "-service";
            for (String row : databases.rows(part, "select topic || ' ' || coalesce(msg_key, '?') from dead_letter")) {
                if (!found.add(group + " " + row)) {
                    broken.add("Set aside twice: " + group + " " + row);
                }
            }
        }
        Set<String> missing = new TreeSet<>(wanted);
        missing.removeAll(found);
        found.removeAll(wanted);
        if (!missing.isEmpty()) {
            broken.add(missing.size() + " unreadable records are not set aside: " + some(List.copyOf(missing)));
        }
        if (!found.isEmpty()) {
            broken.add(found.size() + " good records are set aside: " + some(List.copyOf(found)));
        }
    }

    /** Who reads a topic from its beginning ends with what the owner has. */
    private void topics(List<String> broken) {
        last(broken, "agencies", databases.rows(Part.INVENTORY, "select id || ' ' || version from agency"));
        last(broken, "devices", databases.rows(Part.INVENTORY, "select id || ' ' || version from device"));
        last(broken, "findings", databases.rows(Part.MATCHING, "select id || ' ' || version from finding"));
        last(broken, "contract-lines", databases.rows(Part.INGEST, "select id || ' ' || version from contract_line"));
        last(
                broken,
                "coverage",
                databases.rows(Part.INGEST, "select agency_id || '/' || source_id || ' ' || version from coverage"));
    }

    private void last(List<String> broken, String topic, List<String> owned) {
        Set<String> kept = new HashSet<>();
        records.lastVersions(topic).forEach((key, version) -> {
            if (!key.startsWith("poison-")) {
                kept.add(key + " " + version);
            }
        });
        Set<String> wanted = new HashSet<>(owned);
        wanted.removeAll(kept);
        kept.removeAll(Set.copyOf(owned));
        if (!wanted.isEmpty() || !kept.isEmpty()) {
            broken.add("The last records of " + topic + " are not the newest: owned and not last " + wanted.size() + " "
                    + some(List.copyOf(wanted)) + "; last and not owned " + kept.size() + " "
                    + some(List.copyOf(kept)));
        }
    }

    private void chains(List<String> broken) {
        verify(broken, "/audit/verification");
        for (String agency : databases.rows(
                Part.GATEWAY,
                "select distinct chain from audit where chain <> '00000000-0000-0000-0000-000000000000'")) {
            verify(broken, "/agencies/" + agency + "/audit/verification");
        }
    }

    private void verify(List<String> broken, String path) {
        JsonNode verified = asked.apply(path);
        if (!verified.path("ok").asBoolean()) {
            broken.add("The chain at " + path + " does not verify: " + verified);
        }
    }

    /** How many accepted rows and findings all of this was about, for the report. */
    public Map<String, Long> sizes() {
        return Map.of(
                "lines", databases.number(Part.INGEST, "select count(*) from contract_line"),
                "findings", databases.number(Part.MATCHING, "select count(*) from finding"),
                "devices", databases.number(Part.INVENTORY, "select count(*) from device"),
                "audit rows", databases.number(Part.GATEWAY, "select count(*) from audit"));
    }
}
