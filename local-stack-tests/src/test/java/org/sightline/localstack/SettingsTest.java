package org.sightline.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.localstack.process.Root;

/** The table of settings, what the services read, the files of a deployment and docs/operations.md are the same set. */
class SettingsTest {

    private static final Path ROOT = Root.directory();
    private static final String KIT = "kit";
    private static final Map<String, String> MODULES = Map.of(
            "gateway", "gateway",
            "ingest", "ingest-service",
            "inventory", "inventory-service",
            "matching", "matching-service");

    /** Given to the build, and not to a service. */
    private static final Set<String> OF_THE_BUILD = Set.of("sightline.openapi.public", "sightline.operations.api");

    /** Names of attributes and meters, and the two properties by which ./sightline faults makes faults. */
    private static final Set<String> NO_SETTINGS = Set.of(
            "sightline.operation",
            "sightline.sent-to-sign-in",
            "sightline.rate.left",
            "sightline.versioned-file",
            "sightline.faults",
            "sightline.faults.seed");

    /** What Java itself reads. */
    private static final Set<String> OF_JAVA = Set.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS");

    /** @param usual the default; empty for none, {@code *} where each service has its own */
    private record Row(
            String name,
            Set<String> services,
            boolean secret,
            String variable,
            String deployed,
            String usual,
            String meaning) {

        static Row of(String line) {
            String[] cells = line.split(",", 7);
            return new Row(
                    cells[0],
                    cells[1].equals("all") ? new TreeSet<>(MODULES.keySet()) : Set.of(cells[1].split(" ")),
                    !cells[2].isEmpty(),
                    cells[3].isEmpty() ? variable(cells[0]) : cells[3],
                    cells[4],
                    cells[5],
                    cells[6]);
        }

        static String variable(String name) {
            return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
        }

        boolean isOurs() {
            return name.startsWith("sightline.");
        }
    }

    private static final List<Row> TABLE = lines(
                    ROOT.resolve("kit/src/main/resources/org/sightline/kit/setting/settings.csv"))
            .filter(line -> !line.startsWith("#"))
            .skip(1)
            .map(Row::of)
            .toList();

    private static List<Row> of(String service) {
        return TABLE.stream().filter(row -> row.services().contains(service)).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "ingest", "inventory", "matching"})
    void everySettingThatAServiceReadsIsInTheTable(String service) {
        assertThat(of(service))
                .extracting(Row::name)
                .containsAll(read(MODULES.get(service)).keySet());
        assertThat(TABLE).extracting(Row::name).containsAll(read(KIT).keySet());
        assertThat(of(service))
                .as("variables of application.properties")
                .extracting(Row::variable)
                .containsAll(variables(MODULES.get(service)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "ingest", "inventory", "matching"})
    void everySettingOfTheTableIsReadByTheServicesThatItNames(String service) {
        Set<String> read = new TreeSet<>(read(KIT).keySet());
        read.addAll(read(MODULES.get(service)).keySet());

        assertThat(read)
                .containsAll(
                        of(service).stream().filter(Row::isOurs).map(Row::name).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "ingest", "inventory", "matching"})
    void theDefaultsOfTheTableAreThoseOfTheProgram(String service) {
        Map<String, String> usual = new TreeMap<>(read(KIT));
        usual.putAll(read(MODULES.get(service)));
        usual.putAll(properties(KIT));
        usual.putAll(properties(MODULES.get(service)));

        assertThat(of(service))
                .filteredOn(row -> usual.containsKey(row.name()) && !row.usual().equals("*"))
                .hasSizeGreaterThan(20)
                .allSatisfy(
                        row -> assertThat(usual.get(row.name())).as(row.name()).isEqualTo(row.usual()));
    }

    @Test
    void whatIsCalledAPasswordASecretOrAKeyIsASecret() {
        // The name of a file, and whether to make it.
        Set<String> files = Set.of("sightline.audit.anchors.key", "sightline.audit.anchors.make-key");
        Pattern secret = Pattern.compile("password|secret|[.-]keys?$");

        assertThat(TABLE)
                .filteredOn(row -> !files.contains(row.name()))
                .allSatisfy(row -> assertThat(row.secret())
                        .as(row.name())
                        .isEqualTo(secret.matcher(row.name()).find()));
        assertThat(TABLE).filteredOn(Row::secret).extracting(Row::usual).containsOnly("");
    }

    @Test
    void composeGivesWhatTheTableSaysThatItGives() {
        JsonNode services = yaml("compose/compose.yaml").getFirst().path("services");
        Map<String, Set<String>> given = new LinkedHashMap<>();
        for (String service : MODULES.keySet()) {
            Set<String> variables = image(service);
            services.at("/" + service + "/environment").fieldNames().forEachRemaining(variables::add);
            services.at("/" + service + "-migrations/environment").fieldNames().forEachRemaining(variables::add);
            given.put(service, variables);
            assertThat(services.at("/" + service + "/env_file").findValuesAsText("path"))
                    .as("where %s gets any other one", service)
                    .contains("settings.env");
        }
        // They have names of the installation's.
        assertThat(services.at("/ingest/env_file").findValuesAsText("path")).contains("feed-secrets.env");
        given.get("ingest").add("SIGHTLINE_FEED_SECRET_NAME");

        sameAsTheTable(given, Set.of("yes"));
    }

    @Test
    void kubernetesGivesWhatTheTableSaysThatItGives() {
        Set<String> shared = new TreeSet<>();
        yaml("kubernetes/00-configuration.yaml")
                .forEach(document -> document.path("data").fieldNames().forEachRemaining(shared::add));
        Map<String, Set<String>> given = new LinkedHashMap<>();
        for (String service : MODULES.keySet()) {
            Set<String> variables = image(service);
            for (JsonNode document : yaml("kubernetes/" + file(service))) {
                JsonNode container = document.at("/spec/template/spec/containers/0");
                container
                        .path("env")
                        .forEach(one -> variables.add(one.path("name").asText()));
                if (document.path("kind").asText().equals("Deployment")) {
                    assertThat(container.at("/envFrom/0/configMapRef/name").asText())
                            .as("where %s gets any other one", service)
                            .isEqualTo("sightline");
                }
            }
            for (JsonNode secret : yaml("kubernetes/secrets.example.yaml")) {
                if (Set.of(service, service + "-owner")
                        .contains(secret.at("/metadata/name").asText())) {
                    secret.path("stringData").fieldNames().forEachRemaining(variables::add);
                }
            }
            shared.stream().filter(variables(of(service))::contains).forEach(variables::add);
            given.put(service, variables);
        }
        assertThat(variables(TABLE)).containsAll(shared);

        sameAsTheTable(given, Set.of("yes", "kubernetes"));
    }

    /** @param deployed what the table says of the settings that are given */
    private static void sameAsTheTable(Map<String, Set<String>> given, Set<String> deployed) {
        given.forEach((service, variables) -> {
            variables.removeAll(OF_JAVA);
            List<Row> rows = of(service).stream()
                    .filter(row -> deployed.contains(row.deployed()))
                    .toList();
            assertThat(variables(rows)).as(service).containsAll(variables);
            assertThat(variables)
                    .as(service)
                    .containsAll(variables(rows.stream().filter(Row::isOurs).toList()));
        });
        // Not each service is given each setting of the framework: in compose the gateway ends no TLS.
        assertThat(given.values().stream().flatMap(Set::stream))
                .containsAll(variables(TABLE.stream()
                        .filter(row -> deployed.contains(row.deployed()))
                        .toList()));
    }

    private static Set<String> variables(List<Row> rows) {
        return rows.stream().map(Row::variable).collect(Collectors.toSet());
    }

    /** What the image of a service has from the beginning. */
    private static Set<String> image(String service) {
        return lines(ROOT.resolve("deploy/Dockerfile"))
                .map(Pattern.compile("^(?:ENV)?\\s+([A-Z_]+)=")::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .filter(variables(of(service))::contains)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String file(String service) {
        return Map.of(
                        "ingest", "10-ingest.yaml",
                        "matching", "20-matching.yaml",
                        "inventory", "30-inventory.yaml",
                        "gateway", "40-gateway.yaml")
                .get(service);
    }

    @Test
    void theOperationsPageHasTheTable() throws IOException {
        String before = "<!-- The table of settings.csv, written by SettingsTest. -->\n";
        String after = "<!-- The end of it. -->\n";
        String page = Files.readString(ROOT.resolve("docs/operations.md"));
        int start = page.indexOf(before);
        int end = page.indexOf(after);
        String table = Stream.concat(
                        Stream.of("| setting | services | default | what |", "|---|---|---|---|"),
                        TABLE.stream().map(SettingsTest::inWords))
                .collect(Collectors.joining("\n", "", "\n"));
        Path written = Files.writeString(Path.of("target", "settings-of-operations.md"), table);

        assertThat(start).isPositive().isLessThan(end);
        assertThat(page.substring(start + before.length(), end))
                .as(
                        "docs/operations.md, between its two marks. The table as it has to be is in %s",
                        written.toAbsolutePath())
                .isEqualTo(table);
    }

    private static String inWords(Row row) {
        String usual = switch (row.usual()) {
            case "" -> row.secret() ? "a secret" : "none";
            case "*" -> "its own";
            default -> "`" + row.usual() + "`";
        };
        String variable = row.variable().equals(Row.variable(row.name())) ? "" : ", `" + row.variable() + "`";
        String services =
                row.services().size() == MODULES.size() ? "all" : String.join(", ", new TreeSet<>(row.services()));
        return "| `" + row.name() + "`" + variable + " | " + services + " | " + usual + " | " + row.meaning() + " |";
    }

    /** The settings that the code of a module reads, with their defaults; empty for none. */
    private static Map<String, String> read(String module) {
        Map<String, String> read = new TreeMap<>();
        try (Stream<Path> files = Files.walk(ROOT.resolve(module))) {
            files.filter(file -> file.toString().contains("/src/main/java/"))
                    .filter(file -> file.toString().endsWith(".java"))
                    .map(SettingsTest::text)
                    .forEach(source -> {
                        find(
                                source,
                                "@ConfigProperty\\(\\s*name = \"([^\"]+)\"(?:,\\s*defaultValue = \"([^\"]*)\")?",
                                read);
                        find(source, "\"\\$\\{(sightline[^:}\"]+)(?::([^}\"]*))?}\"", read);
                        find(source, "getOptionalValues?\\(\\s*\"(sightline[^\"]+)\"()", read);
                        find(source, "static final String \\w+ = \"(sightline\\.[^\"]+)\"()", read);
                        mapping(source, read);
                        if (source.contains("\"sightline.\" + part.key() + \".url\"")) {
                            Stream.of("ingest", "matching", "inventory")
                                    .forEach(part -> put(read, "sightline." + part + ".url", ""));
                        }
                    });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        find(String.join("\n", properties(module).values()), "\\$\\{(sightline[^:}]+)()", read);
        read.keySet()
                .removeIf(name ->
                        !name.startsWith("sightline.") || OF_THE_BUILD.contains(name) || NO_SETTINGS.contains(name));
        if (read.containsKey("sightline.feed-secret.")) {
            read.put("sightline.feed-secret.NAME", read.remove("sightline.feed-secret."));
        }
        return read;
    }

    private static void find(String text, String pattern, Map<String, String> into) {
        Pattern.compile(pattern).matcher(text).results().forEach(found -> put(into, found.group(1), found.group(2)));
    }

    private static void put(Map<String, String> into, String name, String usual) {
        into.merge(name, usual == null ? "" : usual, (one, other) -> one.isEmpty() ? other : one);
    }

    /** The keys of an interface with @ConfigMapping, with those of the interfaces in it. */
    private static void mapping(String source, Map<String, String> into) {
        String code = source.replaceAll("(?s)/\\*.*?\\*/", "");
        Matcher mapping =
                Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"\\)").matcher(code);
        if (!mapping.find()) {
            return;
        }
        String body = code.substring(code.indexOf('{', mapping.end()) + 1);
        Pattern inner = Pattern.compile("interface (\\w+) \\{([^{}]*)}");
        Map<String, String> groups =
                inner.matcher(body).results().collect(Collectors.toMap(one -> one.group(1), one -> one.group(2)));
        keys(inner.matcher(body).replaceAll(""), groups, mapping.group(1), into);
    }

    private static void keys(String body, Map<String, String> groups, String prefix, Map<String, String> into) {
        Pattern.compile("(?:@WithDefault\\(\"([^\"]*)\"\\)\\s+)?([\\w<>]+) (\\w+)\\(\\);")
                .matcher(body)
                .results()
                .filter(method -> !method.group(2).equals("return"))
                .forEach(method -> {
                    String key = prefix + "." + kebab(method);
                    String group = groups.get(method.group(2));
                    if (group == null) {
                        put(into, key, method.group(1));
                    } else {
                        keys(group, groups, key, into);
                    }
                });
    }

    private static String kebab(MatchResult method) {
        return method.group(3).replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** What a program has in its properties for a real installation; of ${VARIABLE:default}, the default. */
    private static Map<String, String> properties(String module) {
        Properties all = new Properties();
        String file = module.equals(KIT) ? "META-INF/microprofile-config.properties" : "application.properties";
        try (var text = Files.newBufferedReader(ROOT.resolve(module + "/src/main/resources/" + file))) {
            all.load(text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        Map<String, String> usual = new TreeMap<>();
        for (String name : all.stringPropertyNames()) {
            String own = name.replaceFirst("^%prod\\.", "");
            if (!own.startsWith("%") && (name.startsWith("%prod.") || !all.containsKey("%prod." + own))) {
                usual.put(own, all.getProperty(name).replaceAll("^\\$\\{[A-Z_]+:?(.*)}$", "$1"));
            }
        }
        return usual;
    }

    /** The variables that the properties of a program name. */
    private static Set<String> variables(String module) {
        return lines(ROOT.resolve(module + "/src/main/resources/application.properties"))
                .filter(line -> !line.startsWith("#"))
                .flatMap(line ->
                        Pattern.compile("\\$\\{([A-Z_]+)[:}]").matcher(line).results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static Stream<String> lines(Path file) {
        return text(file).lines();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<JsonNode> yaml(String file) {
        try (MappingIterator<JsonNode> documents = new ObjectMapper()
                .readerFor(JsonNode.class)
                .readValues(new YAMLFactory()
                        .createParser(ROOT.resolve("deploy").resolve(file).toFile()))) {
            return documents.readAll();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
