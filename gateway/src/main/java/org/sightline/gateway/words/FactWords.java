package org.sightline.gateway.words;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.sightline.kit.place.States;

/**
 * The facts that a verdict used, in one language: its days as people say them, its codes in words.
 *
 * @param day says a day that a record has, and leaves a date that is no day as it is
 */
public record FactWords(Words words, UnaryOperator<String> day) {

    private static final String UNKNOWN = "not_known";
    private static final String BETWEEN = ", ";
    private static final String MUNICIPALITY = "municipality";
    /** Between the first and the last day of a period. */
    private static final String UNTIL = " to ";

    /**
     * A fact in words. One that is not known by its name stays as it was recorded.
     *
     * @param name as messages have it, such as {@code date} or {@code funding}
     */
    public String of(String name, String value) {
        return switch (code(name)) {
            case "date" -> date(value);
            case "buyer" -> buyer(value);
            case "item", "funding", "purpose", "event", "vendor" ->
                Arrays.stream(value.split(BETWEEN)).map(words::of).collect(Collectors.joining(BETWEEN));
            case "origin" -> origin(value);
            case "known_on" -> value.equals("never") ? words.of(value) : day.apply(value);
            default -> answer(value);
        };
    }

    /** Most facts beyond the record are answered with yes or no. */
    private String answer(String value) {
        return switch (value) {
            case "yes" -> words.texts().yes();
            case "no" -> words.texts().no();
            default -> value;
        };
    }

    /** Where goods are from, such as {@code made CN, parts CN}: each stage in words, the country in two letters. */
    private String origin(String value) {
        return Arrays.stream(value.split(BETWEEN))
                .map(stage -> stage.split(" ", 2))
                .map(stage -> stage.length == 1
                        ? words.of(stage[0])
                        : words.of("origin_" + stage[0]) + " "
                                + (stage[1].equals("foreign") ? words.of("abroad") : stage[1]))
                .collect(Collectors.joining(BETWEEN));
    }

    private String date(String value) {
        if (code(value).equals(UNKNOWN)) {
            return words.texts().notKnown();
        }
        int until = value.indexOf(UNTIL);
        return until < 0
                ? day.apply(value)
                : words.texts()
                        .period(
                                day.apply(value.substring(0, until)),
                                day.apply(value.substring(until + UNTIL.length())));
    }

    /** The kind of the buyer, and its state in two letters where that is known. */
    private String buyer(String value) {
        String[] kindAndState = value.split(BETWEEN, 2);
        String kind = code(kindAndState[0]);
        String said = MUNICIPALITY.equals(kind)
                ? words.texts().cityOrTown()
                : BodyKind.codes().contains(kind) ? words.kind(kind) : words.kind(null);
        String small = said.toLowerCase(Locale.ROOT);
        return kindAndState.length == 1 ? small : small + BETWEEN + States.name(kindAndState[1]);
    }

    private static String code(String words) {
        return words.replace(' ', '_');
    }
}
