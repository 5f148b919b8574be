package org.sightline.ingest.buyer;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A real name of a public body, and the kinds that it can honestly be, decided by hand. {@code README.md} beside the
 * tables says where the names are from and how they were decided.
 *
 * @param draw {@code all} of the whole list, {@code gov} of the registry of .gov domains
 * @param kinds {@code unknown} among them where the name does not tell
 */
public record NameByHand(String id, String draw, String name, String state, Set<String> kinds) {

    private static final String UNKNOWN = "unknown";

    /** How an answer compares with the one by hand. */
    public enum Answer {
        RIGHT,
        NOT_TOLD,
        WRONG
    }

    /** The names of a table in the order of the draw. */
    public static List<NameByHand> read(String table) throws IOException {
        InputStream file = Objects.requireNonNull(NameByHand.class.getResourceAsStream(table), table);
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return rows.stream().map(NameByHand::of).toList();
        }
    }

    private static NameByHand of(NamedCsvRecord row) {
        return new NameByHand(
                row.getField("id"),
                row.getField("draw"),
                row.getField("name"),
                row.getField("state"),
                Set.of(row.getField("kinds").split("\\|")));
    }

    /** Whether the name tells one kind or one of a few. */
    public boolean tells() {
        return !kinds.contains(UNKNOWN);
    }

    /**
     * Compares.
     *
     * @param kind null for "not told"
     */
    public Answer answer(@Nullable String kind) {
        if (kinds.contains(kind == null ? UNKNOWN : kind)) {
            return Answer.RIGHT;
        }
        return kind == null ? Answer.NOT_TOLD : Answer.WRONG;
    }
}
