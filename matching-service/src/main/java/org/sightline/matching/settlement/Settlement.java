package org.sightline.matching.settlement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.sightline.matching.finding.DismissalMemory;
import org.sightline.matching.finding.Finding;
import org.sightline.matching.finding.FindingChange;
import org.sightline.matching.finding.FindingRepository;
import org.sightline.matching.held.AgencyRepository;
import org.sightline.matching.held.Buyer;
import org.sightline.matching.held.ContractLine;
import org.sightline.matching.held.Device;
import org.sightline.matching.held.DeviceRepository;
import org.sightline.matching.held.FundMeanings;
import org.sightline.matching.held.GroupKey;
import org.sightline.matching.held.LineRepository;
import org.sightline.matching.law.RulesInForce;
import org.sightline.matching.purchase.Purchases;
import org.sightline.matching.purchase.Subjects;
import org.sightline.matching.screening.match.Match;
import org.sightline.matching.verdict.book.RuleBook;
import org.sightline.matching.verdict.facts.FundCode;
import org.sightline.matching.watchlists.WatchlistInForce;

/**
 * From lines and devices to findings: screen, group, judge, bring the stored findings in line. Always the same way,
 * whatever the reason: a new line, a new list, new rules or a new fact about the agency. Works in the transaction that
 * is there.
 */
@ApplicationScoped
public class Settlement {

    private static final String DEVICE = "device:";

    private final LineRepository lines;
    private final DeviceRepository devices;
    private final FindingRepository findings;
    private final AgencyRepository agencies;
    private final FundMeanings funds;
    private final DismissalMemory memory;
    private final RulesInForce rules;
    private final Clock clock = Clock.systemUTC();

    Settlement(
            LineRepository lines,
            DeviceRepository devices,
            FindingRepository findings,
            AgencyRepository agencies,
            FundMeanings funds,
            DismissalMemory memory,
            RulesInForce rules) {
        this.lines = lines;
        this.devices = devices;
        this.findings = findings;
        this.agencies = agencies;
        this.funds = funds;
        this.memory = memory;
        this.rules = rules;
    }

    /**
     * Which findings a settlement touched.
     *
     * @param agencies that have any of them
     * @param headlines from what to what headline verdicts went, with counts
     */
    public record Tally(
            Set<UUID> opened,
            Set<UUID> withdrawn,
            Set<UUID> changed,
            Set<UUID> agencies,
            Map<String, Integer> headlines) {

        static Tally nothing() {
            return new Tally(new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>(), new TreeMap<>());
        }

        static Tally of(List<FindingChange> changes) {
            Tally tally = nothing();
            for (FindingChange change : changes) {
                Set<UUID> into =
                        change.fresh ? tally.opened : change.finding.withdrawn ? tally.withdrawn : tally.changed;
                into.add(change.finding.id);
                tally.agencies.add(change.finding.agencyId);
                change.entries.stream()
                        .filter(entry -> entry.action().equals("rejudged")
                                && !entry.from().equals(entry.to()))
                        .forEach(entry -> tally.headlines.merge(entry.from() + " to " + entry.to(), 1, Integer::sum));
            }
            return tally;
        }

        Tally add(Tally other) {
            opened.addAll(other.opened);
            withdrawn.addAll(other.withdrawn);
            changed.addAll(other.changed);
            agencies.addAll(other.agencies);
            other.headlines.forEach((headline, count) -> headlines.merge(headline, count, Integer::sum));
            return this;
        }
    }

    /**
     * Settles lines that were just stored or are screened again.
     *
     * @param present the lines as they are stored
     * @param before the ids of those that may have had findings until now
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Tally lines(List<ContractLine> present, Set<UUID> before, WatchlistInForce list, String cause)
            throws SQLException {
        Map<UUID, List<GroupKey>> now = new HashMap<>();
        for (ContractLine line : present) {
            Map<String, Match> matches = Subjects.screen(list.screener(), line);
            if (!matches.isEmpty()) {
                String document = Purchases.documentKey(line);
                now.put(
                        line.id(),
                        matches.keySet().stream()
                                .map(maker -> new GroupKey(line.agencyId(), document, maker))
                                .toList());
            }
        }
        Set<GroupKey> touched = new TreeSet<>(lines.groupsOf(before));
        now.values().forEach(touched::addAll);
        if (touched.isEmpty()) {
            return Tally.nothing();
        }
        lock(touched);
        lines.regroup(before, now);
        Map<UUID, ContractLine> known = new HashMap<>();
        present.forEach(line -> known.put(line.id(), line));
        return purchases(touched, known, list, rules.book(), cause);
    }

    /** Settles one device as it is stored. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Tally device(Device device, WatchlistInForce list, String cause) throws SQLException {
        return device(device, list, rules.book(), cause);
    }

    private Tally device(Device device, WatchlistInForce list, RuleBook book, String cause) throws SQLException {
        Map<String, Match> matches = Subjects.screen(list.screener(), device);
        Set<GroupKey> touched = new TreeSet<>(findings.groupsOfDevice(DEVICE + device.id()));
        matches.keySet().forEach(maker -> touched.add(new GroupKey(device.agencyId(), DEVICE + device.id(), maker)));
        if (touched.isEmpty()) {
            return Tally.nothing();
        }
        lock(touched);
        FindingJudge judging = new FindingJudge(book, LocalDate.now(clock.withZone(ZoneOffset.UTC)));
        Buyer buyer = buyer(agencies.buyers(List.of(device.agencyId())), device.agencyId(), null);
        Map<GroupKey, List<Finding>> stored = findings.in(touched);
        List<FindingChange> changes = new ArrayList<>();
        Instant at = clock.instant();
        for (GroupKey group : touched) {
            Match match = group.agencyId().equals(device.agencyId()) ? matches.get(group.makerKey()) : null;
            List<FindingCandidate> wanted = match == null
                    ? List.of()
                    : List.of(new FindingCandidate(
                            judging.device(
                                    device,
                                    match,
                                    buyer,
                                    ReviewedFacts.of(stored.getOrDefault(group, List.of()), Set.of(device.id()))),
                            "device",
                            attempt -> Purchases.deviceFindingId(device.id(), group.agencyId(), group.makerKey()),
                            Set.of(device.id()),
                            device.correlationId()));
            changes.addAll(new FindingUpdates(group, list, memory, cause, at)
                    .of(wanted, stored.getOrDefault(group, List.of())));
        }
        findings.store(changes, at);
        return Tally.of(changes);
    }

    /** Screens and judges groups again, without any new line. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Tally again(Collection<GroupKey> groups, WatchlistInForce list, String cause) throws SQLException {
        return again(groups, list, rules.book(), cause);
    }

    /** The same, judging by another rule book. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Tally again(Collection<GroupKey> groups, WatchlistInForce list, RuleBook book, String cause)
            throws SQLException {
        Set<GroupKey> purchases = new TreeSet<>();
        Set<UUID> deviceIds = new HashSet<>();
        for (GroupKey group : groups) {
            if (group.documentKey().startsWith(DEVICE)) {
                deviceIds.add(UUID.fromString(group.documentKey().substring(DEVICE.length())));
            } else {
                purchases.add(group);
            }
        }
        Tally tally = Tally.nothing();
        if (!purchases.isEmpty()) {
            lock(purchases);
            tally.add(purchases(purchases, new HashMap<>(), list, book, cause));
        }
        for (Device device : devices.devices(deviceIds)) {
            tally.add(device(device, list, book, cause));
        }
        return tally;
    }

    private void lock(Set<GroupKey> groups) throws SQLException {
        agencies.keep(groups.stream().map(GroupKey::agencyId).collect(Collectors.toCollection(TreeSet::new)));
        lines.lock(groups);
    }

    private Tally purchases(
            Set<GroupKey> groups, Map<UUID, ContractLine> known, WatchlistInForce list, RuleBook book, String cause)
            throws SQLException {
        Set<UUID> fresh = Set.copyOf(known.keySet());
        Map<GroupKey, List<UUID>> members = lines.linesOf(groups);
        Set<UUID> unknown = new HashSet<>();
        members.values().forEach(unknown::addAll);
        unknown.removeAll(known.keySet());
        lines.lines(unknown).forEach(line -> known.put(line.id(), line));
        Set<UUID> agencyIds = groups.stream().map(GroupKey::agencyId).collect(Collectors.toSet());
        Buyers buyers = new Buyers(agencies.buyers(agencyIds), funds.of(agencyIds));
        Map<GroupKey, List<Finding>> stored = findings.in(groups);
        FindingJudge judging = new FindingJudge(book, LocalDate.now(clock.withZone(ZoneOffset.UTC)));
        Instant at = clock.instant();
        List<FindingChange> changes = new ArrayList<>();
        for (GroupKey group : groups) {
            List<FindingJudge.Matched> matched = members.getOrDefault(group, List.of()).stream()
                    .map(known::get)
                    .filter(line -> line != null)
                    .map(line -> matched(line, group, list))
                    .filter(one -> one.match() != null)
                    .toList();
            List<FindingCandidate> wanted = Purchases.of(matched, FindingJudge.Matched::line).stream()
                    .map(purchase ->
                            candidate(purchase, group, judging, buyers, fresh, stored.getOrDefault(group, List.of())))
                    .toList();
            changes.addAll(new FindingUpdates(group, list, memory, cause, at)
                    .of(wanted, stored.getOrDefault(group, List.of())));
        }
        findings.store(changes, at);
        return Tally.of(changes);
    }

    private static FindingJudge.Matched matched(ContractLine line, GroupKey group, WatchlistInForce list) {
        return new FindingJudge.Matched(
                line, Subjects.screen(list.screener(), line).get(group.makerKey()));
    }

    /** What is known of buyers, and what fund codes mean at them, by the id as sent. */
    private record Buyers(Map<UUID, Buyer> known, Map<UUID, List<FundCode>> charts) {}

    private static FindingCandidate candidate(
            Purchases.Purchase<FindingJudge.Matched> purchase,
            GroupKey group,
            FindingJudge judging,
            Buyers buyers,
            Set<UUID> fresh,
            List<Finding> stored) {
        ContractLine leading = purchase.leading().line();
        Buyer buyer = buyer(buyers.known(), group.agencyId(), leading.state());
        List<ContractLine> all =
                purchase.lines().stream().map(FindingJudge.Matched::line).toList();
        String correlation = all.stream()
                .filter(line -> fresh.contains(line.id()))
                .findFirst()
                .orElse(leading)
                .correlationId();
        Set<UUID> ids = all.stream().map(ContractLine::id).collect(Collectors.toSet());
        return new FindingCandidate(
                judging.purchase(
                        purchase,
                        buyer,
                        buyers.charts().getOrDefault(group.agencyId(), List.of()),
                        ReviewedFacts.of(stored, ids)),
                "purchase",
                attempt -> Purchases.findingId(group.agencyId(), group.makerKey(), leading, attempt),
                ids,
                correlation);
    }

    private static Buyer buyer(Map<UUID, Buyer> buyers, UUID agency, String state) {
        Buyer known = buyers.get(agency);
        return known == null ? new Buyer(null, state, null) : known;
    }
}
