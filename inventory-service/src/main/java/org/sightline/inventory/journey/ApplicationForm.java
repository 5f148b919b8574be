package org.sightline.inventory.journey;

import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;

/** Which rows of a list are applied: the request body of the API. Without it, all that can be. */
@Schema(name = "DeviceListApplication")
record ApplicationForm(
        @Schema(description = "Which rows: new, changed. Both if left out.", examples = "[\"new\"]") @Nullable
        List<String> what,

        @Schema(description = "Numbers of rows that are not applied", maxItems = DeviceLists.MOST_LEFT_OUT) @Nullable
        List<Integer> leaveOut) {

    private static final List<String> ALL = List.of(RowOutcome.NEW.word(), RowOutcome.CHANGED.word());

    /**
     * The outcomes to apply.
     *
     * @throws Problem 422 where one is neither new nor changed
     */
    static List<String> outcomes(@Nullable ApplicationForm form) {
        List<String> asked = form == null || form.what == null ? ALL : form.what;
        if (asked.isEmpty() || !ALL.containsAll(asked)) {
            throw Problem.invalid("/what", "unknown", "Use new, changed or both.");
        }
        return asked;
    }

    /**
     * The rows to leave out.
     *
     * @throws Problem 422 where there are too many
     */
    static List<Integer> leftOut(@Nullable ApplicationForm form) {
        List<Integer> rows = Stream.ofNullable(form)
                .flatMap(given -> Stream.ofNullable(given.leaveOut))
                .flatMap(List::stream)
                .distinct()
                .toList();
        if (rows.size() > DeviceLists.MOST_LEFT_OUT) {
            throw Problem.invalid(
                    "/leaveOut",
                    "too-many",
                    "Leave out at most " + DeviceLists.MOST_LEFT_OUT + " rows, or take them out of the file.");
        }
        return rows;
    }
}
