package org.sightline.gateway.pages.office.opendata.redaction;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Learns the weights of the redaction anew, with {@code -Dredaction.learn=true}: first from all writers but one, to say how it does
 * on a writer whom it has not met, then from all, into the resources of the gateway.
 */
@EnabledIfSystemProperty(named = "redaction.learn", matches = "true")
class LearningTest {

    private static final Path LINES =
            Path.of("../matching-service/screening/src/test/resources/org/sightline/matching/screening");
    private static final Path WEIGHTS =
            Path.of("src/main/resources/org/sightline/gateway/pages/office/opendata/redaction/weights.tsv.gz");
    private static final int INVENTED = Integer.getInteger("redaction.invented", 8_000);
    private static final int VARIED = Integer.getInteger("redaction.varied", 2);
    private static final int LONGEST_LINE = 120;
    private static final double[] SURE_ENOUGH = {0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5};

    static List<String> writers() {
        return Case.WRITERS;
    }

    @ParameterizedTest
    @MethodSource("writers")
    void onAWriterWhomItHasNotMet(String writer) throws IOException {
        List<Case> met = new ArrayList<>();
        for (String other : Case.WRITERS) {
            if (!other.equals(writer)) {
                met.addAll(Case.of(other));
            }
        }
        Tagger tagger = Tagger.read(Learner.learn(examples(met)));
        for (double sureEnough : SURE_ENOUGH) {
            System.out.println(writer + " "
                    + Outcome.of(
                                    Case.of(writer),
                                    text -> Redaction.tagged(text, tagger, sureEnough, Redaction.SURE_ENOUGH_BESIDE))
                            .told(sureEnough));
        }
    }

    @Test
    void fromAll() throws IOException {
        List<Case> all = new ArrayList<>();
        for (String writer : Case.WRITERS) {
            all.addAll(Case.of(writer));
        }
        try (BufferedWriter file = new BufferedWriter(
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(WEIGHTS)), StandardCharsets.UTF_8))) {
            for (String line : Learner.learn(examples(all))) {
                file.write(line + '\n');
            }
        }
    }

    /** The texts, the same with other numbers, and invented ones. */
    private static List<Example> examples(List<Case> cases) throws IOException {
        Random random = new Random(11);
        List<Example> examples = new ArrayList<>();
        InventedTexts invented = new InventedTexts(5, lines());
        for (Case text : cases) {
            examples.add(Example.of(text));
            for (int more = 0; more < VARIED; more++) {
                examples.add(Example.varied(text, invented, random));
            }
        }
        for (int more = 0; more < INVENTED; more++) {
            examples.add(invented.next(more % 2 == 0));
        }
        return examples;
    }

    /** The invented purchase lines of this project, which have next to nothing that leads to a person. */
    private static List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(LINES)) {
            for (Path file : files.filter(file -> file.getFileName().toString().startsWith("unseen-lines"))
                    .sorted()
                    .toList()) {
                try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
                    rows.stream()
                            .map(row -> row.getField("item_description"))
                            .filter(line -> line.length() > 5 && line.length() < LONGEST_LINE && !line.contains("\n"))
                            .forEach(lines::add);
                }
            }
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
        Collections.shuffle(lines, new Random(3));
        return lines;
    }
}
