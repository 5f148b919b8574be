package org.sightline.matching.listfeed;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.watchlist.importer.PublishedList;

/** What a person says of a list feed. */
@Schema(
        requiredProperties = {"name", "format", "address"},
        examples = """
                {"name": "Consolidated Screening List", "format": "csl_csv",
                 "address": "https://data.example.gov/consolidated.csv", "everyMinutes": 1440, "enabled": true}""")
record ListFeedRequest(
        @Schema(description = "To show to people, at most 500 characters") @Nullable
        String name,

        @Schema(
                description = "csl_csv, csl_json: the Consolidated Screening List; ofac_sdn_xml: OFAC's SDN.XML;"
                        + " opensanctions_csv: targets.simple.csv; fcc_covered_csv, dod_1260h_csv: a table that an office keeps"
                        + " of the FCC's Covered List and of section 1260H, which are published as prose",
                enumeration = {
                    "csl_csv",
                    "csl_json",
                    "ofac_sdn_xml",
                    "opensanctions_csv",
                    "fcc_covered_csv",
                    "dod_1260h_csv"
                })
        @Nullable
        String format,

        @Schema(description = "Where the file is, with https, at most 500 characters") @Nullable
        String address,

        @Schema(
                description = "How often it is fetched, in minutes",
                minimum = "5",
                maximum = "44640",
                defaultValue = "1440")
        @Nullable
        Integer everyMinutes,

        @Schema(
                description = "After how many hours without a good fetch people are told; 0 for never",
                minimum = "0",
                maximum = "8784",
                defaultValue = "72")
        @Nullable
        Integer freshHours,

        @Schema(description = "Whether it is fetched by itself", defaultValue = "false") @Nullable
        Boolean enabled) {

    private static final int LONGEST = 500;
    private static final int LEAST_MINUTES = 5;
    private static final int MOST_MINUTES = 44_640;
    private static final int MOST_HOURS = 8_784;
    private static final int A_DAY = 1_440;
    private static final int THREE_DAYS = 72;

    int minutes() {
        return Objects.requireNonNullElse(everyMinutes, A_DAY);
    }

    int hours() {
        return Objects.requireNonNullElse(freshHours, THREE_DAYS);
    }

    /** Whether it is fetched by itself; not unless somebody says so. */
    boolean fetches() {
        return Boolean.TRUE.equals(enabled);
    }

    /** The form; {@link #requireSense} has looked at it. */
    PublishedList form() {
        return Objects.requireNonNull(PublishedList.named(Objects.requireNonNull(format)));
    }

    /**
     * Looks at all of it.
     *
     * @throws Problem 422 with every mistake
     */
    void requireSense() {
        List<Problem.Fault> faults = new ArrayList<>();
        check(faults, isText(name), "/name", "bad-name", "Give the list a name of at most 500 characters.");
        check(faults, isForm(format), "/format", "unknown-format", "Use one of the forms that the API names.");
        check(
                faults,
                isText(address) && isWeb(address),
                "/address",
                "bad-address",
                "Write the address of the file, such as https://data.example.gov/...");
        check(
                faults,
                minutes() >= LEAST_MINUTES && minutes() <= MOST_MINUTES,
                "/everyMinutes",
                "bad-schedule",
                "A list is fetched every 5 to 44640 minutes, which is a month.");
        check(
                faults,
                hours() >= 0 && hours() <= MOST_HOURS,
                "/freshHours",
                "bad-schedule",
                "Say 0 to 8784 hours, which is a year.");
        if (!faults.isEmpty()) {
            throw Problem.invalid("The list feed has mistakes; see errors.", faults);
        }
    }

    private static void check(List<Problem.Fault> faults, boolean good, String pointer, String code, String message) {
        if (!good) {
            faults.add(new Problem.Fault(pointer, code, message));
        }
    }

    /** Whether lists of this form can be fetched: those of two files cannot. */
    private static boolean isForm(@Nullable String format) {
        PublishedList form = format == null ? null : PublishedList.named(format);
        return form != null && form.isWhole();
    }

    private static boolean isText(@Nullable String text) {
        return text != null && !text.isBlank() && text.length() <= LONGEST;
    }

    private static boolean isWeb(@Nullable String address) {
        if (address == null) {
            return false;
        }
        try {
            URI uri = URI.create(address.strip());
            return uri.getHost() != null
                    && uri.getUserInfo() == null
                    && String.valueOf(uri.getScheme()).startsWith("http");
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }
}
