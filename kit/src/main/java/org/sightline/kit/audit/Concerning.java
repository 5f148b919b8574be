package org.sightline.kit.audit;

import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Headers with which a service tells the gateway what the audit log should know of an answer. They never reach a client.
 */
public final class Concerning {

    /** The agencies that the answer is about, where the request did not say so: ids with commas between them. */
    public static final String HEADER = "Sightline-Agencies";

    /** How many rows a file has. */
    public static final String ROWS = "Sightline-Rows";

    /**
     * Where the service says which agencies a file is about and how many of its rows are of each, for the same question:
     * too much for a header. It answers {@code {"items": [{"agencyId": …, "rows": …}]}}.
     */
    public static final String AGENCIES_AT = "Sightline-Agencies-At";

    private Concerning() {}

    /** The value of the header. */
    public static String of(Collection<UUID> agencies) {
        return agencies.stream().map(UUID::toString).collect(Collectors.joining(","));
    }

    /** The agencies of a value of the header. */
    public static Stream<UUID> read(String value) {
        return Stream.of(value.split(",", -1)).filter(id -> !id.isBlank()).map(id -> UUID.fromString(id.strip()));
    }
}
