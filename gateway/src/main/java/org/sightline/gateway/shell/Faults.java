package org.sightline.gateway.shell;

import jakarta.validation.ConstraintViolation;
import java.util.Collection;
import java.util.List;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.problem.Violations;

/** What is wrong with a form, one sentence a fault, each with the field to go to. */
public final class Faults {

    private Faults() {}

    /** The faults of a refusal; at least one. Pointers are names of fields, or empty. */
    public static List<Problem.Fault> of(Problem refused) {
        if (refused.faults().isEmpty()) {
            return List.of(new Problem.Fault("", refused.type(), refused.title() + ". " + refused.getMessage()));
        }
        return inForm(refused.faults());
    }

    /** What is wrong with what a form would send. Pointers are names of fields. */
    public static List<Problem.Fault> of(Collection<? extends ConstraintViolation<?>> violations) {
        return inForm(Violations.faults(violations));
    }

    private static List<Problem.Fault> inForm(List<Problem.Fault> faults) {
        return faults.stream()
                .map(fault -> new Problem.Fault(field(fault.pointer()), fault.code(), fault.message()))
                .toList();
    }

    /** The service says {@code /date} or {@code date}; the form's field is {@code date}. */
    private static String field(String pointer) {
        return pointer == null ? "" : pointer.startsWith("/") ? pointer.substring(1) : pointer;
    }
}
