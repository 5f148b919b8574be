package org.sightline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sightline.localstack.stack.Part;
import org.sightline.testsupport.whole.Person;
import org.sightline.testsupport.whole.Sightline;

/**
 * Every series that the alerts, the dashboard, the scaling files and the documents name is there on a running service, with the
 * labels that a query asks for and with a number.
 */
@ExtendWith(Sightline.class)
class SeriesTest {

    private static final Path ROOT = Path.of(System.getProperty("sightline.root"));

    /** Words of the query language that are no series; {@code up} is made by Prometheus itself. */
    private static final Set<String> LANGUAGE =
            Set.of("sum", "max", "min", "by", "rate", "increase", "histogram_quantile", "up");

    private static final Pattern SERIES = Pattern.compile("([a-z][a-z0-9_]*)(\\{[^}]*})?");
    private static final Pattern EXACT = Pattern.compile("([a-z]+)=\"([^\"]*)\"");
    private static final Pattern IN_TEXT =
            Pattern.compile("`((?:sightline|http_server|agroal|jvm|kafka_consumer)_[a-z_]+)(?:\\{[^}]*})?`");

    /** A service has less than this; Prometheus keeps each of them for each pod. */
    private static final int MOST_SERIES = 10_000;

    /** A series as a query names it: where, its name, its selector. */
    private record Named(String where, String name, Map<String, String> labels) {

        boolean isOn(Part part, String line) {
            return line.matches(name + "[{ ].*")
                    && !line.endsWith(" NaN")
                    && labels.entrySet().stream()
                            .allMatch(label -> label.getKey().equals("job")
                                    ? label.getValue()
                                            .equals("sightline-" + part.name().toLowerCase(Locale.ROOT))
                                    : line.contains(label.getKey() + "=\"" + label.getValue() + "\""));
        }
    }

    @BeforeAll
    static void somebodyWorks() {
        Sightline.sample();
        Person.analyst().json("/api/overview");
    }

    @Test
    void everySeriesThatIsNamedAnywhereIsOnARunningService() throws IOException {
        List<Named> named = new ArrayList<>();
        named.addAll(inQueries("deploy/monitoring/alerts.yaml", new YAMLMapper(), "expr"));
        named.addAll(inQueries("deploy/monitoring/dashboard.json", new ObjectMapper(), "expr"));
        named.addAll(inQueries("deploy/scaling/keda.yaml", new YAMLMapper(), "query"));
        assertThat(named).hasSizeGreaterThan(30);
        named.addAll(inDocuments());

        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> {
                    Map<Part, List<String>> exported = exported();
                    assertThat(named)
                            .allSatisfy(series -> assertThat(exported.entrySet().stream()
                                            .anyMatch(part -> part.getValue().stream()
                                                    .anyMatch(line -> series.isOn(part.getKey(), line))))
                                    .as("%s", series)
                                    .isTrue());
                });
    }

    @Test
    void noServiceHasMoreSeriesThanAreWorthKeeping() {
        Map<Part, List<String>> exported = exported();
        exported.forEach((part, lines) -> System.out.printf("%s: %d series%n", part.title(), lines.size()));
        assertThat(exported).allSatisfy((part, lines) -> assertThat(lines).hasSizeLessThan(MOST_SERIES));
        // A form of an address, not the address: with ids in it there would be no end.
        assertThat(exported.values().stream().flatMap(List::stream))
                .noneMatch(line -> line.matches(".*uri=\"[^\"]*[0-9a-f]{8}-[0-9a-f]{4}-.*"));
    }

    private static List<Named> inQueries(String file, ObjectMapper format, String field) throws IOException {
        List<Named> named = new ArrayList<>();
        try (var documents = format.readerFor(JsonNode.class)
                .<JsonNode>readValues(ROOT.resolve(file).toFile())) {
            while (documents.hasNext()) {
                documents.next().findValuesAsText(field).forEach(query -> named.addAll(inQuery(file, query)));
            }
        }
        return named;
    }

    private static List<Named> inQuery(String file, String query) {
        assertThat(query).isNotBlank();
        String selectors = query.replaceAll("\\bby \\([^)]*\\)", "").replaceAll("\\[[0-9a-z]+]", "");
        return SERIES.matcher(selectors)
                .results()
                .filter(match -> !LANGUAGE.contains(match.group(1)))
                .map(match -> new Named(file + ": " + query, match.group(1), labels(match)))
                .toList();
    }

    private static Map<String, String> labels(MatchResult match) {
        Map<String, String> labels = new TreeMap<>();
        if (match.group(2) != null) {
            EXACT.matcher(match.group(2)).results().forEach(label -> labels.put(label.group(1), label.group(2)));
        }
        return labels;
    }

    private static List<Named> inDocuments() throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.list(ROOT.resolve("docs"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".md")).toList()) {
                Matcher series = IN_TEXT.matcher(Files.readString(file));
                series.results().forEach(match -> names.add(match.group(1)));
            }
        }
        assertThat(names).hasSizeGreaterThan(10);
        return names.stream().map(name -> new Named("docs", name, Map.of())).toList();
    }

    /** The samples that each service exports, one a line. */
    private static Map<Part, List<String>> exported() {
        Map<Part, List<String>> exported = new TreeMap<>();
        for (Part part : Part.services()) {
            exported.put(
                    part,
                    metrics(Sightline.stack().layout().managementUrl(part) + "/q/metrics")
                            .lines()
                            .filter(line -> !line.startsWith("#"))
                            .toList());
        }
        return exported;
    }

    private static String metrics(String address) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException away) {
            throw new UncheckedIOException(away);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
