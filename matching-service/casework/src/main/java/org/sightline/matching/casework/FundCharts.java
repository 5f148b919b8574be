package org.sightline.matching.casework;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.paging.ETags;
import org.sightline.matching.finding.FindingRepository;
import org.sightline.matching.held.AgencyRepository;
import org.sightline.matching.held.FundChart;
import org.sightline.matching.held.FundChartRepository;
import org.sightline.matching.settlement.Settlement;
import org.sightline.matching.verdict.facts.FundCode;
import org.sightline.matching.watchlists.Watchlists;

/** Reads and sets charts of funds. After a merge the chart of the agency that remains counts. */
@ApplicationScoped
class FundCharts {

    private final FundChartRepository charts;
    private final AgencyRepository agencies;
    private final FindingRepository findings;
    private final Settlement settlement;
    private final Watchlists lists;
    private final Clock clock;

    FundCharts(
            FundChartRepository charts,
            AgencyRepository agencies,
            FindingRepository findings,
            Settlement settlement,
            Watchlists lists,
            Clock clock) {
        this.charts = charts;
        this.agencies = agencies;
        this.findings = findings;
        this.settlement = settlement;
        this.lists = lists;
        this.clock = clock;
    }

    /** The chart as it is now. */
    FundChart current(UUID agency) {
        return charts.newest(agencies.canonical(agency));
    }

    /**
     * Sets a new chart and judges the agency's findings by it, visibly.
     *
     * @param ifMatch the tag of the version that the caller read
     * @throws org.sightline.kit.problem.Problem 428 without a tag, 412 where somebody set another chart in between
     */
    @Transactional
    FundChart set(UUID asked, @Nullable String ifMatch, List<FundCode> codes, String source, String by) {
        UUID agency = agencies.canonical(asked);
        Set<UUID> ids = new TreeSet<>(Set.of(agency));
        // Locked before the version is compared, so that of two people who change the same version one is told.
        agencies.lock(ids);
        FundChart present = charts.newest(agency);
        ETags.require(ifMatch, present.version());
        FundChart next = present.next(codes, source, by, clock.instant());
        charts.add(next);
        ids.addAll(agencies.aliasesOf(agency));
        settlement.again(
                findings.groupsOf(ids),
                lists.hold(),
                "The agency's chart of funds was set (version " + next.version() + ", " + source + ").");
        return next;
    }
}
