package org.sightline.matching.listfeed;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.remote.PublicAddress;
import org.sightline.kit.remote.Schedule;
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

    Schedule schedule() {
        return Schedule.of(everyMinutes, freshHours);
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
     * @param privateToo whether this installation reads from private addresses, and without TLS
     * @throws Problem 422 with every mistake
     */
    void requireSense(boolean privateToo) {
        List<Problem.Fault> faults = new ArrayList<>();
        check(faults, isText(name), "/name", "bad-name", "Give the list a name of at most 500 characters.");
        check(faults, isForm(format), "/format", "unknown-format", "Use one of the forms that the API names.");
        String wrong = addressFault(privateToo);
        check(faults, wrong == null, "/address", "bad-address", String.valueOf(wrong));
        faults.addAll(schedule().faults());
        if (!faults.isEmpty()) {
            throw Problem.invalid("The list feed has mistakes; see errors.", faults);
        }
    }

    private @Nullable String addressFault(boolean privateToo) {
        return address != null && isText(address) && PublicAddress.isWeb(address)
                ? PublicAddress.refusalToKeep(URI.create(address.strip()), privateToo)
                : "Write the address of the file, such as https://data.example.gov/...";
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
}
