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
    CSL_CSV(ConsolidatedScreeningList.SOURCE),
    /** The same as JSON. */
    CSL_JSON(ConsolidatedScreeningList.SOURCE),
    /** OFAC's {@code SDN.CSV}, and {@code ALT.CSV} with the other names as a second file. */
    OFAC_SDN_CSV(OfacSdnList.SOURCE),
    /** OFAC's {@code SDN.XML}, which has the other names in the same file. */
    OFAC_SDN_XML(OfacSdnList.SOURCE),
    /** OpenSanctions {@code targets.simple.csv}. */
    OPENSANCTIONS_CSV(OpenSanctionsTargets.SOURCE),
    /** The FCC's Covered List, as an office keeps it in a table. */
    FCC_COVERED_CSV(OfficeTable.Kept.FCC_COVERED.source()),
    /** The list of section 1260H, as an office keeps it in a table. */
    DOD_1260H_CSV(OfficeTable.Kept.DOD_1260H.source());

    private final String source;

    PublishedList(String source) {
        this.source = source;
    }

    /** What the rows of this list name as their source, and no others do; two forms of one list have the same. */
    public String source() {
        return source;
    }

    /** Whether all of the list is in one file. */
    public boolean isWhole() {
        return this != OFAC_SDN_CSV;
    }

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
            case OFAC_SDN_XML -> OfacSdnXml.read(list);
            case OPENSANCTIONS_CSV -> OpenSanctionsTargets.csv(list);
            case FCC_COVERED_CSV -> OfficeTable.csv(list, OfficeTable.Kept.FCC_COVERED);
            case DOD_1260H_CSV -> OfficeTable.csv(list, OfficeTable.Kept.DOD_1260H);
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
