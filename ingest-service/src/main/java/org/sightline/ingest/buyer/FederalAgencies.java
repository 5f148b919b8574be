package org.sightline.ingest.buyer;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The agencies of the federal government, each with its parts and the short names that federal registers use. Only a file that
 * lists federal awards is read by it: a state has a department of transportation too.
 *
 * <p>The list is {@code federal-agencies.csv} beside this class: the executive departments and the independent agencies of the
 * United States Government Manual, and their parts as USAspending.gov and FPDS name them.
 */
public final class FederalAgencies {

    /** Where the federal government has its seat; its agencies buy for all states. */
    public static final String STATE = "DC";

    /** The kind, in the words of the agency message. */
    public static final String KIND = "federal_agency";

    private static final Set<String> NO_SIGN =
            Set.of("the", "of", "and", "for", "us", "u", "s", "united", "states", "usa");
    private static final Pattern IN_PARENTHESES = Pattern.compile("\\(([^)]*)\\)");
    private static final Pattern PARTS = Pattern.compile("\\s[-–—]+\\s|[/:;|(]|, ");

    /** A name of fewer words is not looked for at the beginning of a longer one. */
    private static final int FEWEST_WORDS = 2;

    private static final Map<String, String> BY_KEY = load();

    private FederalAgencies() {}

    /**
     * The agency that a name means, whether it is its own, its short name or that of one of its parts.
     *
     * @param published as published, not null
     * @return null where the list has none
     */
    public static @Nullable String of(String published) {
        Matcher inside = IN_PARENTHESES.matcher(published);
        String found = BY_KEY.get(key(inside.replaceAll(" ")));
        if (found == null && inside.reset().find()) {
            found = BY_KEY.get(key(inside.group(1)));
        }
        return found == null ? ofPart(published) : found;
    }

    /** By what stands before or behind a dash or comma, else by the beginning: "DEPARTMENT OF THE ARMY W6QM MICC". */
    private static @Nullable String ofPart(String published) {
        return Arrays.stream(PARTS.split(published))
                .map(part -> BY_KEY.get(key(part)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> ofBeginning(signs(published)));
    }

    private static @Nullable String ofBeginning(List<String> words) {
        for (int size = words.size() - 1; size >= FEWEST_WORDS; size--) {
            String found = BY_KEY.get(key(words.subList(0, size)));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static Map<String, String> load() {
        InputStream list = Objects.requireNonNull(FederalAgencies.class.getResourceAsStream("federal-agencies.csv"));
        Map<String, String> agencies = new HashMap<>();
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            for (NamedCsvRecord row : rows) {
                String agency = row.getField("agency");
                agencies.put(key(agency), agency);
                for (String other : row.getField("other_names").split(";")) {
                    if (!other.isBlank()) {
                        agencies.putIfAbsent(key(other), agency);
                    }
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Map.copyOf(agencies);
    }

    private static String key(String name) {
        return key(signs(name));
    }

    /** The order of the words does not matter: "JUSTICE, DEPARTMENT OF". */
    private static String key(List<String> words) {
        return words.stream().sorted().collect(Collectors.joining(" "));
    }

    private static List<String> signs(String name) {
        return Arrays.stream(BuyerName.normalise(name).split(" "))
                .filter(word -> !word.isEmpty() && !NO_SIGN.contains(word))
                .toList();
    }
}
