package org.sightline.ingest.column;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.column.value.Dates;

/**
 * What a person said once about the files of a source, used for each later file. All parts may be null: what is not
 * said is guessed from the file.
 *
 * @param mapping for a column's name its field; columns that are not named here are guessed only if none are named
 * @param dateOrder which number comes first in 4/5/2021
 * @param decimalComma whether 1,50 is one and a half
 * @param delimiter one of {@code , ; |} or tab
 * @param encoding a charset's name
 * @param buyer the one buyer of all lines
 * @param settled names of columns whose listed names a person has seen and left out
 * @param shapes for a column's name what its values were when that was said: days, numbers, words, codes; null where it
 *     was said before such shapes were kept, and then any values are taken
 * @param joins whether a person has confirmed that cells are put together which a comma in a name cut apart; null for no
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Profile(
        @Nullable Map<String, Field> mapping,
        Dates.@Nullable Order dateOrder,
        @Nullable Boolean decimalComma,
        @Nullable String delimiter,
        @Nullable String encoding,
        @Nullable String buyer,
        @Nullable Set<String> settled,
        @Nullable Map<String, String> shapes,
        @Nullable Boolean joins) {

    /** Nothing said yet. */
    public static final Profile EMPTY = new Profile(null, null, null, null, null, null);

    public Profile {
        mapping = mapping == null ? null : java.util.Collections.unmodifiableMap(new LinkedHashMap<>(mapping));
        settled = settled == null ? null : java.util.Collections.unmodifiableSet(new LinkedHashSet<>(settled));
        shapes = shapes == null ? null : java.util.Collections.unmodifiableMap(new LinkedHashMap<>(shapes));
    }

    /** What is said of files without a word on the shapes of their values. */
    public Profile(
            @Nullable Map<String, Field> mapping,
            Dates.@Nullable Order dateOrder,
            @Nullable Boolean decimalComma,
            @Nullable String delimiter,
            @Nullable String encoding,
            @Nullable String buyer,
            @Nullable Set<String> settled) {
        this(mapping, dateOrder, decimalComma, delimiter, encoding, buyer, settled, null, null);
    }

    /** What is said of files in whose left-out columns nobody has seen listed names. */
    public Profile(
            @Nullable Map<String, Field> mapping,
            Dates.@Nullable Order dateOrder,
            @Nullable Boolean decimalComma,
            @Nullable String delimiter,
            @Nullable String encoding,
            @Nullable String buyer) {
        this(mapping, dateOrder, decimalComma, delimiter, encoding, buyer, null);
    }

    /** The same with this buyer, where one is given. */
    public Profile withBuyer(@Nullable String given) {
        return given == null
                ? this
                : new Profile(mapping, dateOrder, decimalComma, delimiter, encoding, given, settled, shapes, joins);
    }

    /** The same with what was said before of columns that it does not name: a name may come back in a later file. */
    public Profile withEarlier(Profile before) {
        Set<String> seen = new LinkedHashSet<>(before.settled == null ? Set.of() : before.settled);
        seen.addAll(settled == null ? Set.of() : settled);
        if (before.mapping == null || mapping == null) {
            return withSettled(seen);
        }
        Map<String, Field> both = new LinkedHashMap<>(before.mapping);
        mapping.keySet()
                .forEach(said ->
                        both.keySet().removeIf(earlier -> Reading.key(earlier).equals(Reading.key(said))));
        both.putAll(mapping);
        Map<String, String> known = new LinkedHashMap<>(before.shapes == null ? Map.of() : before.shapes);
        known.putAll(shapes == null ? Map.of() : shapes);
        return new Profile(
                both,
                dateOrder,
                decimalComma,
                delimiter,
                encoding,
                buyer,
                seen,
                known.isEmpty() ? null : known,
                joins == null ? before.joins : joins);
    }

    /** The same where a person has seen the listed names in these columns and left them out. */
    public Profile withSettled(@Nullable Set<String> headers) {
        return new Profile(
                mapping,
                dateOrder,
                decimalComma,
                delimiter,
                encoding,
                buyer,
                headers == null || headers.isEmpty() ? null : headers,
                shapes,
                joins);
    }

    /**
     * The same, remembered with what the values of the columns were.
     *
     * @param headers of the file that it was said of
     * @param read how that file is read
     */
    public Profile withShapes(List<String> headers, Mapping read) {
        if (read.shapes() == null) {
            return this;
        }
        Map<String, String> known = new LinkedHashMap<>();
        for (int i = 0; i < headers.size(); i++) {
            known.put(headers.get(i), read.shapes().get(i));
        }
        return new Profile(mapping, dateOrder, decimalComma, delimiter, encoding, buyer, settled, known, joins);
    }

    /** What the values of a column were when somebody said what it is; null where that is not known. */
    @Nullable
    String shapeOf(String header) {
        return shapes == null
                ? null
                : shapes.entrySet().stream()
                        .filter(known -> Reading.key(known.getKey()).equals(Reading.key(header)))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(null);
    }

    boolean settles(String header) {
        return settled != null
                && settled.stream().anyMatch(known -> Reading.key(known).equals(Reading.key(header)));
    }

    /** The same where a person has seen that cells are put together which a comma in a name cut apart. */
    public Profile withJoins(@Nullable Boolean confirmed) {
        return new Profile(mapping, dateOrder, decimalComma, delimiter, encoding, buyer, settled, shapes, confirmed);
    }

    /** Whether it says what a column of this name is. */
    boolean knows(String header) {
        return mapping != null
                && mapping.keySet().stream()
                        .anyMatch(known -> Reading.key(known).equals(Reading.key(header)));
    }

    boolean mapsColumns() {
        return mapping != null && !mapping.isEmpty();
    }
}
