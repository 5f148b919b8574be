package org.sightline.matching.watchlist.importer;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The forms of published lists that can be read, by the names that the API and the command use. */
public enum PublishedList {
    /** US Consolidated Screening List as CSV. */
    CSL_CSV,
    /** The same as JSON. */
    CSL_JSON,
    /** OFAC's {@code SDN.CSV}, and {@code ALT.CSV} with the other names as a second file. */
    OFAC_SDN_CSV,
    /** OpenSanctions {@code targets.simple.csv}. */
    OPENSANCTIONS_CSV;

    /** The form of a name such as {@code ofac_sdn_csv}; null if there is none. */
    public static @Nullable PublishedList named(String name) {
        return Arrays.stream(values())
                .filter(form -> form.toString().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** All names in one line. */
    public static String names() {
        return Arrays.stream(values()).map(PublishedList::toString).collect(Collectors.joining(", "));
    }

    /** Whether there may be a second file, with other names. */
    public boolean hasAlternatives() {
        return this == OFAC_SDN_CSV;
    }

    /**
     * Reads a list.
     *
     * @param alternatives the second file; null for none
     * @throws IllegalArgumentException if the file is no such list, or there is no such second file
     */
    public Listing read(Reader list, @Nullable Reader alternatives) throws IOException {
        if (alternatives != null && !hasAlternatives()) {
            throw new IllegalArgumentException(this + " has no second file");
        }
        return switch (this) {
            case CSL_CSV -> ConsolidatedScreeningList.csv(list);
            case CSL_JSON -> ConsolidatedScreeningList.json(list);
            case OFAC_SDN_CSV -> OfacSdnList.csv(list, alternatives);
            case OPENSANCTIONS_CSV -> OpenSanctionsTargets.csv(list);
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
