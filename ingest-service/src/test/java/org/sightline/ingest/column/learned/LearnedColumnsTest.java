package org.sightline.ingest.column.learned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sightline.ingest.column.value.ValueShape;
import org.sightline.tabular.Row;

/** What is learned of columns is data that a program makes from heads with known answers. */
class LearnedColumnsTest {

    private static final int MEANINGS = Meaning.values().length;

    private static List<String> weights() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(LearnedColumns.class.getResourceAsStream("column-weights.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    @Test
    void noMakerIsAFeature() throws IOException {
        assertThat(weights())
                .isNotEmpty()
                .noneMatch(line -> line.matches("(?i).*\\b(hikvision|dahua|huawei|zte|hytera)\\b.*"));
    }

    /** The heads hold published rows and are not in the tree: {@code -Dsightline.heads=FOLDER:FOLDER} names them. */
    @Test
    void theSameHeadsGiveTheCommittedWeights() throws IOException {
        String folders = System.getProperty("sightline.heads", "");
        assumeFalse(folders.isEmpty(), "No heads with known answers are at hand");

        assertThat(TrainColumns.weights(
                        Stream.of(folders.split(":")).map(Path::of).toList()))
                .isEqualTo(weights());
    }

    @Test
    void chancesAddUpAndFollowTheWeights() {
        String amount = "last=amount\t"
                + String.join(
                                " ",
                                Stream.iterate("0", zero -> zero)
                                        .limit(MEANINGS)
                                        .toList())
                        .replaceFirst("0 0", "0 300");
        double[] chances = new LearnedColumns(List.of(amount)).chances(Set.of("last=amount", "unheard-of"));

        assertThat(Arrays.stream(chances).sum()).isCloseTo(1, within(1e-9));
        assertThat(chances[Meaning.AMOUNT.ordinal()]).isGreaterThan(0.5);
    }

    @Test
    void aLineWithTooFewWeightsIsRefused() {
        assertThatThrownBy(() -> new LearnedColumns(List.of("last=amount\t1 2")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void featuresSayWhichWordsAndValuesDecide() {
        List<Row> rows = List.of(
                new Row(1, new String[] {"2", "5.00", "10.00"}), new Row(2, new String[] {"3", "20.00", "60.00"}));
        List<ValueShape> shapes = Stream.of(0, 1, 2)
                .map(column ->
                        ValueShape.of(rows.stream().map(row -> row.cell(column)).toList()))
                .toList();

        List<Set<String>> features = ColumnFeatures.of(List.of("Qty", "Unit Price", "Line Total"), rows, shapes);

        assertThat(features.get(0)).contains("word=quantity", "values=numbers");
        assertThat(features.get(1)).contains("price-of-one", "last=price");
        assertThat(features.get(2)).contains("product", "word=line", "values=money");
    }
}
