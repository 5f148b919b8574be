package org.sightline.gateway.agency;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.sightline.gateway.agency.AgencyCompliance.Agency;
import org.sightline.gateway.agency.AgencyCompliance.Count;
import org.sightline.gateway.agency.AgencyCompliance.Coverage;
import org.sightline.gateway.agency.AgencyCompliance.Devices;
import org.sightline.gateway.agency.AgencyCompliance.Reconciliation;
import org.sightline.gateway.agency.AgencyCompliance.VerdictGroup;
import org.sightline.gateway.database.Database;
import org.sightline.gateway.finding.FindingList;
import org.sightline.gateway.finding.FindingRow;
import org.sightline.gateway.finding.Links;
import org.sightline.gateway.finding.VerdictCount;
import org.sightline.gateway.view.Scope;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.gateway.words.Words;
import org.sightline.kit.problem.Problem;

/** One agency's compliance view. Who may see it is decided by whoever asks. */
@ApplicationScoped
public class AgencyView {

    private static final int FIRST_FINDINGS = 10;

    private static final String PURCHASES = """
            select t.band, t.since_ban, t.year = 0 as undated, t.verdict, sum(t.purchases) as purchases
            from tally t where t.agency_id = ? group by 1, 2, 3, 4 having sum(t.purchases) > 0""";

    private static final String FIRST = """
            select * from (
                select %s, row_number() over (partition by f.verdict order by f.sort_day desc, f.id desc) as place
                from finding f left join agency a on a.id = f.agency_id
                where f.agency_id = ? and f.countable and f.band = 'MATCH' and f.last_day >= ?
            ) ranked where place <= %d order by verdict, place""";

    private static final String BOUGHT = """
            select t.maker_id, max(m.name) as name, sum(t.quantity) as bought, sum(t.purchases) as purchases,
                sum(t.no_quantity) as no_quantity
            from tally t left join maker m on m.id = t.maker_id
            where t.agency_id = ? and t.band = 'MATCH' and t.equipment group by 1 having sum(t.purchases) > 0""";

    private static final String REGISTERED = """
            select r.maker_id, max(m.name) as name, r.status, sum(r.quantity) as pieces from (
                select distinct f.maker_id, d.id, d.status, d.quantity from finding f join device d on d.id = f.device_id
                where f.agency_id = ? and f.subject = 'device' and f.standing and f.band = 'MATCH'
            ) r left join maker m on m.id = r.maker_id group by 1, 3""";

    private static final String AS_OF = """
            select greatest((select max(updated_at) from finding where agency_id = ?),
                (select max(updated_at) from device where agency_id = ?),
                (select max(last_import_at) from coverage where agency_id = ?)) as as_of""";

    private final Database database;
    private final Scope scope;
    private final ViewRepository view;

    AgencyView(Database database, Scope scope, ViewRepository view) {
        this.database = database;
        this.scope = scope;
        this.view = view;
    }

    private record Cell(String band, boolean since, boolean undated, String verdict, long purchases) {}

    /**
     * The view as it is now.
     *
     * @throws Problem 404 where nothing at all is known of such an agency
     */
    public AgencyCompliance of(UUID asked) {
        UUID id = scope.counted(asked);
        Agency agency = agency(id);
        List<Cell> cells = database.list(
                PURCHASES,
                row -> new Cell(
                        row.getString("band"),
                        row.getBoolean("since_ban"),
                        row.getBoolean("undated"),
                        row.getString("verdict"),
                        row.getLong("purchases")),
                id);
        List<VerdictCount> verdicts = verdicts(id, cells);
        Devices devices = devices(id);
        List<Coverage> coverage = coverage(id);
        List<Reconciliation> reconciliation = reconciliation(id);
        Count toReview = new Count(sum(cells, "REVIEW", true), Links.toReview("agencyId", id));
        return new AgencyCompliance(
                agency,
                posture(verdicts, toReview, devices, coverage),
                verdicts,
                first(id, verdicts),
                new Count(sum(cells, "MATCH", true), Links.purchases("agencyId", id)),
                toReview,
                new Count(
                        cells.stream()
                                .filter(c -> c.band().equals("MATCH") && !c.since() && !c.undated())
                                .mapToLong(Cell::purchases)
                                .sum(),
                        Links.findings("agencyId", id, "counted", true, "band", "MATCH", "before", Links.SINCE)),
                new Count(
                        cells.stream()
                                .filter(c -> c.band().equals("MATCH") && c.undated())
                                .mapToLong(Cell::purchases)
                                .sum(),
                        Links.findings("agencyId", id, "counted", true, "band", "MATCH", "year", 0)),
                devices,
                reconciliation,
                coverage,
                waiting(id, verdicts, reconciliation),
                view.watchlistVersion().orElse(null),
                asOf(id));
    }

    private Agency agency(UUID id) {
        return database.first(
                        "select id, name, kind, state, county, status, sample from agency where id = ?",
                        row -> new Agency(
                                id,
                                row.getString("name"),
                                row.getString("kind"),
                                row.getString("state"),
                                row.getString("county"),
                                row.getString("status"),
                                row.getBoolean("sample")),
                        id)
                .or(() -> database.first(
                        "select 1 from finding where agency_id = ? limit 1",
                        row -> new Agency(id, "Agency not named yet", null, null, null, "unnamed", false),
                        id))
                .orElseThrow(Problem::notFound);
    }

    private static long sum(List<Cell> cells, String band, boolean since) {
        return cells.stream()
                .filter(c -> c.band().equals(band) && c.since() == since)
                .mapToLong(Cell::purchases)
                .sum();
    }

    private static List<VerdictCount> verdicts(UUID id, List<Cell> cells) {
        return VerdictCount.ORDER.stream()
                .map(verdict -> new VerdictCount(
                        verdict,
                        cells.stream()
                                .filter(c -> c.band().equals("MATCH")
                                        && c.since()
                                        && c.verdict().equals(verdict))
                                .mapToLong(Cell::purchases)
                                .sum(),
                        Links.purchases("agencyId", id, "verdict", verdict)))
                .toList();
    }

    private List<VerdictGroup> first(UUID id, List<VerdictCount> verdicts) {
        Map<String, List<FindingRow>> rows = new LinkedHashMap<>();
        database.list(FIRST.formatted(FindingList.COLUMNS, FIRST_FINDINGS), FindingList::row, id, Links.SINCE)
                .forEach(row -> rows.computeIfAbsent(row.verdict(), verdict -> new ArrayList<>())
                        .add(row));
        return verdicts.stream()
                .filter(v -> v.count() > 0)
                .map(v -> new VerdictGroup(v.verdict(), v.count(), v.link(), rows.getOrDefault(v.verdict(), List.of())))
                .toList();
    }

    private Devices devices(UUID id) {
        Map<String, Long> byStatus = new TreeMap<>();
        database.list(
                "select status, sum(quantity) as pieces from device where agency_id = ? group by 1",
                row -> byStatus.put(row.getString("status"), row.getLong("pieces")),
                id);
        Map<String, Long> counts = new TreeMap<>();
        database.list(
                "select verdict, count(*) as n from finding where agency_id = ? and subject = 'device' and standing"
                        + " and band = 'MATCH' group by 1",
                row -> counts.put(row.getString("verdict"), row.getLong("n")),
                id);
        List<VerdictCount> verdicts = VerdictCount.ORDER.stream()
                .map(verdict -> new VerdictCount(
                        verdict, counts.getOrDefault(verdict, 0L), deviceFindings(id, "verdict", verdict)))
                .toList();
        return new Devices(total(byStatus), byStatus, total(counts), deviceFindings(id), verdicts);
    }

    private static String deviceFindings(UUID id, Object... more) {
        List<Object> filters =
                new ArrayList<>(List.of("agencyId", id, "subject", "device", "standing", true, "band", "MATCH"));
        filters.addAll(List.of(more));
        return Links.findings(filters.toArray());
    }

    private static long total(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private record Bought(String name, BigDecimal quantity, long purchases, long withoutQuantity) {}

    private List<Reconciliation> reconciliation(UUID id) {
        Map<String, Bought> bought = new TreeMap<>();
        database.list(
                BOUGHT,
                row -> bought.put(
                        row.getString("maker_id"),
                        new Bought(
                                row.getString("name"),
                                row.getBigDecimal("bought"),
                                row.getLong("purchases"),
                                row.getLong("no_quantity"))),
                id);
        Map<String, Map<String, Long>> registered = new TreeMap<>();
        Map<String, String> names = new TreeMap<>();
        database.list(
                REGISTERED,
                row -> {
                    names.put(row.getString("maker_id"), row.getString("name"));
                    return registered
                            .computeIfAbsent(row.getString("maker_id"), maker -> new TreeMap<>())
                            .put(row.getString("status"), row.getLong("pieces"));
                },
                id);
        bought.forEach((maker, what) -> names.put(maker, what.name()));
        TreeSet<String> makers = new TreeSet<>(bought.keySet());
        makers.addAll(registered.keySet());
        return makers.stream()
                .map(maker -> reconcile(
                        id,
                        maker,
                        names.get(maker),
                        bought.getOrDefault(maker, new Bought(null, BigDecimal.ZERO, 0, 0)),
                        registered.getOrDefault(maker, Map.of())))
                .sorted(Comparator.comparing((Reconciliation r) -> new BigDecimal(r.missing()))
                        .reversed()
                        .thenComparing(Reconciliation::makerId))
                .toList();
    }

    private static Reconciliation reconcile(
            UUID id, String maker, String name, Bought bought, Map<String, Long> registered) {
        long pieces = total(registered);
        BigDecimal missing =
                bought.quantity().subtract(BigDecimal.valueOf(pieces)).max(BigDecimal.ZERO);
        String shown = name == null ? maker : name;
        return new Reconciliation(
                maker,
                shown,
                Words.pieces(bought.quantity()),
                bought.purchases(),
                bought.withoutQuantity(),
                pieces,
                registered,
                Words.pieces(missing),
                text(shown, bought, pieces, missing),
                Links.findings("agencyId", id, "counted", true, "band", "MATCH", "equipment", true, "maker", maker));
    }

    private static String text(String name, Bought bought, long registered, BigDecimal missing) {
        String text = name + ": bought " + Words.pieces(bought.quantity()) + ", registered " + registered + ".";
        if (missing.signum() > 0) {
            text += missing.compareTo(BigDecimal.ONE) == 0
                    ? " Where is the other one?"
                    : " Where are the other " + Words.pieces(missing) + "?";
        }
        if (bought.withoutQuantity() > 0) {
            text += " " + Words.count(bought.withoutQuantity(), "purchase does", "purchases do") + " not say how many.";
        }
        return text;
    }

    private List<Coverage> coverage(UUID id) {
        return database.list(
                "select source_id, max(source_name) as source_name, sum(lines)::bigint as lines,"
                        + " min(first_date) as first_date, max(last_date) as last_date, sum(with_description)::bigint as with_description,"
                        + " sum(with_funding)::bigint as with_funding, max(last_import_at) as last_import_at"
                        + " from coverage where agency_id = ? group by source_id order by source_id",
                row -> new Coverage(
                        row.getString("source_id"),
                        row.getString("source_name"),
                        row.getLong("lines"),
                        Database.day(row, "first_date"),
                        Database.day(row, "last_date"),
                        row.getObject("with_description", Long.class),
                        row.getObject("with_funding", Long.class),
                        Database.instant(row, "last_import_at")),
                id);
    }

    private static Posture posture(
            List<VerdictCount> verdicts, Count toReview, Devices devices, List<Coverage> coverage) {
        Map<String, Long> purchases = new TreeMap<>();
        verdicts.forEach(v -> purchases.put(v.verdict(), v.count()));
        return Posture.of(new Posture.Known(
                purchases,
                toReview.count(),
                devices.flagged(),
                coverage.stream().mapToLong(Coverage::lines).sum(),
                coverage.stream()
                        .map(Coverage::firstDate)
                        .filter(Objects::nonNull)
                        .min(LocalDate::compareTo)
                        .orElse(null),
                coverage.stream()
                        .map(Coverage::lastDate)
                        .filter(Objects::nonNull)
                        .max(LocalDate::compareTo)
                        .orElse(null)));
    }

    private List<Waiting> waiting(UUID id, List<VerdictCount> verdicts, List<Reconciliation> reconciliation) {
        List<Waiting> waiting = new ArrayList<>();
        long answers = database.number(
                "select count(*) from finding f where f.agency_id = ? and " + FindingList.FOR_AGENCY, id);
        add(
                waiting,
                answers,
                "answer",
                "Answer " + Words.count(answers, "finding", "findings") + " that the office confirmed or asks about.",
                Links.findings("agencyId", id, "waiting", "agency"));
        verdicts.stream()
                .filter(v -> v.verdict().equals("UNDETERMINED"))
                .forEach(v -> add(
                        waiting,
                        v.count(),
                        "supply_fact",
                        "Say what is missing, most often which money paid, for "
                                + Words.count(v.count(), "purchase.", "purchases."),
                        v.link()));
        for (Reconciliation row : reconciliation) {
            long missing = new BigDecimal(row.missing()).longValue();
            add(waiting, missing, "register_devices", row.text(), row.link());
        }
        return waiting;
    }

    private static void add(List<Waiting> waiting, long count, String code, String text, String link) {
        if (count > 0) {
            waiting.add(new Waiting(code, count, text, link));
        }
    }

    private Instant asOf(UUID id) {
        return database.first(AS_OF, row -> Database.instant(row, "as_of"), id, id, id)
                .orElse(null);
    }
}
