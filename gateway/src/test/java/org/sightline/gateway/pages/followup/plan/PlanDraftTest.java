package org.sightline.gateway.pages.followup.plan;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sightline.kit.problem.Problem;

/** What the form of a plan says of findings that are alike. */
class PlanDraftTest {

    private final PlanDraft.Item first = device("TURRET");
    private final PlanDraft.Item second = device("TURRET");
    private final PlanDraft.Item third = device("TURRET");
    private final PlanDraft.Item other = device("DOME");
    private final List<PlanDraft.Item> all = List.of(first, other, second, third);
    private final MultivaluedMap<String, String> form = new MultivaluedHashMap<>();

    @Test
    void equalDevicesAreOneRowAndAnotherModelIsItsOwn() {
        assertThat(draft(all).groups())
                .extracting(group -> group.items().size())
                .containsExactly(3, 1);
    }

    @Test
    void severalPiecesOfOnePurchaseAreNotPutTogetherWithOthers() {
        PlanDraft.Item order = new PlanDraft.Item(first.finding(), false, "replace", "12", "");
        assertThat(draft(List.of(order, second, third)).groups()).hasSize(2);
    }

    private static PlanDraft draft(List<PlanDraft.Item> items) {
        return new PlanDraft(Map.of(), List.of(), List.of(), items);
    }

    @Test
    void theRowStandsForAllOfThem() {
        row("items/" + id(first), "yes");
        assertThat(chosen()).containsExactlyInAnyOrder(id(first), id(second), id(third));
    }

    @Test
    void someOfThemAreInThePlanWhereTheirOwnBoxesAreChecked() {
        row("items/" + id(second) + "/only", "yes");
        assertThat(chosen()).containsExactly(id(second));
    }

    @Test
    void aFaultOfOneOfThemPointsOnceAtTheirRow() {
        row("items/" + id(first), "yes");
        assertThat(PlanDraft.typed(form, all)
                        .placed(List.of(
                                new Problem.Fault("items/1/dueOn", "missing", "Say by when."),
                                new Problem.Fault("items/2/dueOn", "missing", "Say by when."),
                                new Problem.Fault("owner", "missing", "Say who."))))
                .extracting(Problem.Fault::pointer)
                .containsExactly("items/" + id(first) + "/dueOn", "owner");
    }

    /** The form as the page has it: the fields of the row, and of each finding its row and its pieces. */
    private void row(String checked, String value) {
        form.putSingle(checked, value);
        form.putSingle("items/" + id(first) + "/treatment", "remove");
        form.putSingle("items/" + id(first) + "/dueOn", "2026-12-31");
        for (PlanDraft.Item item : List.of(first, second, third)) {
            form.putSingle("items/" + id(item) + "/group", id(first));
            form.putSingle("items/" + id(item) + "/pieces", "1");
        }
    }

    private List<String> chosen() {
        return PlanDraft.typed(form, all).items().stream()
                .filter(PlanDraft.Item::chosen)
                .peek(item -> assertThat(List.of(item.treatment(), item.dueOn(), item.pieces()))
                        .containsExactly("remove", "2026-12-31", "1"))
                .map(PlanDraftTest::id)
                .toList();
    }

    private static PlanDraft.Item device(String model) {
        return new PlanDraft.Item(
                new PlanDraft.Candidate(UUID.randomUUID(), "Invented Maker", model, "FLAGGED", 1), false, "", "1", "");
    }

    private static String id(PlanDraft.Item item) {
        return item.finding().findingId().toString();
    }
}
