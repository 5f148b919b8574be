package org.sightline.ingest.upload;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.column.DocumentType;
import org.sightline.ingest.column.Field;
import org.sightline.ingest.column.Profile;
import org.sightline.ingest.column.Reading;
import org.sightline.ingest.column.value.Dates;
import org.sightline.kit.problem.Problem;

/** What a person says about the columns of a file, as far as it was not guessed right. */
@Schema(
        description = "What the columns mean. What is left out is taken as it was guessed.",
        examples = "{\"columns\": {\"Dept / Entity\": \"buyer\", \"What we got\": \"description\"}, \"state\": \"XF\"}")
public record MappingRequest(
        @Schema(description = "For a column's name its field; the field ignore leaves a column out")
        Map<String, Field> columns,

        @Schema(description = "Which number comes first in 4/5/2021")
        Dates.@Nullable Order dateOrder,

        @Schema(description = "Whether 1,50 is one and a half") @Nullable
        Boolean decimalComma,

        @Schema(description = "The buyers' state, two capital letters", pattern = "[A-Z]{2}", examples = "XF") @Nullable
        String state,

        @Schema(description = "The one buyer of all lines", examples = "City of Marrowbone") @Nullable
        String buyer,

        @Schema(description = "What the lines stand on, where no column says it") @Nullable
        DocumentType documentType,

        @Schema(description = "Whether later files of the source are read in the same way", defaultValue = "true")
        @Nullable
        Boolean save) {

    public MappingRequest {
        columns = columns == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /** All is as it was guessed. */
    static final MappingRequest NOTHING = new MappingRequest(Map.of(), null, null, null, null, null, null);

    boolean saves() {
        return !Boolean.FALSE.equals(save);
    }

    /**
     * How the file is to be read: what was guessed, with what the person says in its place.
     *
     * @param guessed the file's columns
     * @param knownBuyer the one buyer of all lines, as said before; null where it was not
     * @param before how files of the source were read until now
     * @throws Problem 422 where it names columns that the file does not have
     */
    Profile profile(List<Reading.Column> guessed, @Nullable String knownBuyer, Profile before) {
        requireColumns(guessed.stream().map(Reading.Column::header).toList());
        Map<String, Field> mapping = new LinkedHashMap<>();
        guessed.forEach(column -> mapping.put(column.header(), field(column)));
        return new Profile(
                mapping,
                dateOrder == null ? before.dateOrder() : dateOrder,
                decimalComma == null ? before.decimalComma() : decimalComma,
                before.delimiter(),
                before.encoding(),
                buyer == null || buyer.isBlank() ? knownBuyer : buyer.strip(),
                settled(guessed, before));
    }

    /** Columns of which the person says something although they name listed makers; it is asked once. */
    private @Nullable Set<String> settled(List<Reading.Column> guessed, Profile before) {
        Set<String> settled = new LinkedHashSet<>(before.settled() == null ? Set.of() : before.settled());
        guessed.stream()
                .filter(column -> column.listed() != null && columns.containsKey(column.header()))
                .forEach(column -> settled.add(column.header()));
        return settled.isEmpty() ? null : settled;
    }

    private void requireColumns(List<String> headers) {
        List<Problem.Fault> faults = new ArrayList<>();
        columns.keySet().stream()
                .filter(header -> !headers.contains(header))
                .sorted()
                .forEach(header -> faults.add(new Problem.Fault(
                        "/columns",
                        "unknown-column",
                        "The file has no column \"" + header + "\". It has: " + String.join(", ", headers) + ".")));
        if (!faults.isEmpty()) {
            throw Problem.invalid("The mapping names columns that are not there; see errors.", faults);
        }
    }

    /** A guess gives way to what is said of another column; a department is a buyer only where somebody says so. */
    private Field field(Reading.Column column) {
        Field said = columns.get(column.header());
        if (said != null) {
            return said;
        }
        Field guess = column.field();
        if (guess == Field.DESCRIPTION && columns.containsValue(guess)) {
            return Field.DESCRIPTION2;
        }
        if (guess == null || guess == Field.DEPARTMENT) {
            return Field.IGNORE;
        }
        return columns.containsValue(guess) && !guess.mayRepeat() ? Field.IGNORE : guess;
    }
}
