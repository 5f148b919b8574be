package org.sightline.ingest.column;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Profile(
        @Nullable Map<String, Field> mapping,
        Dates.@Nullable Order dateOrder,
        @Nullable Boolean decimalComma,
        @Nullable String delimiter,
        @Nullable String encoding,
        @Nullable String buyer,
        @Nullable Set<String> settled) {

    /** Nothing said yet. */
    public static final Profile EMPTY = new Profile(null, null, null, null, null, null, null);

    public Profile {
        mapping = mapping == null ? null : java.util.Collections.unmodifiableMap(new LinkedHashMap<>(mapping));
        settled = settled == null ? null : java.util.Collections.unmodifiableSet(new LinkedHashSet<>(settled));
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
                : new Profile(mapping, dateOrder, decimalComma, delimiter, encoding, given, settled);
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
        return new Profile(both, dateOrder, decimalComma, delimiter, encoding, buyer, seen);
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
                headers == null || headers.isEmpty() ? null : headers);
    }

    boolean settles(String header) {
        return settled != null
                && settled.stream().anyMatch(known -> Reading.key(known).equals(Reading.key(header)));
    }

    boolean mapsColumns() {
        return mapping != null && !mapping.isEmpty();
    }
}
