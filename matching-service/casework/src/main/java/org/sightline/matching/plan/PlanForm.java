package org.sightline.matching.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.problem.Problem.Fault;

/**
 * What an agency writes as its plan, the whole of it.
 *
 * @param title required
 * @param owner who at the agency sees to it; required to submit it
 * @param cost in US dollars, as a decimal with at most two places
 * @param steps in their order; those that carry the id of a step keep what was reported of it
 * @param items the findings that are in it
 */
@Schema(requiredProperties = "title", examples = """
                {"title": "Cameras of the library", "owner": "IT director", "cost": "4200.00",
                 "funding": [{"source": "local", "amount": "4200.00"}], "replacement": "Six cameras of another maker",
                 "steps": [{"what": "Order the replacement", "owner": "Purchasing", "dueOn": "2027-02-01"}],
                 "items": [{"findingId": "0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d11", "treatment": "replace", "pieces": 6,
                            "dueOn": "2027-05-31"}]}""")
record PlanForm(
        @Nullable String title,
        @Nullable String owner,
        @Nullable String summary,
        @Nullable String cost,
        @Nullable List<PlanContent.@Nullable Money> funding,
        @Nullable String replacement,
        @Nullable List<@Nullable Step> steps,
        @Nullable List<@Nullable Item> items) {

    static final int LONGEST_TITLE = 200;
    static final int LONGEST_NAME = 200;
    static final int LONGEST_TEXT = 4000;
    static final int MOST_STEPS = 50;
    static final int MOST_ITEMS = 500;
    static final int MOST_PIECES = 1_000_000;
    static final int MOST_SOURCES = 20;

    private static final Pattern DOLLARS = Pattern.compile("\\d{1,12}(\\.\\d{1,2})?");

    /**
     * A step as it is written.
     *
     * @param id of a step that the plan has; null for a new one
     */
    @Schema(
            name = "PlanStepForm",
            requiredProperties = {"what", "owner", "dueOn"})
    record Step(
            @Nullable UUID id,
            @Nullable String what,
            @Nullable String owner,
            @Nullable LocalDate dueOn) {}

    /**
     * A finding as it is put into a plan.
     *
     * @param treatment replace where missing
     * @param pieces how many pieces of equipment; as the record says, or 1, where missing
     */
    @Schema(
            name = "PlanItemForm",
            requiredProperties = {"findingId", "dueOn"})
    record Item(
            @Nullable UUID findingId,
            PlanItem.@Nullable Treatment treatment,
            @Nullable Integer pieces,
            @Nullable LocalDate dueOn) {}

    /** A step that can be stored. */
    record CheckedStep(UUID id, boolean isNew, String what, String owner, LocalDate dueOn) {}

    /** A finding that can be stored; {@code pieces} is null where the record says them. */
    record CheckedItem(
            UUID findingId,
            PlanItem.Treatment treatment,
            @Nullable Integer pieces,
            LocalDate dueOn) {}

    /** The whole of it, checked. */
    record Checked(PlanContent content, List<CheckedStep> steps, List<CheckedItem> items) {}

    /**
     * What can be stored.
     *
     * @throws Problem 422 with everything that is wrong
     */
    Checked checked() {
        Faults faults = new Faults();
        String name = faults.required("/title", title, LONGEST_TITLE, "Say what the plan is called.");
        PlanContent content = new PlanContent(
                name,
                Objects.requireNonNullElse(faults.text("/owner", owner, LONGEST_NAME), ""),
                faults.text("/summary", summary, LONGEST_TEXT),
                faults.dollars("/cost", cost),
                money(faults),
                faults.text("/replacement", replacement, LONGEST_TEXT));
        List<CheckedStep> checkedSteps = checkedSteps(faults);
        List<CheckedItem> checkedItems = checkedItems(faults);
        faults.refuse();
        return new Checked(content, checkedSteps, checkedItems);
    }

    private List<PlanContent.Money> money(Faults faults) {
        List<PlanContent.Money> checked = new ArrayList<>();
        for (PlanContent.@Nullable Money one : faults.atMost("/funding", funding, MOST_SOURCES)) {
            String at = "/funding/" + checked.size();
            if (one == null || one.source() == null) {
                faults.add(at + "/source", "missing", "Say where the money comes from.");
            } else {
                checked.add(new PlanContent.Money(one.source(), faults.dollars(at + "/amount", one.amount())));
            }
        }
        return checked;
    }

    private List<CheckedStep> checkedSteps(Faults faults) {
        List<CheckedStep> checked = new ArrayList<>();
        Set<UUID> ids = new HashSet<>();
        for (@Nullable Step one : faults.atMost("/steps", steps, MOST_STEPS)) {
            String at = "/steps/" + checked.size();
            Step step = one == null ? new Step(null, null, null, null) : one;
            UUID id = step.id() == null ? UUID.randomUUID() : step.id();
            if (!ids.add(id)) {
                faults.add(at + "/id", "twice", "This step is in the list twice.");
            }
            checked.add(new CheckedStep(
                    id,
                    step.id() == null,
                    faults.required(at + "/what", step.what(), LONGEST_TEXT, "Say what is done in this step."),
                    faults.required(at + "/owner", step.owner(), LONGEST_NAME, "Say who does this step."),
                    faults.day(at + "/dueOn", step.dueOn(), "Say by which day this step is done.")));
        }
        return checked;
    }

    private List<CheckedItem> checkedItems(Faults faults) {
        List<CheckedItem> checked = new ArrayList<>();
        Set<UUID> ids = new HashSet<>();
        for (@Nullable Item one : faults.atMost("/items", items, MOST_ITEMS)) {
            String at = "/items/" + checked.size();
            Item item = one == null ? new Item(null, null, null, null) : one;
            UUID id = Objects.requireNonNullElse(item.findingId(), new UUID(0, 0));
            if (item.findingId() == null) {
                faults.add(at + "/findingId", "missing", "Say which finding.");
            }
            if (!ids.add(id)) {
                faults.add(at + "/findingId", "twice", "This finding is in the list twice.");
            }
            Integer count = item.pieces();
            if (count != null && (count < 1 || count > MOST_PIECES)) {
                faults.add(at + "/pieces", "out-of-range", "Give 1 to " + MOST_PIECES + " pieces.");
            }
            checked.add(new CheckedItem(
                    id,
                    Objects.requireNonNullElse(item.treatment(), PlanItem.Treatment.REPLACE),
                    count,
                    faults.day(at + "/dueOn", item.dueOn(), "Say by which day it is out of use.")));
        }
        return checked;
    }

    /** What is wrong with a form, all of it. */
    private static final class Faults {

        private final List<Fault> found = new ArrayList<>();

        void add(String pointer, String code, String message) {
            found.add(new Fault(pointer, code, message));
        }

        @Nullable
        String text(String pointer, @Nullable String text, int longest) {
            if (text == null || text.isBlank()) {
                return null;
            }
            if (text.length() > longest) {
                add(pointer, "too-long", "Use at most " + longest + " characters.");
            }
            return text.strip();
        }

        String required(String pointer, @Nullable String text, int longest, String message) {
            String given = text(pointer, text, longest);
            if (given == null) {
                add(pointer, "missing", message);
            }
            return Objects.requireNonNullElse(given, "");
        }

        LocalDate day(String pointer, @Nullable LocalDate day, String message) {
            if (day == null) {
                add(pointer, "missing", message);
            }
            return Objects.requireNonNullElse(day, LocalDate.EPOCH);
        }

        @Nullable
        String dollars(String pointer, @Nullable String amount) {
            if (amount == null || amount.isBlank()) {
                return null;
            }
            String given = amount.strip();
            if (!DOLLARS.matcher(given).matches()) {
                add(pointer, "no-amount", "Give US dollars without signs, such as 4200.00.");
            }
            return given;
        }

        <T extends @Nullable Object> List<T> atMost(String pointer, @Nullable List<T> some, int most) {
            if (some != null && some.size() > most) {
                add(pointer, "too-many", "Give at most " + most + ".");
                return List.of();
            }
            return some == null ? List.of() : some;
        }

        void refuse() {
            if (!found.isEmpty()) {
                throw Problem.invalid("Some fields are missing or wrong; see errors.", found);
            }
        }
    }
}
