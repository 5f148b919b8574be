package org.sightline.ingest.column;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.column.name.ColumnWords;

/**
 * A register that says by the names of its columns which one it is, and with that who buys, with whose money, and whether
 * anything was bought.
 */
public enum PublishedFormat {
    /** Awards of the federal government, as USAspending.gov and FPDS publish them: the buyer is the federal agency. */
    FEDERAL_AWARDS,
    /** Funding requests of the E-Rate program (FCC Form 471), as USAC publishes them: Universal Service money. */
    E_RATE,
    /** Notices of SAM.gov: what a federal agency wants to buy. */
    SAM_NOTICES;

    /** What the columns of a register mean, by the words of their names; {@link Field#IGNORE} for what is no such thing. */
    private static final Map<PublishedFormat, Map<String, Field>> COLUMNS = Map.of(
            FEDERAL_AWARDS,
            Map.ofEntries(
                    Map.entry("awarding agency name", Field.BUYER),
                    Map.entry("awarding agency", Field.BUYER),
                    Map.entry("awarding sub agency name", Field.DEPARTMENT),
                    Map.entry("awarding sub agency", Field.DEPARTMENT),
                    Map.entry("primary place of performance state code", Field.STATE),
                    Map.entry("principal place of performance state code", Field.STATE)),
            E_RATE,
            Map.ofEntries(
                    Map.entry("billed entity name", Field.BUYER),
                    Map.entry("frn", Field.DOCUMENT_NUMBER),
                    Map.entry("funding request number", Field.DOCUMENT_NUMBER),
                    Map.entry("funding request number frn", Field.DOCUMENT_NUMBER),
                    Map.entry("frn status", Field.ORDER_STATUS),
                    Map.entry("form 471 frn status name", Field.ORDER_STATUS),
                    Map.entry("manufacturer", Field.MANUFACTURER),
                    Map.entry("manufacturer name", Field.MANUFACTURER),
                    Map.entry("form 471 manufacturer name", Field.MANUFACTURER),
                    Map.entry("other manufacturer", Field.MANUFACTURER),
                    Map.entry("other manufacturer description", Field.MANUFACTURER),
                    Map.entry("type of product", Field.DESCRIPTION),
                    Map.entry("form 471 product name", Field.DESCRIPTION),
                    Map.entry("function", Field.DESCRIPTION2),
                    Map.entry("form 471 function name", Field.DESCRIPTION2),
                    Map.entry("monthly recurring unit eligible costs", Field.IGNORE)),
            SAM_NOTICES,
            Map.ofEntries(
                    Map.entry("title", Field.DESCRIPTION),
                    Map.entry("department", Field.BUYER),
                    Map.entry("department ind agency", Field.BUYER),
                    Map.entry("posted date", Field.IGNORE),
                    Map.entry("award amount", Field.IGNORE)));

    /** As it is kept with an import. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the word. */
    @JsonCreator
    public static PublishedFormat ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Whether the buyers are federal agencies. */
    public boolean isFederal() {
        return this != E_RATE;
    }

    /** The format of a file with these columns; null where it is none of these. */
    static @Nullable PublishedFormat of(List<String> headers) {
        Heads heads = new Heads(headers.stream()
                .map(header -> Set.copyOf(ColumnWords.get().words(header)))
                .collect(Collectors.toSet()));
        if (heads.isSam()) {
            return SAM_NOTICES;
        }
        if (heads.isERate()) {
            return E_RATE;
        }
        return heads.isFederal() ? FEDERAL_AWARDS : null;
    }

    /** The guesses, corrected by what the register is known to mean by its columns. */
    void correct(List<String> headers, List<ColumnGuess.Guess> guesses) {
        Map<String, Field> known = COLUMNS.getOrDefault(this, Map.of());
        for (int i = 0; i < headers.size(); i++) {
            Field field = known.get(String.join(" ", ColumnWords.get().words(headers.get(i))));
            if (field != null && !(field == Field.DEPARTMENT && guesses.get(i).field() == Field.BUYER)) {
                set(guesses, i, field);
            }
        }
        leadDescription(guesses);
    }

    /** Where nothing else says what was bought, what it is for does: a file may have the function and no product. */
    private static void leadDescription(List<ColumnGuess.Guess> guesses) {
        if (guesses.stream().noneMatch(guess -> guess.field() == Field.DESCRIPTION)) {
            IntStream.range(0, guesses.size())
                    .filter(column -> guesses.get(column).field() == Field.DESCRIPTION2)
                    .findFirst()
                    .ifPresent(column -> guesses.set(column, new ColumnGuess.Guess(Field.DESCRIPTION, 1)));
        }
    }

    private static void set(List<ColumnGuess.Guess> guesses, int column, Field field) {
        if (!field.mayRepeat()) {
            guesses.replaceAll(guess -> guess.field() == field ? ColumnGuess.Guess.NONE : guess);
        }
        guesses.set(column, field == Field.IGNORE ? ColumnGuess.Guess.NONE : new ColumnGuess.Guess(field, 1));
    }

    private record Heads(Set<Set<String>> words) {

        boolean isSam() {
            return has("notice") && has("posted") && (has("sub", "tier") || has("naics") || has("set", "aside"));
        }

        boolean isERate() {
            boolean request = has("funding", "request", "number") || has("frn");
            return request && (has("billed", "entity") || has("ben") || has("471") || has("spin"));
        }

        /** The column of the awarding agency alone is not enough: states publish awards too. */
        boolean isFederal() {
            boolean award = has("piid") || has("fain") || has("uei") || has("award", "unique", "key");
            return has("awarding", "sub", "agency")
                    || words.contains(Set.of("awarding", "agency", "name"))
                    || award && has("awarding", "agency")
                    || has("piid") && has("agency");
        }

        /** Whether the name of a column has all of these words. */
        private boolean has(String... wanted) {
            return words.stream().anyMatch(header -> header.containsAll(Set.of(wanted)));
        }
    }
}
