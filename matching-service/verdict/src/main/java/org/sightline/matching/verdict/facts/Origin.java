package org.sightline.matching.verdict.facts;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where goods come from, apart from where their maker is seated. Each field is a two-letter country code, the word
 * {@code foreign} for a country outside of the United States that is not named, or null where it is not known.
 *
 * @param made      where they are manufactured
 * @param designed  where they are designed and developed
 * @param assembled where they are assembled
 * @param parts     where their critical parts are made; with several, the one that the law asks for
 */
public record Origin(
        @Nullable String made,
        @Nullable String designed,
        @Nullable String assembled,
        @Nullable String parts) {

    /** Nothing is known. */
    public static final Origin UNKNOWN = new Origin(null, null, null, null);

    /** The code of the country in which goods are not foreign. */
    public static final String UNITED_STATES = "US";

    private static final String FOREIGN = "foreign";
    private static final Pattern CODE = Pattern.compile("[A-Z]{2}");

    public Origin {
        made = country(made);
        designed = country(designed);
        assembled = country(assembled);
        parts = country(parts);
    }

    /**
     * Reads {@code CN} (produced there in every stage), {@code foreign}, or stages with semicolons such as {@code made US;
     * designed CN; assembled MX; parts CN}.
     *
     * @throws IllegalArgumentException when the text is none of these
     */
    public static Origin parse(String text) {
        if (!text.strip().contains(" ")) {
            return new Origin(text, text, text, text);
        }
        String[] stages = new String[4];
        for (String stage : text.split(";")) {
            String[] words = stage.strip().split("\\s+");
            int place = words.length == 2
                    ? Stream.of("made", "designed", "assembled", "parts")
                            .toList()
                            .indexOf(words[0])
                    : -1;
            if (place < 0) {
                throw new IllegalArgumentException("\"" + stage.strip()
                        + "\" is no origin; write CN, foreign, or \"made US; designed CN; assembled MX; parts CN\"");
            }
            stages[place] = words[1];
        }
        return new Origin(stages[0], stages[1], stages[2], stages[3]);
    }

    /** Whether any major stage (manufacture, design, assembly) is abroad; null where that is not known. */
    public @Nullable Boolean foreign() {
        if (stages().anyMatch(stage -> stage != null && !stage.equals(UNITED_STATES))) {
            return Boolean.TRUE;
        }
        return stages().allMatch(Objects::nonNull) ? Boolean.FALSE : null;
    }

    /** Whether they, or their critical parts, are made in one of the countries; null where that is not known. */
    public @Nullable Boolean from(Set<String> countries) {
        if (Stream.of(made, assembled, parts).anyMatch(stage -> stage != null && countries.contains(stage))) {
            return Boolean.TRUE;
        }
        boolean known = made != null && parts != null && !FOREIGN.equals(made) && !FOREIGN.equals(parts);
        return known ? Boolean.FALSE : null;
    }

    /** Whether they are known to be manufactured or assembled in one of the countries, or abroad where one is "foreign". */
    public boolean madeIn(Set<String> countries) {
        return countries.contains(FOREIGN) && madeAbroad()
                || made != null && countries.contains(made)
                || assembled != null && countries.contains(assembled);
    }

    /** Whether they are known to be manufactured abroad. */
    public boolean madeAbroad() {
        return made != null && !made.equals(UNITED_STATES);
    }

    private Stream<@Nullable String> stages() {
        return Stream.of(new String[] {made, designed, assembled});
    }

    private static @Nullable String country(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        String code = given.strip().toUpperCase(Locale.ROOT);
        if (code.equalsIgnoreCase(FOREIGN)) {
            return FOREIGN;
        }
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    "\"" + given.strip() + "\" is no country; write two letters, such as CN");
        }
        return code;
    }

    /** In words, such as {@code made CN, parts CN}; "not known" where nothing is. */
    @Override
    public String toString() {
        StringBuilder words = new StringBuilder();
        append(words, "made", made);
        append(words, "designed", designed);
        append(words, "assembled", assembled);
        append(words, "parts", parts);
        return words.isEmpty() ? "not known" : words.toString();
    }

    private static void append(StringBuilder words, String stage, @Nullable String country) {
        if (country != null) {
            words.append(words.isEmpty() ? "" : ", ").append(stage).append(' ').append(country);
        }
    }
}
