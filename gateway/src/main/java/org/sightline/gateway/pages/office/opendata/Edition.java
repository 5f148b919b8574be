package org.sightline.gateway.pages.office.opendata;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An edition of the open data.
 *
 * @param version in quotation marks the If-Match of what changes it
 * @param state draft, published or withdrawn
 * @param changedTexts how many of its texts the edition before has not; whoever publishes it reads them
 * @param publishedBy another person than who drafted it; null for a draft
 * @param publishedAt UTC; null for a draft
 * @param withdrawnBecause null where it was not withdrawn
 */
@Schema(name = "OpenDataEdition")
public record Edition(
        int number,
        long version,

        @Schema(enumeration = {"draft", "published", "withdrawn"})
        String state,

        Statement statement,
        List<File> files,
        long changedTexts,
        String draftedBy,
        Instant draftedAt,
        @Nullable String publishedBy,
        @Nullable Instant publishedAt,
        @Nullable Instant withdrawnAt,
        @Nullable String withdrawnBecause) {

    static final String DRAFT = "draft";
    static final String PUBLISHED = "published";

    /**
     * What an edition says of itself. The counted purchases are those of the overview; of these, some are left out, and the
     * rest are in the files.
     *
     * @param title what the office calls the edition; null where it gave it no name
     * @param day on which the record was read, UTC
     * @param since the first day of purchases that are counted
     * @param ruleBooks the versions of the rules by which the purchases were judged
     * @param counted as the overview of all states counts
     * @param purchases rows of the files
     * @param notConfirmed left out: no person of the office confirmed it
     * @param disputed left out: confirmed, and the agency has answered since, so that the office looks at it again
     * @param invented rows that are sample data
     * @param states the same numbers state by state; different states are different laws
     */
    @Schema(name = "OpenDataStatement")
    public record Statement(
            @Nullable String title,
            LocalDate day,
            LocalDate since,
            @Nullable String watchlistVersion,
            List<String> ruleBooks,
            long counted,
            long purchases,
            long notConfirmed,
            long disputed,
            long invented,
            List<OfState> states) {

        /** The versions of the rules in a row. */
        public String rules() {
            return String.join(", ", ruleBooks);
        }
    }

    /**
     * What an edition has of one state.
     *
     * @param state two letters; empty where it is not known
     * @param pieces decimal, as far as the records say
     * @param amount decimal, as far as the records say
     */
    @Schema(name = "OpenDataOfState")
    public record OfState(String state, long bodies, long purchases, BigDecimal pieces, BigDecimal amount) {}

    /** A file of an edition. */
    @Schema(name = "OpenDataFile")
    public record File(String name, long bytes, String sha256) {}

    boolean drafted() {
        return state.equals(DRAFT);
    }

    /** Whether its files are there for everybody. */
    public boolean readable() {
        return state.equals(PUBLISHED);
    }
}
