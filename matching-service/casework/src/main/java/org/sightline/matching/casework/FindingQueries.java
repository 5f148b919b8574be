package org.sightline.matching.casework;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.json.Json;
import org.sightline.kit.paging.BoundCursor;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.casework.FindingHistoryRepository.Listed;
import org.sightline.matching.casework.FindingHistoryRepository.Said;
import org.sightline.matching.casework.FindingHistoryRepository.SaidFinding;
import org.sightline.matching.casework.FindingHistoryRepository.Scope;
import org.sightline.matching.finding.Finding;
import org.sightline.matching.finding.FindingRepository;
import org.sightline.matching.held.AgencyRepository;
import org.sightline.matching.law.LawLooks;
import org.sightline.matching.screening.match.Band;
import org.sightline.matching.screening.match.Role;

/** Findings as they are and as they were, for those who may read them. */
@ApplicationScoped
class FindingQueries {

    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private final FindingHistoryRepository history;
    private final FindingRepository findings;
    private final AgencyRepository agencies;
    private final LawLooks looks;
    private final CurrentCaller caller;
    private final Clock clock;

    FindingQueries(
            FindingHistoryRepository history,
            FindingRepository findings,
            AgencyRepository agencies,
            LawLooks looks,
            CurrentCaller caller,
            Clock clock) {
        this.history = history;
        this.findings = findings;
        this.agencies = agencies;
        this.looks = looks;
        this.caller = caller;
        this.clock = clock;
    }

    Page<SaidFinding> list(@Nullable UUID agencyId, int limit, @Nullable String cursor, AsOf moment) {
        Scope scope = scope(agencyId, moment);
        BoundCursor cursors = BoundCursor.to("findings", agencyId, moment);
        List<Listed> read = history.list(scope, cursors.read(cursor, 2), limit + 1);
        List<SaidFinding> shown =
                read.stream().flatMap(row -> Stream.ofNullable(row.finding())).toList();
        Page<Listed> page = Page.cut(
                read,
                Math.min(limit, shown.size()),
                row -> cursors.after(row.openedAt(), row.id()),
                history.count(scope));
        return new Page<>(shown.subList(0, page.items().size()), page.nextCursor(), page.total());
    }

    /**
     * How many findings said what at a moment.
     *
     * @param total all that were there for the reader then, withdrawn ones and mentions too
     * @param withdrawn of these, no longer held then
     * @param mentions of those that held, only mentioned a maker
     * @param toReview of the purchases and devices that held, those that a person has to look at first
     * @param verdicts of all other purchases and devices that held, by headline verdict
     * @param statuses of all that held, by status
     */
    record Counts(
            long total,
            long withdrawn,
            long mentions,
            long toReview,
            Map<String, Long> verdicts,
            Map<String, Long> statuses) {}

    Counts counts(@Nullable UUID agencyId, AsOf moment) {
        List<Said> all = history.counts(scope(agencyId, moment));
        List<Said> held = all.stream().filter(Predicate.not(Said::withdrawn)).toList();
        List<Said> bought =
                held.stream().filter(said -> said.role() == Role.PURCHASE).toList();
        List<Said> sure =
                bought.stream().filter(said -> said.band() == Band.MATCH).toList();
        return new Counts(
                sum(all),
                sum(all) - sum(held),
                sum(held) - sum(bought),
                sum(bought) - sum(sure),
                by(Said::verdict, sure),
                by(Said::status, held));
    }

    private static long sum(List<Said> some) {
        return some.stream().mapToLong(Said::count).sum();
    }

    private static Map<String, Long> by(Function<Said, String> what, List<Said> some) {
        return some.stream().collect(Collectors.groupingBy(what, TreeMap::new, Collectors.summingLong(Said::count)));
    }

    private Scope scope(@Nullable UUID agencyId, AsOf moment) {
        caller.require(agencyId == null ? Action.OVERSEE : Action.READ, agencyId);
        Set<UUID> ids = new HashSet<>();
        if (agencyId != null) {
            ids.add(agencyId);
            ids.addAll(agencies.aliasesOf(agencyId));
        }
        return new Scope(ids, moment.knownAtOr(clock.instant()), moment.asOfOr(LAST_DAY));
    }

    @Transactional
    FindingHistoryRepository.Version read(UUID id, AsOf moment) {
        Finding finding = findings.findByIdOptional(id).orElseThrow(Problem::notFound);
        LocalDate firstDay = finding.firstDay();
        if (firstDay != null && firstDay.isAfter(moment.asOfOr(LAST_DAY))) {
            throw Problem.notFound();
        }
        caller.require(Action.READ, agencies.canonical(finding.agencyId()));
        FindingHistoryRepository.Version said =
                history.version(id, moment.knownAtOr(clock.instant())).orElseThrow(Problem::notFound);
        // As it is now it is given whole, and says of laws that nobody looked at for long when that was; of earlier
        // versions, what was sent is kept.
        return said.version() == finding.version()
                ? new FindingHistoryRepository.Version(
                        said.version(),
                        new SaidFinding(Json.write(findings.whole(finding).withVerdicts(looks::noted))))
                : said;
    }
}
