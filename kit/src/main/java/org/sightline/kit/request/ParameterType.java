package org.sightline.kit.request;

import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.problem.Problem.Fault;

/**
 * How a parameter of an address has to be written.
 *
 * @param words what it is, for people
 * @param code of the fault
 * @param reader throws where the text is not of this form
 */
record ParameterType(String words, String code, Function<String, ?> reader) {

    private static final ParameterType WHOLE =
            new ParameterType("a whole number, such as 20", "not-a-number", Long::valueOf);
    private static final ParameterType INTEGER =
            new ParameterType("a whole number, such as 20", "not-a-number", Integer::valueOf);
    private static final ParameterType DECIMAL =
            new ParameterType("a number, such as 20.5", "not-a-number", BigDecimal::new);
    private static final ParameterType FLAG =
            new ParameterType("true or false", "not-true-or-false", ParameterType::flag);
    private static final ParameterType ID =
            new ParameterType("an id, such as 6f1c2d3e-4b5a-5c6d-8e7f-90a1b2c3d4e5", "not-an-id", ParameterType::id);
    private static final ParameterType DAY =
            new ParameterType("a date, such as 2026-06-30", "not-a-date", LocalDate::parse);
    private static final ParameterType INSTANT =
            new ParameterType("a time, such as 2026-06-30T12:00:00Z", "not-a-time", Instant::parse);
    private static final ParameterType OFFSET =
            new ParameterType("a time, such as 2026-06-30T12:00:00Z", "not-a-time", OffsetDateTime::parse);

    private static final Map<Class<?>, ParameterType> TYPES = Map.ofEntries(
            Map.entry(int.class, INTEGER),
            Map.entry(Integer.class, INTEGER),
            Map.entry(long.class, WHOLE),
            Map.entry(Long.class, WHOLE),
            Map.entry(double.class, DECIMAL),
            Map.entry(Double.class, DECIMAL),
            Map.entry(BigDecimal.class, DECIMAL),
            Map.entry(boolean.class, FLAG),
            Map.entry(Boolean.class, FLAG),
            Map.entry(UUID.class, ID),
            Map.entry(LocalDate.class, DAY),
            Map.entry(Instant.class, INSTANT),
            Map.entry(OffsetDateTime.class, OFFSET));

    /** The form of parameters of a type; null where any text will do. */
    static @Nullable ParameterType of(Class<?> type) {
        return type.isEnum() ? constant(type) : TYPES.get(type);
    }

    private static ParameterType constant(Class<?> type) {
        String allowed =
                Arrays.stream(type.getEnumConstants()).map(String::valueOf).collect(Collectors.joining(", "));
        return new ParameterType("one of " + allowed, "unknown-value", text -> constant(type, text));
    }

    private static Object constant(Class<?> type, String text) {
        for (String name : new String[] {"fromString", "valueOf"}) {
            try {
                Method reader = type.getMethod(name, String.class);
                return reader.invoke(null, text);
            } catch (NoSuchMethodException next) {
                // The other name may be there.
            } catch (ReflectiveOperationException notOne) {
                throw new IllegalArgumentException(text, notOne);
            }
        }
        throw new IllegalArgumentException(text);
    }

    private static Boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static UUID id(String text) {
        if (text.length() != 36) {
            throw new IllegalArgumentException(text);
        }
        return UUID.fromString(text);
    }

    /**
     * Refuses a text that is not of this form.
     *
     * @throws Problem 400; 422 where it has to be one of some values and is another
     */
    void check(String name, String text) {
        try {
            var _ = reader.apply(text);
        } catch (IllegalArgumentException | DateTimeException not) {
            String message = name + " is " + words + ", and not \"" + text + "\".";
            throw code.equals("unknown-value")
                    ? Problem.invalid(name, code, message)
                    : Problem.malformed(name, code, message);
        }
    }

    /** What a parameter that has to be one of some values says where it is another; null where it is right. */
    static @Nullable Fault fault(String name, String text, Iterable<?> allowed) {
        StringBuilder words = new StringBuilder();
        for (Object value : allowed) {
            if (value.toString().equals(text)) {
                return null;
            }
            words.append(words.isEmpty() ? "" : ", ").append(value);
        }
        return new Fault(name, "unknown-value", name + " is one of " + words + ", and not \"" + text + "\".");
    }
}
