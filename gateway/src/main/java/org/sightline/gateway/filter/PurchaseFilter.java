package org.sightline.gateway.filter;

import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.count.Links;
import org.sightline.gateway.view.Conditions;
import org.sightline.kit.place.States;
import org.sightline.kit.problem.Problem;

/**
 * Which purchases are asked for, with the same words in the overview, in the list of findings and in that of agencies: so a
 * number and the list that it counts agree. Every field that is not given does not narrow. Days are calendar days.
 */
public class PurchaseFilter {

    /** All states together, which the overview adds up only where it is asked to. */
    public static final String ANY = "any";
    /** What has no value, or none that is known. */
    public static final String UNKNOWN = "unknown";
    /** Stands for every kind of money of which the federal government is the source and a federal share is counted. */
    public static final String FEDERAL = "federal";

    private static final int LAST_YEAR = 9999;

    /** As the column verdict_rank counts them, from 1; what is none of them counts as the first. */
    private static final List<String> BY_RANK =
            List.of("NOT_COVERED", "FLAGGED", "RESTRICTED", "UNDETERMINED", "PROHIBITED");

    private static final String LAST_DAY = "f.last_day";
    private static final String SORT_DAY = "f.sort_day";

    /** As the function purchase_dimensions of the database has them. */
    private static final List<String> FEDERAL_FUNDS = List.of("federal_grant", "federal_appropriation", "fema_award");

    /** The agency knew of one finding that stands before the purchase's period began. */
    private static final String AFTER_NOTICE =
            "exists (select 1 from (select agency_id, min(notified_day) as day from finding"
                    + " where standing and notified_day is not null group by agency_id) n"
                    + " where n.agency_id = f.agency_id and n.day < f.first_day)";

    @Parameter(
            description =
                    "State, two letters; unknown: agencies whose state is not known; any: all of them. The overview"
                            + " without it: where there are several, the one in which most agencies bought")
    @QueryParam("state")
    public @Nullable String state;

    @Parameter(description = "Name of the county, whatever its case; unknown: agencies without one")
    @QueryParam("county")
    public @Nullable String county;

    @Parameter(
            description = "Kinds of body; unknown for those without",
            schema =
                    @Schema(
                            type = SchemaType.ARRAY,
                            enumeration = {
                                "city",
                                "county",
                                "town",
                                "school_district",
                                "state_agency",
                                "state_university",
                                "special_district",
                                "federal_agency",
                                "unknown"
                            }))
    @QueryParam("kind")
    public @Nullable List<String> kind;

    @Parameter(description = "Only this agency's")
    @QueryParam("agencyId")
    public @Nullable UUID agencyId;

    @Parameter(description = "Ids of designated makers")
    @QueryParam("maker")
    public @Nullable List<String> maker;

    @Parameter(
            description = "What the law says",
            schema =
                    @Schema(
                            type = SchemaType.ARRAY,
                            enumeration = {"PROHIBITED", "UNDETERMINED", "RESTRICTED", "FLAGGED", "NOT_COVERED"}))
    @QueryParam("verdict")
    public @Nullable List<String> verdict;

    @Parameter(
            description = "Kinds of money, any of which is in it; federal: every kind that counts as a federal share")
    @QueryParam("funding")
    public @Nullable List<String> funding;

    @Parameter(description = "Classes of item, as findings name them")
    @QueryParam("itemClass")
    public @Nullable List<String> itemClass;

    @Parameter(
            description = "Who sold it: the name on the record, whatever its case and spaces; unknown: the record names"
                    + " nobody")
    @QueryParam("vendor")
    public @Nullable String vendor;

    @Parameter(description = "Year of the last day of the purchase's period; 0 for none")
    @QueryParam("year")
    public @Nullable Integer year;

    @Parameter(
            description =
                    "The last day of the purchase's period is on or after this day. The overview and the counts of"
                            + " agencies without it: 2019-08-13")
    @QueryParam("since")
    public @Nullable LocalDate since;

    @Parameter(description = "The last day of the purchase's period is before this day")
    @QueryParam("before")
    public @Nullable LocalDate before;

    @Parameter(description = "true: only purchases whose fund was changed after the agency was told")
    @QueryParam("recoded")
    public @Nullable Boolean recoded;

    @Parameter(
            description =
                    "true: only purchases whose period began after the day on which the agency was first told of a"
                            + " finding that stands")
    @QueryParam("afterNotice")
    public @Nullable Boolean afterNotice;

    /** Takes over what another narrows by. */
    public void narrowLike(PurchaseFilter other) {
        state = other.state;
        county = other.county;
        kind = other.kind;
        agencyId = other.agencyId;
        maker = other.maker;
        verdict = other.verdict;
        funding = other.funding;
        itemClass = other.itemClass;
        vendor = other.vendor;
        year = other.year;
        since = other.since;
        before = other.before;
        recoded = other.recoded;
        afterNotice = other.afterNotice;
    }

    /** A year becomes the period that it is, as far as a narrower one is not given. */
    public void settleYear() {
        if (year == null || year <= 0 || year > LAST_YEAR) {
            return;
        }
        LocalDate first = LocalDate.of(year, 1, 1);
        LocalDate end = first.plusYears(1);
        since = since == null || since.isBefore(first) ? first : since;
        before = before == null || before.isAfter(end) ? end : before;
        year = null;
    }

    /** From which day on purchases are counted. */
    public LocalDate countedSince() {
        return since == null ? Links.SINCE : since;
    }

    /** The fields that narrow, by their names in an address, in one order. */
    public Map<String, List<String>> given() {
        Map<String, List<String>> given = new LinkedHashMap<>();
        put(given, "state", state);
        put(given, "county", county);
        put(given, "kind", kind);
        put(given, "agencyId", agencyId);
        put(given, "maker", maker);
        put(given, "verdict", verdict);
        put(given, "funding", funding);
        put(given, "itemClass", itemClass);
        put(given, "vendor", vendor);
        put(given, "year", year);
        put(given, "since", since);
        put(given, "before", before);
        put(given, "recoded", recoded);
        put(given, "afterNotice", afterNotice);
        return given;
    }

    /** Whether anything but these fields narrows. */
    public boolean narrowsBeyond(Set<String> fields) {
        return !fields.containsAll(given().keySet());
    }

    private static void put(Map<String, List<String>> given, String name, @Nullable Object value) {
        Stream<?> all = value instanceof List<?> list ? list.stream() : Stream.ofNullable(value);
        List<String> texts =
                all.map(Object::toString).filter(text -> !text.isBlank()).toList();
        if (!texts.isEmpty()) {
            given.put(name, texts);
        }
    }

    /**
     * Where the findings are that this and more narrows to: name, value, name, value, … A name in more replaces its own, with
     * an empty value it takes it out.
     */
    public String findings(Object... more) {
        return Links.findings(with(more));
    }

    /** Where the agencies are with purchases that this and more narrows to. */
    public String agencies(Object... more) {
        return Links.agencies(with(more));
    }

    /** Where the purchases are that the overview counts, narrowed further. */
    public String purchases(Object... more) {
        return counted("MATCH", more);
    }

    /** Where those are that a person must look at before they are counted. */
    public String toReview() {
        return counted("REVIEW");
    }

    private String counted(String band, Object... more) {
        List<Object> pairs = new ArrayList<>(List.of("counted", true, "band", band));
        if (!Arrays.asList(more).contains("since")) {
            pairs.addAll(List.of("since", countedSince()));
        }
        pairs.addAll(Arrays.asList(more));
        return findings(pairs.toArray());
    }

    private Object[] with(Object... more) {
        List<Object> pairs = new ArrayList<>();
        Set<Object> replaced = new HashSet<>();
        for (int i = 0; i < more.length; i += 2) {
            replaced.add(more[i]);
            if (!more[i + 1].equals("")) {
                pairs.addAll(List.of(more[i], more[i + 1]));
            }
        }
        given().forEach((name, values) -> {
            if (!replaced.contains(name)) {
                values.forEach(value -> pairs.addAll(List.of(name, value)));
            }
        });
        return pairs.toArray();
    }

    /**
     * Adds which agencies are asked for; the agency itself is a matter of the scope.
     *
     * @param agency the column with an agency's id
     * @throws Problem 422 where the state is none
     */
    public Conditions places(Conditions to, String agency) {
        inState(to, agency);
        if (UNKNOWN.equals(county)) {
            to.and(agency + " not in (select id from agency where county is not null)");
        } else {
            to.andIf(agency + " in (select id from agency where lower(county) = lower(:county))", county);
        }
        boolean unknown = kind != null && kind.contains(UNKNOWN);
        return to.andIf(
                agency
                        + (unknown
                                ? " not in (select id from agency where kind <> all (:kinds))"
                                : " in (select id from agency where kind = any (:kinds))"),
                kind);
    }

    private void inState(Conditions to, String agency) {
        String asked = state == null ? "" : state.strip();
        switch (asked) {
            case "", ANY -> {}
            case UNKNOWN -> to.and(agency + " not in (select id from agency)");
            default -> {
                String code = asked.toUpperCase(Locale.ROOT);
                if (!code.equals("US") && !States.isCode(code)) {
                    throw Problem.invalid("state", "unknown-value", asked + " is not a state. Give its two letters.");
                }
                to.and(agency + " in (select id from agency where state = :state)", code);
            }
        }
    }

    /** Adds which purchases are asked for, whenever they were made; {@code f} is the finding or its counted purchase. */
    public Conditions purchases(Conditions to) {
        return purchases(to, LAST_DAY);
    }

    private Conditions purchases(Conditions to, String day) {
        if (UNKNOWN.equals(vendor)) {
            to.and("f.vendor is null");
        } else {
            to.andIf("f.vendor = vendor_key(:vendor)", vendor);
        }
        inYear(to, day);
        if (afterNotice != null) {
            to.and(afterNotice ? AFTER_NOTICE : "not " + AFTER_NOTICE);
        }
        return to.andIf("f.maker_id = any (:maker)", maker)
                .andIf("f.verdict = any (:verdict)", verdict)
                .andIf("coalesce(f.item_class, 'unknown') = any (:itemClass)", itemClass)
                .andIf("f.funding && cast(:funding as text[])", funds())
                .andIf("f.recoded = :recoded", recoded);
    }

    /** Adds that the agency had been told before it bought; {@code f} is the finding or its counted purchase. */
    public static Conditions afterNotice(Conditions to) {
        return to.and(AFTER_NOTICE);
    }

    /**
     * Adds which days are asked for.
     *
     * @throws Problem 422 where the period ends before it begins
     */
    public Conditions period(Conditions to) {
        return period(to, LAST_DAY);
    }

    /**
     * Adds which purchases and which days are asked for in a list of findings, by what it is sorted by: so the database
     * begins at the period and not at the newest finding, and at the verdict and not at the gravest one. The day to sort by
     * is the first of year 1 where a purchase has none.
     *
     * @throws Problem 422 where the period ends before it begins
     */
    public Conditions listed(Conditions to) {
        if (verdict != null && !verdict.isEmpty()) {
            IntSummaryStatistics ranks = verdict.stream()
                    .mapToInt(asked -> Math.max(0, BY_RANK.indexOf(asked)) + 1)
                    .summaryStatistics();
            to.and("f.verdict_rank between " + ranks.getMin() + " and " + ranks.getMax());
        }
        if (since != null || before != null || year != null && year != 0) {
            to.and("f.last_day is not null");
        }
        return period(purchases(to, SORT_DAY), SORT_DAY);
    }

    private Conditions period(Conditions to, String day) {
        if (since != null && before != null && !since.isBefore(before)) {
            throw Problem.invalid(
                    "before",
                    "ends-before-it-begins",
                    "before (" + before + ") has to be later than since (" + since + ").");
        }
        return to.andIf(day + " >= :since", since).andIf(day + " < :before", before);
    }

    /**
     * Whether all purchases with these kinds of money are among those asked for. A purchase can have several kinds: where one
     * is asked for, those of another are no list of their own.
     */
    public boolean hasAllOf(Set<String> kindsOfMoney) {
        return !given().containsKey("funding")
                || Set.copyOf(Objects.requireNonNull(funds())).containsAll(kindsOfMoney);
    }

    /** Whether all purchases with a federal share are among those asked for. */
    public boolean hasAllFederal() {
        return hasAllOf(Set.copyOf(FEDERAL_FUNDS));
    }

    /** The kinds of money that are asked for, each by its own name; null where it is not narrowed by them. */
    public @Nullable List<String> funds() {
        return funding == null
                ? null
                : funding.stream()
                        .flatMap(fund -> fund.equals(FEDERAL) ? FEDERAL_FUNDS.stream() : Stream.of(fund))
                        .toList();
    }

    private void inYear(Conditions to, String day) {
        if (year == null) {
            return;
        }
        if (year == 0) {
            to.and("f.last_day is null");
            if (day.equals(SORT_DAY)) {
                to.and("f.sort_day = date '0001-01-01'");
            }
        } else if (year < 0 || year > LAST_YEAR) {
            throw Problem.invalid("year", "no-year", year + " is not a year. Give four digits, or 0 for no date.");
        } else {
            to.and(day + " between :firstOfYear and :lastOfYear")
                    .with("firstOfYear", LocalDate.of(year, 1, 1))
                    .with("lastOfYear", LocalDate.of(year, 12, 31));
        }
    }
}
