package org.sightline.matching.finding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.sightline.matching.list.ListInForce;
import org.sightline.matching.verdict.FundCode;

/**
 * What fund codes mean in each agency's own chart of funds, with the days from and until which they do. A chart of an
 * agency that was merged into another is that one's.
 */
@ApplicationScoped
class FundCharts {

    private final EntityManager entities;
    private final ObjectMapper json;
    private final FundMeanings meanings;
    private final Agencies agencies;
    private final Findings findings;
    private final Settlement settlement;
    private final ListInForce lists;
    private final Clock clock = Clock.systemUTC();

    FundCharts(EntityManager entities, ObjectMapper json, FundMeanings meanings, Agencies agencies, Findings findings,
            Settlement settlement, ListInForce lists) {
        this.entities = entities;
        this.json = json;
        this.meanings = meanings;
        this.agencies = agencies;
        this.findings = findings;
        this.settlement = settlement;
        this.lists = lists;
    }

    /**
     * An agency's chart.
     *
     * @param version 0 where nobody set one yet
     * @param source where it was read; null where nobody set one yet
     */
    record Chart(UUID agencyId, int version, List<FundCode> codes, String source, String setBy, Instant setAt) {}

    /** The chart as it is now. */
    @Transactional
    Chart current(UUID agency) {
        return versions(agencies.canonical(agency)).stream().findFirst()
                .orElse(new Chart(agency, 0, List.of(), null, null, null));
    }

    /** All versions of it, newest first. */
    @Transactional
    List<Chart> versions(UUID agency) {
        List<?> rows = entities.createNativeQuery("select version, cast(codes as text), source, set_by, set_at from fund_chart"
                        + " where agency_id = ?1 order by version desc", Tuple.class)
                .setParameter(1, agency)
                .getResultList();
        return rows.stream().map(Tuple.class::cast).map(row -> new Chart(agency, row.get(0, Integer.class),
                meanings.read(row.get(1, String.class)), row.get(2, String.class), row.get(3, String.class), row.get(4, Instant.class))).toList();
    }

    /**
     * Sets a new chart and judges the agency's findings by it, visibly.
     *
     * @throws SQLException where the database is away
     */
    @Transactional
    Chart set(UUID agency, int over, List<FundCode> codes, String source, String by) throws SQLException {
        Set<UUID> ids = new TreeSet<>(Set.of(agency));
        agencies.hold(ids);
        ids.addAll(agencies.aliasesOf(agency));
        entities.createNativeQuery("insert into fund_chart (agency_id, version, codes, source, set_by, set_at)"
                        + " values (?1, ?2, cast(?3 as jsonb), ?4, ?5, ?6)")
                .setParameter(1, agency).setParameter(2, over + 1).setParameter(3, text(codes))
                .setParameter(4, source).setParameter(5, by).setParameter(6, clock.instant())
                .executeUpdate();
        settlement.again(findings.groupsOf(ids), lists.hold(), "The agency's chart of funds was set anew (version " + (over + 1)
                + ", " + source + ").");
        return current(agency);
    }

    private String text(List<FundCode> codes) {
        try {
            return json.writeValueAsString(codes);
        } catch (JsonProcessingException never) {
            throw new IllegalStateException(never);
        }
    }
}
