package org.sightline.gateway.pages.agencies.agency;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.pages.agencies.agency.AgencyCompliance.Agency;
import org.sightline.gateway.pages.agencies.agency.AgencyCompliance.Coverage;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.kit.sql.Sql;

/** What is held about one agency, counted. The agency is the one that merged ones are counted under. */
@ApplicationScoped
class ComplianceRepository {

    private static final String AGENCY =
            "select id, name, kind, state, county, status, sample from agency where id = :agency";

    private static final String UNNAMED = """
        select :agency as id, :unnamed as name, null as kind, null as state, null as county, 'unnamed' as status,
            false as sample
        from finding where agency_id = :agency limit 1\
        """;

    private static final String PURCHASES = """
        select t.band, t.since_ban, t.year = 0 as undated, t.verdict, sum(t.purchases) as purchases
        from tally t where t.agency_id = :agency group by 1, 2, 3, 4 having sum(t.purchases) > 0\
        """;

    private static final String DEVICES = """
        select status as key, sum(quantity) as count from device where agency_id = :agency and not withdrawn
        group by 1\
        """;

    private static final String DEVICE_FINDINGS = """
        select verdict as key, count(*) as count from finding
        where agency_id = :agency and subject = 'device' and standing and not gone and band = 'MATCH' group by 1\
        """;

    private static final String COVERAGE = """
        select source_id, max(source_name) as source_name, sum(lines)::bigint as lines,
            min(first_date) as first_date, max(last_date) as last_date,
            sum(with_description)::bigint as with_description, sum(with_funding)::bigint as with_funding,
            max(last_import_at) as last_import_at
        from coverage where agency_id = :agency group by source_id order by source_id\
        """;

    private static final String AS_OF = """
        select greatest((select max(updated_at) from finding where agency_id = :agency),
            (select max(updated_at) from device where agency_id = :agency),
            (select max(last_import_at) from coverage where agency_id = :agency)) as as_of\
        """;

    private final Sql sql;

    ComplianceRepository(Sql sql) {
        this.sql = sql;
    }

    /** Purchases with the same answers to the questions by which they are counted. */
    record Tally(String band, boolean sinceBan, boolean undated, String verdict, long purchases) {}

    /** The agency, without a name where only findings of it are known; empty where nothing is. */
    Optional<Agency> agency(UUID agency) {
        return agency(AGENCY, agency).or(() -> agency(UNNAMED, agency));
    }

    private Optional<Agency> agency(String query, UUID agency) {
        return sql.query(query)
                .with("agency", agency)
                .with("unnamed", ViewRepository.UNNAMED)
                .first(row -> new Agency(
                        agency,
                        row.requiredText("name"),
                        row.text("kind"),
                        row.text("state"),
                        row.text("county"),
                        row.requiredText("status"),
                        row.flag("sample")));
    }

    List<Tally> purchases(UUID agency) {
        return sql.query(PURCHASES)
                .with("agency", agency)
                .list(row -> new Tally(
                        row.requiredText("band"),
                        row.flag("since_ban"),
                        row.flag("undated"),
                        row.requiredText("verdict"),
                        row.number("purchases")));
    }

    Map<String, Long> devices(UUID agency) {
        return counts(DEVICES, agency);
    }

    /** Findings about devices, by verdict. */
    Map<String, Long> deviceFindings(UUID agency) {
        return counts(DEVICE_FINDINGS, agency);
    }

    private Map<String, Long> counts(String query, UUID agency) {
        return sql
                .query(query)
                .with("agency", agency)
                .list(row -> Map.entry(row.requiredText("key"), row.number("count")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum, TreeMap::new));
    }

    List<Coverage> coverage(UUID agency) {
        return sql.query(COVERAGE)
                .with("agency", agency)
                .list(row -> new Coverage(
                        row.requiredText("source_id"),
                        row.requiredText("source_name"),
                        row.number("lines"),
                        row.day("first_date"),
                        row.day("last_date"),
                        row.numberOrNull("with_description"),
                        row.numberOrNull("with_funding"),
                        row.instant("last_import_at")));
    }

    /** When the newest fact became true; null where nothing is known. */
    @Nullable
    Instant asOf(UUID agency) {
        return sql.query(AS_OF)
                .with("agency", agency)
                .one(row -> Optional.ofNullable(row.instant("as_of")))
                .orElse(null);
    }
}
