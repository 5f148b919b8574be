package org.sightline.matching.lawwatch;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.sightline.kit.remote.AddressParameters;
import org.sightline.matching.lawwatch.match.CitedLaw.CodeSection;
import org.sightline.matching.lawwatch.match.LawDocument;
import org.sightline.matching.remote.FetchFailure;

/**
 * The Code of Federal Regulations, as eCFR lists the versions of its sections and searches them ({@code
 * ecfr.gov/developers/documentation/api/v1}, the services versioner and search).
 */
final class Ecfr {

    static final String ID = "ecfr";

    /** The most results of a page. */
    private static final int PAGE = 100;

    /**
     * What eCFR says of a section.
     *
     * @param known whether it has the section: a clause that is only planned is in no code yet
     * @param newer its versions after the day that was asked for
     */
    record Versions(boolean known, List<LawDocument> newer) {

        /** It does not have the section. */
        static final Versions UNKNOWN = new Versions(false, List.of());
    }

    private Ecfr() {}

    /**
     * Where the versions of a section are.
     *
     * @param base such as {@code https://www.ecfr.gov}
     */
    static URI versions(String base, CodeSection section) {
        return URI.create(base + "/api/versioner/v1/versions/title-" + section.title() + ".json?part=" + section.part()
                + "&" + (isSupplement(section) ? "appendix" : "section") + "="
                + AddressParameters.encoded(section.identifier()));
    }

    private static boolean isSupplement(CodeSection section) {
        return section.identifier().startsWith("Supplement");
    }

    /**
     * The versions of a section that are newer than a day.
     *
     * @throws FetchFailure where the answer has another form than the published one
     */
    static Versions answer(String base, CodeSection section, JsonNode root, LocalDate since) throws FetchFailure {
        if (!root.path("content_versions").isArray()) {
            throw new FetchFailure("The answer is not in the form that eCFR published: it has no content_versions.");
        }
        List<LawDocument> newer = new ArrayList<>();
        boolean known = false;
        for (JsonNode version : root.path("content_versions")) {
            if (section.identifier().equals(version.path("identifier").asText())) {
                known = true;
                LocalDate amended = day(version, "amendment_date");
                if (amended.isAfter(since)) {
                    newer.add(document(base, section, version, amended));
                }
            }
        }
        return new Versions(known, newer);
    }

    private static LawDocument document(String base, CodeSection section, JsonNode version, LocalDate amended)
            throws FetchFailure {
        String citation = section.title() + " CFR " + section.identifier();
        String name = version.path("name").asText(citation);
        boolean removed = version.path("removed").asBoolean();
        String what =
                removed ? "was removed" : version.path("substantive").asBoolean(true) ? "was amended" : "was edited";
        return new LawDocument(
                ID,
                "title-" + section.title() + "/" + section.identifier() + "@" + day(version, "date"),
                citation + " " + what + " on " + amended,
                removed ? "Removal" : "Amendment",
                base + "/current/title-" + section.title() + "/part-" + section.part()
                        + (isSupplement(section) ? "" : "/section-" + section.identifier()),
                day(version, "issue_date"),
                day(version, "date"),
                List.of(
                        new LawDocument.Text("title", citation + " " + what + " on " + amended),
                        new LawDocument.Text("name", name)));
    }

    private static LocalDate day(JsonNode version, String field) throws FetchFailure {
        try {
            return LocalDate.parse(version.path(field).asText());
        } catch (DateTimeException noDay) {
            throw new FetchFailure("The answer is not in the form that eCFR published: a version has no " + field
                    + " that can be read.");
        }
    }

    /**
     * Where sections are that hold a phrase and were changed since a day.
     *
     * @param base such as {@code https://www.ecfr.gov}
     * @param page from 1
     */
    static URI search(String base, String phrase, LocalDate since, int page) {
        return URI.create(base + "/api/search/v1/results?query=" + AddressParameters.encoded("\"" + phrase + "\"")
                + "&last_modified_on_or_after=" + since + "&order=newest_first&per_page=" + PAGE + "&page=" + page);
    }

    /**
     * Reads an answer to a search.
     *
     * @throws FetchFailure where the answer has another form than the published one
     */
    static SearchAnswer found(String base, JsonNode root) throws FetchFailure {
        if (!root.path("results").isArray()) {
            throw new FetchFailure("The answer is not in the form that eCFR published: it has no results.");
        }
        List<LawDocument> found = new ArrayList<>();
        for (JsonNode one : root.path("results")) {
            found.add(found(base, one, day(one, "starts_on")));
        }
        return new SearchAnswer(found, root.path("meta").path("total_pages").asInt(1));
    }

    /** A section or appendix as the search shows it. */
    private static LawDocument found(String base, JsonNode one, LocalDate from) {
        JsonNode place = one.path("hierarchy");
        String title = place.path("title").asText();
        boolean ofSection = place.hasNonNull("section");
        String section = ofSection
                ? place.path("section").asText()
                : place.path("appendix").asText("");
        String citation = title + " CFR " + section;
        boolean removed = one.path("removed").asBoolean();
        List<String> headings = new ArrayList<>();
        one.path("headings").forEach(heading -> headings.add(heading.asText("")));
        headings.removeIf(heading -> heading.isBlank() || heading.equals("null"));
        return new LawDocument(
                ID,
                "title-" + title + "/" + section + "@" + from,
                citation + " as of " + from,
                removed ? "Removal" : "Amendment",
                base + "/current/title-" + title + "/part-" + place.path("part").asText()
                        + (ofSection ? "/section-" + section : ""),
                from,
                from,
                List.of(
                        new LawDocument.Text("title", citation),
                        new LawDocument.Text("headings", String.join("; ", headings)),
                        new LawDocument.Text(
                                "excerpt", one.path("full_text_excerpt").asText(""))));
    }
}
