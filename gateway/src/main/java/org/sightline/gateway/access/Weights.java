package org.sightline.gateway.access;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** How much an operation counts, by the table {@code weights.csv}. What is not in it counts 1. */
final class Weights {

    private static final String TABLE = "/weights.csv";

    private final Map<String, Integer> byOperation;

    private Weights(Map<String, Integer> byOperation) {
        this.byOperation = Map.copyOf(byOperation);
    }

    static Weights table() {
        try (Reader text = new InputStreamReader(
                        Objects.requireNonNull(Weights.class.getResourceAsStream(TABLE)), StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                        .commentStrategy(CommentStrategy.SKIP)
                        .ofNamedCsvRecord(text)) {
            return new Weights(rows.stream()
                    .collect(Collectors.toMap(
                            row -> row.getField("operation"), row -> Integer.parseInt(row.getField("weight")))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Map<String, Integer> byOperation() {
        return byOperation;
    }

    int of(String operation) {
        return byOperation.getOrDefault(operation, 1);
    }
}
