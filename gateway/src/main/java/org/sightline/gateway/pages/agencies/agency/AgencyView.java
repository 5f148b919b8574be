package org.sightline.gateway.pages.agencies.agency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.sightline.gateway.count.Links;
import org.sightline.gateway.count.VerdictCount;
import org.sightline.gateway.pages.agencies.agency.AgencyCompliance.Agency;
import org.sightline.gateway.pages.agencies.agency.AgencyCompliance.Count;
import org.sightline.gateway.pages.agencies.agency.AgencyCompliance.Coverage;
import org.sightline.gateway.pages.agencies.agency.AgencyCompliance.Devices;
import org.sightline.gateway.pages.agencies.agency.AgencyCompliance.Reconciliation;
import org.sightline.gateway.pages.agencies.agency.AgencyCompliance.VerdictGroup;
import org.sightline.gateway.pages.agencies.agency.ComplianceRepository.Tally;
import org.sightline.gateway.pages.findings.finding.FindingRepository;
import org.sightline.gateway.pages.findings.finding.FindingRow;
import org.sightline.gateway.pages.findings.reconciliation.Balances;
import org.sightline.gateway.shell.Formats;
import org.sightline.gateway.shell.Language;
import org.sightline.gateway.view.Scope;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.gateway.words.Verdict;
import org.sightline.kit.problem.Problem;

/** One agency's compliance view. Who may see it is decided by whoever asks. */
@ApplicationScoped
public class AgencyView {

    private static final int FIRST_FINDINGS = 10;

    private final ComplianceRepository held;
    private final FindingRepository findings;
    private final Balances balances;
    private final Scope scope;
    private final ViewRepository view;
    private final Language language;

    AgencyView(
            ComplianceRepository held,
            FindingRepository findings,
            Balances balances,
            Scope scope,
            ViewRepository view,
            Language language) {
        this.held = held;
        this.findings = findings;
        this.balances = balances;
        this.scope = scope;
        this.view = view;
        this.language = language;
    }

    /**
     * The view as it is now.
     *
     * @throws Problem 404 where nothing at all is known of such an agency
     */
    @Transactional
    public AgencyCompliance of(UUID asked) {
        UUID id = scope.counted(asked);
        Agency agency = held.agency(id).orElseThrow(Problem::notFound);
        List<Tally> purchases = held.purchases(id);
        List<VerdictCount> verdicts = verdicts(id, purchases);
        Devices devices = devices(id);
        List<Coverage> coverage = held.coverage(id);
        List<Reconciliation> reconciliation = Reconciling.of(id, balances.of(id).makers(), texts());
        Count toReview = new Count(count(purchases, "REVIEW", Tally::sinceBan), Links.toReview("agencyId", id));
        return new AgencyCompliance(
                agency,
                posture(verdicts, toReview, devices, coverage),
                verdicts,
                first(id, verdicts),
                new Count(count(purchases, "MATCH", Tally::sinceBan), Links.purchases("agencyId", id)),
                toReview,
                new Count(
                        count(purchases, "MATCH", tally -> !tally.sinceBan() && !tally.undated()),
                        counted(id, "before", Links.SINCE)),
                new Count(count(purchases, "MATCH", Tally::undated), counted(id, "year", 0)),
                devices,
                reconciliation,
                coverage,
                waiting(id, verdicts, reconciliation),
                view.watchlistVersion().orElse(null),
                held.asOf(id));
    }

    private static String counted(UUID id, Object... more) {
        return Links.findings("agencyId", id, "counted", true, "band", "MATCH", more[0], more[1]);
    }

    private static long count(List<Tally> purchases, String band, Predicate<Tally> which) {
        return purchases.stream()
                .filter(tally -> tally.band().equals(band) && which.test(tally))
                .mapToLong(Tally::purchases)
                .sum();
    }

    private static List<VerdictCount> verdicts(UUID id, List<Tally> purchases) {
        return Verdict.codes().stream()
                .map(verdict -> new VerdictCount(
                        verdict,
                        count(
                                purchases,
                                "MATCH",
                                tally -> tally.sinceBan() && tally.verdict().equals(verdict)),
                        Links.purchases("agencyId", id, "verdict", verdict)))
                .toList();
    }

    private List<VerdictGroup> first(UUID id, List<VerdictCount> verdicts) {
        Map<String, List<FindingRow>> rows = findings.firstOfEachVerdict(id, Links.SINCE, FIRST_FINDINGS).stream()
                .collect(Collectors.groupingBy(FindingRow::verdict));
        return verdicts.stream()
                .filter(v -> v.count() > 0)
                .map(v -> new VerdictGroup(v.verdict(), v.count(), v.link(), rows.getOrDefault(v.verdict(), List.of())))
                .toList();
    }

    private Devices devices(UUID id) {
        Map<String, Long> byStatus = held.devices(id);
        Map<String, Long> flagged = held.deviceFindings(id);
        List<VerdictCount> verdicts = Verdict.codes().stream()
                .map(verdict -> new VerdictCount(
                        verdict, flagged.getOrDefault(verdict, 0L), deviceFindings(id) + "&verdict=" + verdict))
                .toList();
        return new Devices(sum(byStatus), byStatus, sum(flagged), deviceFindings(id), verdicts);
    }

    private static String deviceFindings(UUID id) {
        return Links.findings("agencyId", id, "subject", "device", "standing", true, "inUse", true, "band", "MATCH");
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private AgencyTexts texts() {
        return language.texts(AgencyTexts.class);
    }

    private Posture posture(List<VerdictCount> verdicts, Count toReview, Devices devices, List<Coverage> coverage) {
        return Posture.of(
                new Posture.Known(
                        verdicts.stream().collect(Collectors.toMap(VerdictCount::verdict, VerdictCount::count)),
                        toReview.count(),
                        devices.flagged(),
                        coverage.stream().mapToLong(Coverage::lines).sum(),
                        coverage.stream()
                                .map(Coverage::firstDate)
                                .filter(Objects::nonNull)
                                .min(LocalDate::compareTo)
                                .map(Formats::day)
                                .orElse(null),
                        coverage.stream()
                                .map(Coverage::lastDate)
                                .filter(Objects::nonNull)
                                .max(LocalDate::compareTo)
                                .map(Formats::day)
                                .orElse(null)),
                texts());
    }

    private List<Waiting> waiting(UUID id, List<VerdictCount> verdicts, List<Reconciliation> reconciliation) {
        List<Waiting> waiting = new ArrayList<>();
        long answers = findings.waitingFor(id);
        waiting.add(new Waiting(
                "answer",
                answers,
                texts().answerFindings(answers),
                Links.findings("agencyId", id, "waiting", "agency")));
        verdicts.stream()
                .filter(v -> v.verdict().equals("UNDETERMINED"))
                .forEach(v -> waiting.add(
                        new Waiting("supply_fact", v.count(), texts().sayWhatIsMissing(v.count()), v.link())));
        reconciliation.forEach(row -> waiting.add(new Waiting(
                "register_devices", row.missingPieces(), row.text(), "/api/agencies/" + id + "/reconciliation")));
        return waiting.stream().filter(each -> each.count() > 0).toList();
    }
}
