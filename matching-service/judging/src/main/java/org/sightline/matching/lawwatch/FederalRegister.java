package org.sightline.matching.lawwatch;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.remote.AddressParameters;
import org.sightline.matching.lawwatch.match.LawDocument;
import org.sightline.matching.remote.FetchFailure;

/**
 * The search of the Federal Register for documents, as {@code federalregister.gov/developers/documentation/api/v1} describes
 * it.
 */
final class FederalRegister {

    static final String ID = "federal-register";

    /** The most documents of a page. */
    static final int PAGE = 100;

    private static final List<String> FIELDS = List.of(
            "document_number",
            "title",
            "type",
            "abstract",
            "action",
            "dates",
            "citation",
            "docket_ids",
            "cfr_references",
            "excerpts",
            "html_url",
            "publication_date",
            "effective_on");

    private FederalRegister() {}

    /**
     * Where documents are that hold a phrase.
     *
     * @param base such as {@code https://www.federalregister.gov}
     * @param since the first day of publication
     * @param page from 1
     */
    static URI search(String base, String phrase, LocalDate since, int page) {
        String fields = FIELDS.stream()
                .map(field -> "&" + AddressParameters.encoded("fields[]") + "=" + field)
                .collect(Collectors.joining());
        return URI.create(base + "/api/v1/documents.json?per_page=" + PAGE + "&order=newest&page=" + page + "&"
                + AddressParameters.encoded("conditions[term]") + "=" + AddressParameters.encoded("\"" + phrase + "\"")
                + "&" + AddressParameters.encoded("conditions[publication_date][gte]") + "=" + since + fields);
    }

    /**
     * Reads an answer to a search. One without a document has a count of 0 and no results.
     *
     * @throws FetchFailure where it has another form than the published one
     */
    static SearchAnswer answer(JsonNode root) throws FetchFailure {
        if (!root.path("count").isNumber()) {
            throw new FetchFailure(
                    "The answer is not in the form that the Federal Register published: it has no count.");
        }
        if (root.path("count").asInt() == 0) {
            return new SearchAnswer(List.of(), 0);
        }
        if (!root.path("results").isArray()) {
            throw new FetchFailure(
                    "The answer is not in the form that the Federal Register published: it has no results.");
        }
        List<LawDocument> documents = new ArrayList<>();
        for (JsonNode one : root.path("results")) {
            documents.add(document(one));
        }
        return new SearchAnswer(documents, root.path("total_pages").asInt(1));
    }

    /**
     * Reads a document.
     *
     * @throws FetchFailure where it lacks its number, title or day
     */
    static LawDocument document(JsonNode one) throws FetchFailure {
        String number = required(one, "document_number");
        String title = required(one, "title");
        LocalDate published = day(one, "publication_date");
        if (published == null) {
            throw lacks("publication_date");
        }
        List<LawDocument.Text> texts = new ArrayList<>();
        texts.add(new LawDocument.Text("title", title));
        texts.add(new LawDocument.Text("document number", "FR Doc. " + number));
        for (String field : List.of("citation", "action", "abstract", "dates", "excerpts")) {
            add(texts, field, one.path(field).asText(""));
        }
        one.path("docket_ids").forEach(docket -> add(texts, "docket", docket.asText()));
        one.path("cfr_references").forEach(reference -> add(texts, "CFR reference", part(reference)));
        return new LawDocument(
                ID,
                number,
                title,
                one.path("type").asText("Document"),
                one.path("html_url").asText("https://www.federalregister.gov/d/" + number),
                published,
                day(one, "effective_on"),
                texts);
    }

    private static String part(JsonNode reference) {
        String title = reference.path("title").asText();
        String part = reference.path("part").asText();
        return title.isEmpty() || part.isEmpty() ? "" : title + " CFR part " + part;
    }

    private static void add(List<LawDocument.Text> texts, String where, String words) {
        if (!words.isBlank() && !words.equals("null")) {
            texts.add(new LawDocument.Text(where, words));
        }
    }

    private static String required(JsonNode one, String field) throws FetchFailure {
        String text = one.path(field).asText("");
        if (text.isBlank() || one.path(field).isNull()) {
            throw lacks(field);
        }
        return text;
    }

    private static @Nullable LocalDate day(JsonNode one, String field) throws FetchFailure {
        JsonNode said = one.path(field);
        if (said.isMissingNode() || said.isNull()) {
            return null;
        }
        try {
            return LocalDate.parse(said.asText());
        } catch (DateTimeException noDay) {
            throw lacks(field);
        }
    }

    private static FetchFailure lacks(String field) {
        return new FetchFailure("The answer is not in the form that the Federal Register published: a document has no "
                + field + " that can be read.");
    }
}
