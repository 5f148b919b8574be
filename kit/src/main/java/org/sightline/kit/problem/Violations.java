package org.sightline.kit.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What Bean Validation found wrong, as faults that say where in the request each one stands. */
public final class Violations {

    private Violations() {}

    /** One fault a violation, by pointer. */
    public static List<Problem.Fault> faults(Collection<? extends ConstraintViolation<?>> violations) {
        return violations.stream()
                .map(violation ->
                        new Problem.Fault(pointer(violation.getPropertyPath()), "invalid", violation.getMessage()))
                .sorted(Comparator.comparing(Problem.Fault::pointer))
                .toList();
    }

    /**
     * A JSON pointer into the body (RFC 6901), such as {@code /email} or {@code /edits/0/name}; for a parameter of the
     * address its name alone.
     */
    static String pointer(Path path) {
        StringBuilder pointer = new StringBuilder();
        String parameter = "";
        for (Path.Node node : path) {
            if (node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            } else if (node.getKey() != null) {
                pointer.append('/').append(escaped(node.getKey().toString()));
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                pointer.append('/').append(escaped(node.getName()));
            } else if (node.getKind() == ElementKind.PARAMETER) {
                parameter = node.getName();
            }
        }
        return pointer.isEmpty() ? parameter : pointer.toString();
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
