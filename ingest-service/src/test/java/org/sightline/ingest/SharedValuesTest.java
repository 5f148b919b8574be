package org.sightline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sightline.ingest.column.Field;

/** Value lists that pages and other services share are the ones of this service. */
class SharedValuesTest {

    private static final Path MESSAGES = Path.of(System.getProperty("sightline.root"), "messages");

    private static List<String> shared(String list) throws IOException {
        Matcher values = Pattern.compile("^" + list + ": \\[([^]]*)]", Pattern.MULTILINE)
                .matcher(Files.readString(MESSAGES.resolve("values.yaml")));
        assertThat(values.find()).as(list).isTrue();
        return List.of(values.group(1).strip().split("\\s*,\\s*"));
    }

    @Test
    void theFormOffersEveryFieldThatAColumnCanMean() throws IOException {
        assertThat(shared("import_field"))
                .containsExactlyElementsOf(Stream.of(Field.values())
                        .filter(field -> field != Field.IGNORE)
                        .map(Field::word)
                        .toList());
    }

    @Test
    void aNameTellsOnlyKindsOfBodyThatThereAre() throws IOException {
        try (CsvReader<NamedCsvRecord> rules =
                CsvReader.builder().ofNamedCsvRecord(MESSAGES.resolve("buyer-kinds.csv"))) {
            Set<String> kinds =
                    rules.stream().map(rule -> rule.getField("kind")).collect(Collectors.toSet());

            assertThat(kinds).contains("federal_or_state").isSubsetOf(withEither(shared("body_kind")));
        }
    }

    /** A name may say only that it is the one or the other, or that it would be misread by a later rule: then nothing. */
    private static List<String> withEither(List<String> kinds) {
        return Stream.concat(kinds.stream(), Stream.of("federal_or_state", "")).toList();
    }
}
