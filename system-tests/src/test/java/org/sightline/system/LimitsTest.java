package org.sightline.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/limits.md against the code: each limit is what it says, and each limit in the code is there. Starts nothing. */
class LimitsTest {

    private static final Path ROOT = Path.of(System.getProperty("sightline.root"));

    private static final Pattern ROW = Pattern.compile("^\\| [^|]+ \\| (\\d+) \\| `(\\w+)\\.(\\w+)` \\| [^|]+ \\|$");

    private static final Pattern CONSTANT =
            Pattern.compile("static final (?:int|long) ((?:MOST|LONGEST|LARGEST)_\\w+|LONGEST|MOST) =\\s*([^;]+);");

    /** Limits of what the code keeps for itself, which nobody can meet with a request. */
    private static final Set<String> INSIDE = Set.of(
            "CitedLaw.LONGEST_RANGE",
            "Redaction.LONGEST_READ",
            "RefusalWords.LONGEST",
            "CountyMap.MOST_NAMED",
            "Notices.MOST_AT_ONCE",
            "EachApart.MOST_FAILURES",
            "GrantRepository.MOST_SESSIONS",
            "KeycloakAccounts.MOST_EVENTS",
            "Content.LARGEST_DIRECTORY",
            "CopyNumeric.MOST_BEFORE_POINT",
            "CopyNumeric.MOST_SCALE",
            "Worker.MOST_FAILURES",
            "Flight.MOST",
            "Trace.MOST_LINKS",
            "Patience.MOST_CONFLICTS",
            "Noted.MOST_REMEMBERED",
            "Subscription.MOST_VERSION",
            "NamedSql.MOST_KEPT",
            "WatchlistInForce.MOST_KEPT",
            "DeadLetterRepository.MOST_REMEMBERED",
            "RowCells.LONGEST_REMEMBERED",
            "RowMask.MOST_PAYEES",
            "NamedInText.LONGEST",
            "Remembered.MOST",
            "LineBundle.MOST",
            "LineColumns.MOST_KEPT",
            "LineColumns.LONGEST_KEPT",
            "TableShape.MOST_BANNER_ROWS",
            "Layout.MOST_COLUMNS",
            "Layout.MOST_NAMED",
            "Rehearsal.MOST_BUYERS",
            "IngestReport.MOST_BYTES",
            "HeadReport.MOST_BYTES",
            "UnreadColumns.LONGEST_EXAMPLE",
            "ColumnGuess.MOST_PROGRAMS",
            "ValueShape.LONGEST_UNIT",
            "Notice.LONGEST",
            "Claimant.LONGEST_USERNAME",
            "ManyDevices.MOST_ALIKE",
            "DeadLetters.LONGEST_REASON",
            "EditView.MOST_SHOWN",
            "WatchlistDraftResource.MOST_PROBLEMS",
            "Receipt.MOST_LISTED",
            "Directory.MOST",
            "Amounts.MOST_DIGITS",
            "MailJob.LONGEST_ERROR",
            "FindingUpdates.MOST_TOLD",
            "DeskPage.MOST_LISTED");

    private record Limit(String type, String name, long value) {

        String place() {
            return type + "." + name;
        }
    }

    private static List<Limit> documented() {
        return text(ROOT.resolve("docs/limits.md"))
                .lines()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(row -> new Limit(row.group(2), row.group(3), Long.parseLong(row.group(1))))
                .toList();
    }

    @Test
    void eachLimitIsWhatTheTableSays() {
        Map<String, Path> sources = sources();
        assertThat(documented()).hasSizeGreaterThan(40).allSatisfy(limit -> {
            assertThat(sources).containsKey(limit.type());
            assertThat(inCode(text(sources.get(limit.type())), limit.name()))
                    .as(limit.place())
                    .isEqualTo(limit.value());
        });
    }

    @Test
    void eachLimitOfTheCodeIsInTheTable() {
        Set<String> known = documented().stream().map(Limit::place).collect(Collectors.toCollection(TreeSet::new));
        known.addAll(INSIDE);
        Set<String> missing = new TreeSet<>();
        sources().forEach((type, file) -> {
            Matcher constant = CONSTANT.matcher(text(file));
            while (constant.find()) {
                if (!known.contains(type + "." + constant.group(1))) {
                    missing.add(type + "." + constant.group(1));
                }
            }
        });
        assertThat(missing)
                .as("limits without a row in docs/limits.md; what nobody can meet from outside goes into INSIDE")
                .isEmpty();
    }

    /** A constant, or the default of a setting. */
    private static long inCode(String source, String name) {
        Matcher constant = Pattern.compile("static final (?:int|long) " + name + " =\\s*([^;]+);")
                .matcher(source);
        if (constant.find()) {
            return value(constant.group(1));
        }
        Matcher setting = Pattern.compile("@WithDefault\\(\"(\\d+)\"\\)\\s+(?:int|long) " + name + "\\(\\)")
                .matcher(source);
        assertThat(setting.find())
                .as(name + " is neither a constant nor a setting")
                .isTrue();
        return Long.parseLong(setting.group(1));
    }

    /** Numbers, products and shifts, as constants are written. */
    private static long value(String expression) {
        String plain = expression.replace("_", "").replaceAll("(\\d)L", "$1").strip();
        if (plain.contains("<<")) {
            String[] parts = plain.split("<<");
            return value(parts[0]) << value(parts[1]);
        }
        return Stream.of(plain.split("\\*"))
                .mapToLong(part -> Long.parseLong(part.strip()))
                .reduce(1, (a, b) -> a * b);
    }

    private static Map<String, Path> sources() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> ROOT.relativize(file).toString().contains("src/main/java/"))
                    .filter(file -> !ROOT.relativize(file).startsWith("local-stack")
                            && !ROOT.relativize(file).startsWith("test-support")
                            && !ROOT.relativize(file).startsWith("samples")
                            && !ROOT.relativize(file).startsWith("matching-service/screening")
                            && !ROOT.relativize(file).startsWith("matching-service/verdict")
                            && !ROOT.relativize(file).startsWith("benchmarks"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""), file -> file, (a, b) -> {
                                // A name in two services: the one with limits.
                                return CONSTANT.matcher(text(a)).find() ? a : b;
                            }));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
