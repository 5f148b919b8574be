package org.sightline.gateway.shell;

import jakarta.validation.ConstraintViolation;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.problem.Violations;

/** What is wrong with a form, one sentence a fault, each with the field to go to, in the language of whoever asks. */
public final class Faults {

    private Faults() {}

    /** Titles of these say only that it was refused, which a page says in its own words. */
    private static final Set<Integer> WITHOUT_TITLE = Set.of(400, 409, 422);

    /** Why something was refused, in one text: what is wrong and what to do, each thing said once. */
    public static String words(Problem refused) {
        String title = WITHOUT_TITLE.contains(refused.status()) ? "" : Refusals.refusal(refused.title()) + ". ";
        Stream<String> faults = refused.faults().stream().map(Problem.Fault::message);
        String why = Objects.requireNonNullElse(refused.getMessage(), "");
        return title
                + Stream.concat(Stream.of(why), faults)
                        .distinct()
                        .map(Refusals::refusal)
                        .collect(Collectors.joining(" "));
    }

    /** The faults of a refusal; at least one. Pointers are names of fields, or empty. */
    public static List<Problem.Fault> of(Problem refused) {
        if (refused.faults().isEmpty()) {
            return List.of(new Problem.Fault("", refused.type(), words(refused)));
        }
        return inForm(refused.faults());
    }

    /** What is wrong with what a form would send. Pointers are names of fields. */
    public static List<Problem.Fault> of(Collection<? extends ConstraintViolation<?>> violations) {
        return inForm(Violations.faults(violations));
    }

    private static List<Problem.Fault> inForm(List<Problem.Fault> faults) {
        return faults.stream()
                .map(fault ->
                        new Problem.Fault(field(fault.pointer()), fault.code(), Refusals.refusal(fault.message())))
                .toList();
    }

    /** The service says {@code /date} or {@code date}; the form's field is {@code date}. */
    private static String field(String pointer) {
        return pointer == null ? "" : pointer.startsWith("/") ? pointer.substring(1) : pointer;
    }
}
