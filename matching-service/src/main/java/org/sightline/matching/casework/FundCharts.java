package org.sightline.matching.casework;

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
import org.sightline.kit.paging.ETags;
import org.sightline.matching.finding.FindingRepository;
import org.sightline.matching.held.AgencyRepository;
import org.sightline.matching.held.FundMeanings;
import org.sightline.matching.settlement.Settlement;
import org.sightline.matching.verdict.facts.FundCode;
import org.sightline.matching.watchlists.Watchlists;

/**
 * What fund codes mean in each agency's own chart of funds, with the days from and until which they do. After a merge
 * the chart of the agency that remains counts.
 */
@ApplicationScoped
public class FundCharts {

    private final EntityManager entities;
    private final ObjectMapper json;
    private final FundMeanings meanings;
    private final AgencyRepository agencies;
    private final FindingRepository findings;
    private final Settlement settlement;
    private final Watchlists lists;
    private final Clock clock = Clock.systemUTC();

    FundCharts(
            EntityManager entities,
            ObjectMapper json,
            FundMeanings meanings,
            AgencyRepository agencies,
            FindingRepository findings,
            Settlement settlement,
            Watchlists lists) {
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
     * @param version 0 if nobody has set one yet
     * @param source where it was read; null if nobody has set one yet
     */
    public record Chart(UUID agencyId, int version, List<FundCode> codes, String source, String setBy, Instant setAt) {}

    /** The chart as it is now. */
    @Transactional
    public Chart current(UUID agency) {
        return newest(agencies.canonical(agency));
    }

    private Chart newest(UUID agency) {
        List<?> rows = entities.createNativeQuery(
                        "select version, cast(codes as text), source, set_by, set_at from fund_chart"
                                + " where agency_id = ?1 order by version desc limit 1",
                        Tuple.class)
                .setParameter(1, agency)
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .findFirst()
                .map(row -> new Chart(
                        agency,
                        row.get(0, Integer.class),
                        meanings.read(row.get(1, String.class)),
                        row.get(2, String.class),
                        row.get(3, String.class),
                        row.get(4, Instant.class)))
                .orElse(new Chart(agency, 0, List.of(), null, null, null));
    }

    /**
     * Sets a new chart and judges the agency's findings by it, visibly.
     *
     * @param ifMatch the tag of the version that the caller read
     * @throws org.sightline.kit.problem.Problem 428 without a tag, 412 where somebody set another chart in between
     * @throws SQLException where the database is away
     */
    @Transactional
    public Chart set(UUID asked, String ifMatch, List<FundCode> codes, String source, String by) throws SQLException {
        UUID agency = agencies.canonical(asked);
        Set<UUID> ids = new TreeSet<>(Set.of(agency));
        // Held before the version is compared, so that of two who change the same version one is told.
        agencies.hold(ids);
        Chart present = newest(agency);
        ETags.require(ifMatch, present.version());
        ids.addAll(agencies.aliasesOf(agency));
        int version = present.version() + 1;
        entities.createNativeQuery("insert into fund_chart (agency_id, version, codes, source, set_by, set_at)"
                        + " values (?1, ?2, cast(?3 as jsonb), ?4, ?5, ?6)")
                .setParameter(1, agency)
                .setParameter(2, version)
                .setParameter(3, text(codes))
                .setParameter(4, source)
                .setParameter(5, by)
                .setParameter(6, clock.instant())
                .executeUpdate();
        settlement.again(
                findings.groupsOf(ids),
                lists.hold(),
                "The agency's chart of funds was set again (version " + version + ", " + source + ").");
        return newest(agency);
    }

    private String text(List<FundCode> codes) {
        try {
            return json.writeValueAsString(codes);
        } catch (JsonProcessingException never) {
            throw new IllegalStateException(never);
        }
    }
}
