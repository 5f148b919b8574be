package org.sightline.gateway.pages.followup.plan;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;

/**
 * A plan as its form shows it, and what is sent of it. Fields are called as matching-service points at them: {@code title},
 * {@code steps/0/dueOn}; those of a finding with its id: {@code items/<id>/dueOn}.
 *
 * @param words the fields that are there once: title, owner, summary, cost, replacement
 */
record PlanDraft(Map<String, String> words, List<Money> money, List<Step> steps, List<Item> items) {

    static final List<String> WORDS = List.of("title", "owner", "summary", "cost", "replacement");
    private static final List<String> SOURCES =
            List.of("local", "state", "federal_grant", "fcc_reimbursement", "vendor_credit", "other");
    private static final List<String> TREATMENTS = List.of("replace", "remove", "isolate");
    private static final int EMPTY_STEPS = 3;
    private static final int MOST_STEPS = 60;
    private static final int DAYS_TO_REMOVE = 90;
    private static final Pattern OF_ITEM = Pattern.compile("items/(?<place>\\d{1,4})/(?<field>.+)");
    private static final String ONE_PIECE = "1";

    /** A source of money; {@code amount} is empty where not known. */
    record Money(String source, boolean used, String amount) {}

    /** A step; all texts are empty in a new one. */
    record Step(int place, String id, String what, String owner, String dueOn) {

        boolean isEmpty() {
            return what.isEmpty() && owner.isEmpty() && dueOn.isEmpty();
        }
    }

    /** A finding that is in the plan, or could be. */
    record Item(Candidate finding, boolean chosen, String treatment, String pieces, String dueOn) {

        private boolean alike(Item other) {
            return ONE_PIECE.equals(pieces)
                    && ONE_PIECE.equals(other.pieces)
                    && finding.alike(other.finding)
                    && chosen == other.chosen
                    && treatment.equals(other.treatment)
                    && dueOn.equals(other.dueOn);
        }
    }

    /**
     * What one row of the form is about: one finding, or several that are alike, of one piece each.
     *
     * @param items at least one
     */
    record Group(List<Item> items) {

        /** Its fields stand for those of all. */
        public Item first() {
            return items.getFirst();
        }

        public boolean single() {
            return items.size() == 1;
        }
    }

    /** A finding that a plan has or may have. */
    record Candidate(
            UUID findingId,
            String makerName,
            @Nullable String what,
            @Nullable String verdict,
            long pieces) {

        private boolean alike(Candidate other) {
            return makerName.equals(other.makerName)
                    && Objects.equals(what, other.what)
                    && Objects.equals(verdict, other.verdict);
        }
    }

    /** What can happen to equipment. */
    public List<String> treatments() {
        return TREATMENTS;
    }

    /** The findings as the form has them, one row for those that are alike, in the order of their first. */
    public List<Group> groups() {
        List<List<Item>> groups = new ArrayList<>();
        for (Item item : items) {
            groups.stream()
                    .filter(group -> group.getFirst().alike(item))
                    .findFirst()
                    .ifPresentOrElse(group -> group.add(item), () -> groups.add(new ArrayList<>(List.of(item))));
        }
        return groups.stream().map(group -> new Group(List.copyOf(group))).toList();
    }

    /** The plan as it is stored, with the findings that it may take besides. */
    static PlanDraft of(Plan plan, List<Candidate> candidates) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("title", plan.title());
        words.put("owner", plan.owner());
        words.put("summary", Objects.requireNonNullElse(plan.summary(), ""));
        words.put("cost", Objects.requireNonNullElse(plan.cost(), ""));
        words.put("replacement", Objects.requireNonNullElse(plan.replacement(), ""));
        List<Step> steps = new ArrayList<>();
        for (Plan.Step step : plan.steps()) {
            steps.add(new Step(
                    steps.size(),
                    step.id().toString(),
                    step.what(),
                    step.owner(),
                    step.dueOn().toString()));
        }
        List<Item> items = new ArrayList<>();
        for (Plan.Item item : plan.items()) {
            items.add(new Item(
                    new Candidate(item.findingId(), item.makerName(), item.what(), null, item.pieces()),
                    true,
                    item.treatment(),
                    Long.toString(item.pieces()),
                    item.dueOn().toString()));
        }
        candidates.forEach(one -> items.add(new Item(one, false, "replace", Long.toString(one.pieces()), "")));
        return new PlanDraft(words, money(plan), withEmpty(steps), items);
    }

    private static List<Money> money(Plan plan) {
        return SOURCES.stream()
                .map(source -> plan.funding().stream()
                        .filter(one -> one.source().equals(source))
                        .findFirst()
                        .map(one -> new Money(source, true, Objects.requireNonNullElse(one.amount(), "")))
                        .orElse(new Money(source, false, "")))
                .toList();
    }

    private static List<Step> withEmpty(List<Step> steps) {
        List<Step> all = new ArrayList<>(steps);
        for (int i = 0; i < EMPTY_STEPS; i++) {
            all.add(new Step(all.size(), "", "", "", ""));
        }
        return all;
    }

    /** What somebody typed, for the findings that the plan has or may have. */
    static PlanDraft typed(MultivaluedMap<String, String> form, List<Item> known) {
        Map<String, String> words = new LinkedHashMap<>();
        WORDS.forEach(word -> words.put(word, field(form, word)));
        List<Money> money = SOURCES.stream()
                .map(source -> new Money(
                        source,
                        !field(form, "funding/" + source).isEmpty(),
                        field(form, "funding/" + source + "/amount")))
                .toList();
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < MOST_STEPS; i++) {
            String at = "steps/" + i + "/";
            Step step = new Step(
                    steps.size(),
                    field(form, at + "id"),
                    field(form, at + "what"),
                    field(form, at + "owner"),
                    field(form, at + "dueOn"));
            if (!step.isEmpty()) {
                steps.add(step);
            }
        }
        List<Item> items =
                known.stream().map(item -> typed(form, item.finding())).toList();
        return new PlanDraft(words, money, withEmpty(steps), items);
    }

    private static Item typed(MultivaluedMap<String, String> form, Candidate finding) {
        String own = "items/" + finding.findingId();
        String group = field(form, own + "/group");
        String row = group.isEmpty() ? own : "items/" + group;
        return new Item(
                finding,
                !field(form, row).isEmpty() || !field(form, own + "/only").isEmpty(),
                field(form, row + "/treatment"),
                field(form, own + "/pieces"),
                field(form, row + "/dueOn"));
    }

    private static String field(MultivaluedMap<String, String> form, String name) {
        String value = form.getFirst(name);
        return value == null ? "" : value.strip();
    }

    /** What is sent of a plan that begins with these findings. */
    static Map<String, Object> begun(String title, List<String> findings, LocalDate today) {
        String due = today.plusDays(DAYS_TO_REMOVE).toString();
        return Map.of(
                "title",
                title,
                "items",
                findings.stream()
                        .map(finding -> Map.of("findingId", finding, "dueOn", due))
                        .toList());
    }

    /** What is sent of it. */
    Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>(words);
        body.put(
                "funding",
                money.stream()
                        .filter(Money::used)
                        .map(one -> Map.of("source", one.source(), "amount", one.amount()))
                        .toList());
        body.put(
                "steps",
                steps.stream()
                        .filter(step -> !step.isEmpty())
                        .map(PlanDraft::body)
                        .toList());
        body.put("items", chosen().stream().map(PlanDraft::body).toList());
        return body;
    }

    private List<Item> chosen() {
        return items.stream().filter(Item::chosen).toList();
    }

    private static Map<String, String> body(Step step) {
        return filled(Map.of("id", step.id(), "what", step.what(), "owner", step.owner(), "dueOn", step.dueOn()));
    }

    private static Map<String, String> body(Item item) {
        return filled(Map.of(
                "findingId",
                item.finding().findingId().toString(),
                "treatment",
                item.treatment(),
                "pieces",
                item.pieces(),
                "dueOn",
                item.dueOn()));
    }

    private static Map<String, String> filled(Map<String, String> fields) {
        Map<String, String> filled = new LinkedHashMap<>(fields);
        filled.values().removeIf(String::isEmpty);
        return filled;
    }

    /** Faults that point at a finding by its place point at its fields in the form; those of a group once. */
    List<Problem.Fault> placed(List<Problem.Fault> faults) {
        IdentityHashMap<Item, Item> rows = new IdentityHashMap<>();
        groups().forEach(group -> group.items().forEach(item -> rows.put(item, group.first())));
        List<Item> sent = chosen();
        return faults.stream()
                .map(fault -> {
                    Matcher item = OF_ITEM.matcher(fault.pointer());
                    int place = item.matches() ? Integer.parseInt(item.group("place")) : sent.size();
                    return place >= sent.size()
                            ? fault
                            : new Problem.Fault(
                                    fieldOf(rows.getOrDefault(sent.get(place), sent.get(place)), item.group("field")),
                                    fault.code(),
                                    fault.message());
                })
                .distinct()
                .toList();
    }

    private static String fieldOf(Item row, String field) {
        String id = "items/" + row.finding().findingId();
        return field.equals("findingId") ? id : id + "/" + field;
    }
}
