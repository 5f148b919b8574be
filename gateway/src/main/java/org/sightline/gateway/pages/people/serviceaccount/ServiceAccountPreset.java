package org.sightline.gateway.pages.people.serviceaccount;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.sightline.kit.problem.Problem;

/**
 * Operations for which a service account can be made at once: a set of {@code machine-presets.csv}.
 *
 * @param of whose machines it is for
 * @param preset its name
 * @param operations by their names in the API document
 */
@Schema(name = "ServiceAccountPreset")
public record ServiceAccountPreset(
        @Schema(enumeration = {AGENCY, OFFICE}) String of, String preset, List<String> operations) {

    static final String AGENCY = "agency";
    static final String OFFICE = "office";

    private static final List<ServiceAccountPreset> ALL = read();

    /** All of them, in the order of the table. */
    static List<ServiceAccountPreset> all() {
        return ALL;
    }

    /** Those for machines of agencies or of the office. */
    static List<ServiceAccountPreset> all(String of) {
        return ALL.stream().filter(preset -> preset.of().equals(of)).toList();
    }

    /**
     * The operations of these presets and these operations.
     *
     * @throws Problem 422 where a preset is none
     */
    static List<String> operations(String of, Collection<String> presets, Collection<String> operations) {
        Stream<String> named = presets.stream()
                .flatMap(name -> all(of).stream()
                        .filter(preset -> preset.preset().equals(name))
                        .findFirst()
                        .orElseThrow(() -> Problem.invalid(
                                "/presets",
                                "unknown-preset",
                                "There is no preset \"" + name + "\" for machines of the " + of + "."))
                        .operations()
                        .stream());
        return Stream.concat(named, operations.stream()).distinct().toList();
    }

    private static List<ServiceAccountPreset> read() {
        Map<List<String>, List<String>> presets = new LinkedHashMap<>();
        try (Reader text = new InputStreamReader(
                        Objects.requireNonNull(ServiceAccountPreset.class.getResourceAsStream("/machine-presets.csv")),
                        StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                        .commentStrategy(CommentStrategy.SKIP)
                        .ofNamedCsvRecord(text)) {
            rows.forEach(row -> presets.computeIfAbsent(
                            List.of(row.getField("of"), row.getField("preset")), none -> new ArrayList<>())
                    .add(row.getField("operation")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return presets.entrySet().stream()
                .map(preset -> new ServiceAccountPreset(
                        preset.getKey().get(0), preset.getKey().get(1), List.copyOf(preset.getValue())))
                .toList();
    }
}
