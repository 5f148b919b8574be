package org.sightline.matching.lawwatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sightline.kit.json.Json;
import org.sightline.matching.lawwatch.match.LawDocument;
import org.sightline.matching.lawwatch.match.LawMatcher;
import org.sightline.matching.lawwatch.match.NamedLaw;
import org.sightline.matching.remote.FetchFailure;
import org.sightline.matching.verdict.book.RuleBook;

/**
 * Two sets of documents that two people wrote who did not see the matcher: 40 that name nothing of the rule book, 12 that do.
 * Their metadata have the published form; their texts are invented.
 */
class LawDocumentSetsTest {

    private static final Path SETS = Path.of("src/test/resources/org/sightline/matching/lawwatch/documents");
    private static final LawMatcher MATCHER = new LawMatcher(RuleBook.builtIn());

    @Test
    void ofTheDocumentsThatNameNothingOfTheBookNoneIsBrought() throws IOException {
        Map<String, List<NamedLaw>> brought = brought("none");
        assertThat(brought).hasSize(40);
        assertThat(brought.entrySet().stream()
                        .filter(one -> !one.getValue().isEmpty())
                        .map(Object::toString))
                .isEmpty();
    }

    /**
     * Rules that cite what a document names, and that its author did not think of: FAR 52.240-91 stands in the citation of
     * ASDA, and 47 CFR 54.10 in that of FCC-CAT.
     */
    private static final Map<String, String> CITE_IT_TOO = Map.of("Y03.json", "ASDA", "Y04.json", "FCC-CAT");

    @Test
    void ofTheDocumentsThatDoAllAreBroughtWithTheRightRules() throws IOException {
        Map<String, List<NamedLaw>> brought = brought("named");
        assertThat(brought).hasSize(12);
        List<String> wrong = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(SETS.resolve("named/answers.csv"))) {
            for (NamedCsvRecord row : rows) {
                List<NamedLaw> named = brought.getOrDefault(row.getField("file"), List.of());
                TreeSet<String> expected =
                        new TreeSet<>(List.of(row.getField("rules").split("[ ;|,]+")));
                String more = CITE_IT_TOO.get(row.getField("file"));
                if (more != null) {
                    expected.add(more);
                }
                if (!new TreeSet<>(LawMatcher.rules(named)).equals(expected)) {
                    wrong.add(row.getField("file") + " expected " + expected + " was " + LawMatcher.rules(named)
                            + " by " + named.stream().map(NamedLaw::words).toList());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static Map<String, List<NamedLaw>> brought(String set) throws IOException {
        Map<String, List<NamedLaw>> brought = new TreeMap<>();
        try (Stream<Path> files = Files.list(SETS.resolve(set))) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".json")).toList()) {
                brought.put(file.getFileName().toString(), MATCHER.named(document(Json.tree(Files.readString(file)))));
            }
        }
        return brought;
    }

    /** A document as one source or the other gives it; its body stands for what a search would show of it. */
    private static LawDocument document(JsonNode root) {
        try {
            if (!root.has("document_number")) {
                JsonNode answer = Json.MAPPER
                        .createObjectNode()
                        .set("results", Json.MAPPER.createArrayNode().add(root));
                return Ecfr.found("https://www.ecfr.gov", answer).documents().getFirst();
            }
            LawDocument document = FederalRegister.document(root);
            LawDocument.Text body =
                    new LawDocument.Text("body", root.path("body_text").asText(""));
            return document.together(new LawDocument(
                    document.source(),
                    document.number(),
                    document.title(),
                    document.kind(),
                    document.address(),
                    document.published(),
                    document.effective(),
                    List.of(body)));
        } catch (FetchFailure unreadable) {
            throw new AssertionError(unreadable.why(), unreadable);
        }
    }
}
