package org.sightline.matching.settlement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.fault.FaultPoint;
import org.sightline.matching.finding.DismissalMemory;
import org.sightline.matching.finding.Finding;
import org.sightline.matching.finding.FindingChange;
import org.sightline.matching.finding.FindingContent;
import org.sightline.matching.finding.FindingRepository;
import org.sightline.matching.finding.FindingSubject;
import org.sightline.matching.finding.StoredFindings;
import org.sightline.matching.held.AgencyRepository;
import org.sightline.matching.held.Buyer;
import org.sightline.matching.held.ContractLine;
import org.sightline.matching.held.Device;
import org.sightline.matching.held.DeviceRepository;
import org.sightline.matching.held.FundChartRepository;
import org.sightline.matching.held.GroupKey;
import org.sightline.matching.held.GroupRepository;
import org.sightline.matching.law.RulesInForce;
import org.sightline.matching.linestore.LineStore;
import org.sightline.matching.purchase.LineTies;
import org.sightline.matching.purchase.NetPurchase;
import org.sightline.matching.purchase.Purchases;
import org.sightline.matching.purchase.Subjects;
import org.sightline.matching.purchase.TieRepository;
import org.sightline.matching.screening.match.Match;
import org.sightline.matching.verdict.book.RuleBook;
import org.sightline.matching.verdict.facts.FundCode;
import org.sightline.matching.verdict.judging.RegimeVerdict;
import org.sightline.matching.verdict.rule.Verdict;
import org.sightline.matching.watchlists.WatchlistInForce;

/**
 * From lines and devices to findings: screen, group, judge, and bring the stored findings in line. Always the same way,
 * whatever the reason: a new line, a new list, new rules or a new fact about the agency. Works in the running
 * transaction.
 */
@ApplicationScoped
public class Settlement {

    /** A document with more lines of one maker than this is settled a while after lines came. */
    static final int MOST_AT_ONCE = 500;

    /** On so many lines of one document and maker findings rest; the others are kept and named by their number. */
    static final int MOST_LINES = 5_000;

    private static final String MORE_LINES = String.format(
            Locale.ROOT, "The document has more lines of this maker than the %,d that are looked at.", MOST_LINES);

    private static final String DEVICE = "device:";

    private final LineStore lines;
    private final GroupRepository grouped;
    private final TieRepository ties;
    private final DueDocumentRepository due;
    private final DeviceRepository devices;
    private final FindingRepository findings;
    private final AgencyRepository agencies;
    private final FundChartRepository funds;
    private final DismissalMemory memory;
    private final RulesInForce rules;
    private final Clock clock;

    Settlement(
            LineStore lines,
            GroupRepository grouped,
            TieRepository ties,
            DueDocumentRepository due,
            DeviceRepository devices,
            FindingRepository findings,
            AgencyRepository agencies,
            FundChartRepository funds,
            DismissalMemory memory,
            RulesInForce rules,
            Clock clock) {
        this.lines = lines;
        this.grouped = grouped;
        this.ties = ties;
        this.due = due;
        this.devices = devices;
        this.findings = findings;
        this.agencies = agencies;
        this.funds = funds;
        this.memory = memory;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Settles lines that were just stored.
     *
     * @param present the lines as they are stored by this transaction, screened by the same list
     * @param before the ids of those that may have had findings until now
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Effects lines(ScreenedLines present, Set<UUID> before, WatchlistInForce list, String cause) {
        return lines(held -> present, before, list, cause);
    }

    /**
     * Keeps everybody else from settling these groups until the transaction ends. For who changes several findings and then
     * settles them: so the locks come in the same order everywhere, groups before findings.
     *
     * @return those of them that are too large to be settled at once
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Set<GroupKey> hold(Set<GroupKey> groups) {
        rules.hold();
        lock(groups);
        return later(groups);
    }

    /** Settles stored lines again. They are read here, because others may change them until their groups are locked. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Effects linesAgain(Set<UUID> ids, WatchlistInForce list, String cause) {
        return lines(held -> ScreenedLines.of(lines.lines(ids, held), list), ids, list, cause);
    }

    /** Reads lines and screens them. */
    private interface Reading {

        /** @param held whether nobody may change them from then on */
        ScreenedLines read(boolean held);
    }

    private Effects lines(Reading reading, Set<UUID> before, WatchlistInForce list, String cause) {
        Placement placement = new Placement(lines, grouped, ties, list, before);
        ScreenedLines screened = placement.place(reading.read(false));
        Set<GroupKey> touched = placement.touched();
        if (touched.isEmpty()) {
            return Effects.none();
        }
        // Before all other locks: who changes the rules waits for it, and whoever comes after waits behind them.
        Grounds grounds = new Grounds(list, rules.hold(), cause);
        Set<GroupKey> locked = new TreeSet<>();
        Set<GroupKey> later = later(touched);
        boolean held = false;
        while (!locked.containsAll(without(later, touched)) || !held && !later.isEmpty()) {
            lock(without(later, touched));
            locked.addAll(without(later, touched));
            // Of a document that is settled later nobody has the lock, so its lines themselves are held.
            held |= !later.isEmpty();
            screened = placement.place(reading.read(held));
            touched = placement.touched();
            later = later(touched);
        }
        placement.store();
        due.add(without(locked, later), cause);
        return locked.isEmpty() ? Effects.none() : purchases(locked, screened, grounds);
    }

    private Set<GroupKey> later(Set<GroupKey> touched) {
        return grouped.largerThan(MOST_AT_ONCE, touched);
    }

    private static Set<GroupKey> without(Set<GroupKey> left, Set<GroupKey> groups) {
        Set<GroupKey> others = new TreeSet<>(groups);
        others.removeAll(left);
        return others;
    }

    /** Settles one device. What counts is how it is stored once nobody else settles it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Effects device(Device device, WatchlistInForce list, String cause) {
        return devicesAgain(List.of(device), list, cause);
    }

    /** Settles devices that are stored; as many as one transaction holds. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Effects devicesAgain(Collection<Device> present, WatchlistInForce list, String cause) {
        Grounds grounds = new Grounds(list, rules.hold(), cause);
        return devices(Installed.of(present, grounds), grounds);
    }

    /** Devices with the best match of each maker in them, by id. */
    private record Installed(Map<UUID, Device> devices, Map<UUID, Map<String, Match>> matches) {

        static Installed of(Collection<Device> present, Grounds grounds) {
            Installed installed = new Installed(new TreeMap<>(), new HashMap<>());
            present.forEach(device -> {
                installed.devices.put(device.id(), device);
                installed.matches.put(device.id(), Subjects.screen(grounds.watchlist()::screen, device));
            });
            return installed;
        }

        Set<GroupKey> groups() {
            Set<GroupKey> groups = new TreeSet<>();
            devices.forEach((id, device) -> makers(id)
                    .keySet()
                    .forEach(maker -> groups.add(new GroupKey(device.agencyId(), DEVICE + id, maker))));
            return groups;
        }

        Map<String, Match> makers(UUID id) {
            return matches.getOrDefault(id, Map.of());
        }
    }

    private Effects devices(Installed read, Grounds grounds) {
        Installed present = read;
        Set<GroupKey> locked = new TreeSet<>();
        Set<GroupKey> touched = touched(present);
        while (!locked.containsAll(touched)) {
            lock(touched);
            locked.addAll(touched);
            // Whoever had the locks before may have changed them. One that passed to an agency that is not seen here is
            // not there any more: who passed it on has settled it.
            present = Installed.of(devices.devices(read.devices().keySet()), grounds);
            touched = touched(present);
        }
        Set<UUID> there = present.devices().keySet();
        locked.removeIf(group -> !there.contains(deviceOf(group)));
        return locked.isEmpty() ? Effects.none() : settle(present, locked, grounds);
    }

    private static UUID deviceOf(GroupKey group) {
        return UUID.fromString(group.documentKey().substring(DEVICE.length()));
    }

    private Set<GroupKey> touched(Installed present) {
        Set<GroupKey> touched = present.groups();
        touched.addAll(findings.groupsOfDocuments(
                present.devices().keySet().stream().map(id -> DEVICE + id).toList()));
        return touched;
    }

    private Effects settle(Installed present, Set<GroupKey> locked, Grounds grounds) {
        FindingJudge judge = judge(grounds.rules());
        Map<UUID, Buyer> buyers = agencies.buyers(
                present.devices().values().stream().map(Device::agencyId).collect(Collectors.toSet()));
        StoredFindings stored = new StoredFindings(findings.lockIn(locked));
        return store(locked, stored, grounds, group -> {
            Device device = Objects.requireNonNull(present.devices().get(deviceOf(group)));
            Match match = group.agencyId().equals(device.agencyId())
                    ? present.makers(device.id()).get(group.makerKey())
                    : null;
            if (match == null) {
                return Wish.of(List.of());
            }
            Buyer buyer = buyers.getOrDefault(device.agencyId(), Buyer.in(null));
            return Wish.of(List.of(candidate(device, match, buyer, judge, stored.of(group))));
        });
    }

    /** What the findings of a group should be. */
    private interface Wanted {
        Wish in(GroupKey group);
    }

    /**
     * The findings that there should be, and what is none any more.
     *
     * @param ended why, for each line of a purchase that was given back, cancelled or never ordered
     */
    private record Wish(List<FindingCandidate> candidates, Map<UUID, String> ended) {

        static Wish of(List<FindingCandidate> candidates) {
            return new Wish(candidates, Map.of());
        }

        /** All that the findings rest on. */
        Set<UUID> sources() {
            return candidates.stream()
                    .flatMap(candidate -> candidate.sources().stream())
                    .collect(Collectors.toSet());
        }
    }

    private Effects store(Set<GroupKey> groups, StoredFindings stored, Grounds grounds, Wanted wanted) {
        Instant now = clock.instant();
        Map<GroupKey, Wish> wishes = new LinkedHashMap<>();
        groups.forEach(group -> wishes.put(group, wanted.in(group)));
        Map<GroupKey, Set<UUID>> lines = new HashMap<>();
        wishes.forEach((group, wish) -> lines.put(group, wish.sources()));
        stored.follow(lines);
        stored.lead(lines, findings::lock);
        Predicate<UUID> taken = taken(wishes.values());
        List<FindingChange> changes = new ArrayList<>();
        wishes.forEach((group, wish) -> changes.addAll(new FindingUpdates(group, grounds, memory, taken, now)
                .of(wish.candidates(), stored.of(group), wish.ended())));
        FaultPoint.reached("settlement.before-store", FaultPoint.Failure.DATABASE);
        findings.storeMany(changes, now);
        FaultPoint.reached("settlement.stored", FaultPoint.Failure.DATABASE);
        return Effects.of(changes);
    }

    /** Whether a finding has an id already; it may have been opened in this group and be in another now. */
    private Predicate<UUID> taken(Collection<Wish> wishes) {
        Set<UUID> first = wishes.stream()
                .flatMap(wish -> wish.candidates().stream())
                .map(candidate -> candidate.id().apply(0))
                .collect(Collectors.toSet());
        Set<UUID> held = findings.held(first);
        return id -> first.contains(id) ? held.contains(id) : findings.findById(id) != null;
    }

    private static FindingCandidate candidate(
            Device device, Match match, Buyer buyer, FindingJudge judge, List<Finding> stored) {
        Set<UUID> sources = Set.of(device.id());
        return new FindingCandidate(
                judge.device(device, match, buyer, ReviewedFacts.of(stored, sources)),
                FindingSubject.DEVICE,
                attempt -> Purchases.deviceFindingId(device.id(), device.agencyId(), Subjects.makerKey(match)),
                sources,
                device.correlationId());
    }

    /** Screens and judges groups again, without any new line. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Effects again(Collection<GroupKey> groups, WatchlistInForce list, String cause) {
        return again(groups, new Grounds(list, rules.hold(), cause));
    }

    /**
     * As {@link #again(Collection, WatchlistInForce, String)}, but for groups that somebody settles or decides at the moment:
     * waits for nobody but an agency that changes.
     *
     * @return the groups that were left alone
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Set<GroupKey> againWhereFree(Set<GroupKey> groups, WatchlistInForce list, String cause) {
        Grounds grounds = new Grounds(list, rules.hold(), cause);
        agencies.lockShared(agenciesOf(groups));
        Set<GroupKey> left = new TreeSet<>(grouped.lockFree(groups));
        left.addAll(findings.inOtherHands(without(left, groups)));
        again(without(left, groups), grounds);
        return left;
    }

    /** As {@link #again(Collection, WatchlistInForce, String)}, by other rules than those in force. */
    @Transactional(Transactional.TxType.MANDATORY)
    Effects again(Collection<GroupKey> groups, Grounds grounds) {
        Set<GroupKey> purchases = new TreeSet<>();
        Set<UUID> deviceIds = new HashSet<>();
        for (GroupKey group : groups) {
            if (group.documentKey().startsWith(DEVICE)) {
                deviceIds.add(deviceOf(group));
            } else {
                purchases.add(group);
            }
        }
        Effects effects = Effects.none();
        if (!purchases.isEmpty()) {
            lock(purchases);
            effects.add(purchases(purchases, ScreenedLines.nothing(), grounds));
        }
        if (!deviceIds.isEmpty()) {
            effects.add(devices(Installed.of(devices.devices(deviceIds), grounds), grounds));
        }
        return effects;
    }

    private void lock(Set<GroupKey> groups) {
        if (groups.isEmpty()) {
            return;
        }
        agencies.lockShared(agenciesOf(groups));
        grouped.lock(groups);
    }

    private static Set<UUID> agenciesOf(Set<GroupKey> groups) {
        return groups.stream().map(GroupKey::agencyId).collect(Collectors.toSet());
    }

    private FindingJudge judge(RuleBook book) {
        return new FindingJudge(book, LocalDate.now(clock));
    }

    private Effects purchases(Set<GroupKey> groups, ScreenedLines screened, Grounds grounds) {
        Set<UUID> fresh = screened.ids();
        Map<GroupKey, List<UUID>> members = grouped.linesOf(groups, MOST_LINES);
        Set<UUID> unknown = members.values().stream().flatMap(List::stream).collect(Collectors.toSet());
        unknown.removeAll(fresh);
        lines.lines(unknown, false).forEach(line -> screened.add(line, grounds.watchlist()));
        Set<UUID> agencyIds = agenciesOf(groups);
        Buyers buyers = new Buyers(agencies.buyers(agencyIds), funds.codesOf(agencyIds));
        FindingJudge judge = judge(grounds.rules());
        StoredFindings stored = new StoredFindings(findings.lockIn(groups));
        stored.alsoReads(findings.joinedTo(stored.ids()));
        Set<GroupKey> cut = grouped.largerThan(MOST_LINES, groups);
        Map<String, LineTies> said =
                ties.around(members.values().stream().flatMap(List::stream).toList());
        return store(groups, stored, grounds, group -> {
            if (Purchases.isOffer(group.documentKey())) {
                // Who sells a maker's goods has sold none of them yet.
                return Wish.of(List.of());
            }
            List<FindingJudge.Matched> matched =
                    screened.matching(members.getOrDefault(group, List.of()), group.makerKey());
            Map<UUID, String> ended = new HashMap<>();
            LineTies saidHere = said.getOrDefault(group.makerKey(), LineTies.NONE);
            List<FindingCandidate> candidates = Purchases.of(matched, FindingJudge.Matched::line, saidHere).stream()
                    .filter(purchase -> lasts(purchase, ended))
                    .map(purchase -> buyers.candidate(purchase, group, judge, fresh, stored))
                    .filter(Settlement::isWorthAFinding)
                    .map(candidate -> cut.contains(group) ? candidate.alsoSaying(MORE_LINES) : candidate)
                    .toList();
            return new Wish(candidates, ended);
        });
    }

    /**
     * Goods of a class are no case by themselves: there is a finding where a law reaches them, or may by a fact about the goods. Where
     * even the money is not known every body would be asked about every router.
     */
    private static boolean isWorthAFinding(FindingCandidate candidate) {
        FindingContent content = candidate.content();
        boolean ofGoods = content.screened().path().get(0).relation().equals(Match.CLASS_OF_GOODS);
        return !ofGoods
                || content.judged().verdict() != Verdict.NOT_COVERED
                        && content.judged().verdicts().stream().anyMatch(Settlement::reaches);
    }

    private static boolean reaches(RegimeVerdict law) {
        return law.verdict() != Verdict.NOT_COVERED
                && law.missing().stream().noneMatch(missing -> missing.fact().equals("funding"));
    }

    /** Whether anything of the purchase is left; else why not is said for each of its lines. */
    private static boolean lasts(Purchases.Purchase<FindingJudge.Matched> purchase, Map<UUID, String> ended) {
        List<ContractLine> all =
                purchase.lines().stream().map(FindingJudge.Matched::line).toList();
        NetPurchase.End end = NetPurchase.of(all).end();
        if (end == NetPurchase.End.NONE) {
            return true;
        }
        String back = NetPurchase.backWords(all);
        all.forEach(line -> ended.put(line.id(), end.words() + (back.isEmpty() ? "" : " (" + back + ")")));
        return false;
    }

    /** What is known of buyers, and what fund codes mean at them, by the id as sent. */
    private record Buyers(Map<UUID, Buyer> known, Map<UUID, List<FundCode>> charts) {

        FindingCandidate candidate(
                Purchases.Purchase<FindingJudge.Matched> purchase,
                GroupKey group,
                FindingJudge judge,
                Set<UUID> fresh,
                StoredFindings stored) {
            ContractLine leading = purchase.leading().line();
            Set<UUID> sources = purchase.lines().stream()
                    .map(matched -> matched.line().id())
                    .collect(Collectors.toSet());
            Buyer buyer = known.getOrDefault(group.agencyId(), Buyer.in(leading.state()));
            List<FundCode> chart = charts.getOrDefault(group.agencyId(), List.of());
            return new FindingCandidate(
                    judge.purchase(purchase, buyer, chart, ReviewedFacts.of(stored.restingOn(group, sources), sources)),
                    FindingSubject.PURCHASE,
                    attempt -> Purchases.findingId(group.agencyId(), group.makerKey(), leading, attempt),
                    sources,
                    correlationId(purchase, fresh));
        }

        /** Of the first line that is new here, else of the leading one. */
        private static @Nullable String correlationId(
                Purchases.Purchase<FindingJudge.Matched> purchase, Set<UUID> fresh) {
            return purchase.lines().stream()
                    .map(FindingJudge.Matched::line)
                    .filter(line -> fresh.contains(line.id()))
                    .findFirst()
                    .orElse(purchase.leading().line())
                    .correlationId();
        }
    }
}
