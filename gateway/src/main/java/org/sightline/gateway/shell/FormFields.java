package org.sightline.gateway.shell;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.problem.Problem;

/** What somebody typed into a form. */
public final class FormFields {

    private FormFields() {}

    /** All fields as they were typed, to show them again; of several of one name the first. */
    public static Map<String, String> typed(MultivaluedMap<String, String> form) {
        Map<String, String> typed = new LinkedHashMap<>();
        form.forEach((name, values) -> typed.put(name, values.getFirst()));
        return typed;
    }

    /** The fields that are filled in, without space around them, in this order. */
    public static Map<String, String> of(MultivaluedMap<String, String> form, List<String> names) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String name : names) {
            String value = form.getFirst(name);
            if (value != null && !value.isBlank()) {
                given.put(name, value.strip());
            }
        }
        return given;
    }

    /**
     * The version that a page showed, as an entity tag for the change that it asks for.
     *
     * @throws Problem 404 where the form says none
     */
    public static String tag(@Nullable String version) {
        try {
            return ETags.of(Long.parseLong(version == null ? "" : version));
        } catch (NumberFormatException noVersion) {
            throw Problem.notFound();
        }
    }

    /**
     * The fields that are filled in with whole numbers, in this order.
     *
     * @param notANumber says of what was typed that it is none
     * @throws Problem 422 where it is none
     */
    public static Map<String, Integer> numbers(
            MultivaluedMap<String, String> form, List<String> names, UnaryOperator<String> notANumber) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        of(form, names).forEach((name, typed) -> {
            try {
                numbers.put(name, Integer.valueOf(typed));
            } catch (NumberFormatException none) {
                throw Problem.invalid("/" + name, "bad-number", notANumber.apply(typed));
            }
        });
        return numbers;
    }
}
