package org.sightline.matching.screening;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.sightline.matching.screening.subject.Subject;
import org.sightline.matching.watchlist.Entity;
import org.sightline.matching.watchlist.Fact;
import org.sightline.matching.watchlist.ModelGrammar;
import org.sightline.matching.watchlist.Name;
import org.sightline.matching.watchlist.Watchlist;
import org.sightline.matching.watchlist.WatchlistEdit;

/** With the prefilter in front every line gets the answer that it gets without. */
class PrefilterPropertiesTest {

    private static final List<String> SETS = Stream.concat(
                    Stream.of("invented-lines.csv"),
                    Stream.concat(
                            Stream.iterate(2, n -> n + 1).limit(6).map(n -> "invented-lines-" + n + ".csv"),
                            Stream.iterate(1, n -> n + 1).limit(8).map(n -> "unseen-lines-" + n + ".csv")))
            .toList();
    private static final List<Subject> LINES = lines();
    private static final Watchlist LIST = Watchlist.builtIn();
    private static final List<String> LISTED = List.of(
            "NORTHFIELD BORVELKAS OPTICAL LLC",
            "ZELMIRDOV TRADING CO LTD",
            "OSTREL VADROSKY SECURITY SYSTEMS",
            "QUORVAS",
            "EAST BAY SUPPLY COMPANY");
    /** Who is found does not depend on the second reader, which would take most of the time. */
    private static final Screener BUILT_IN = Screener.withoutSecondReader(Watchlist.builtIn());

    private static final Screener WITH_LISTS = Screener.withoutSecondReader(LIST.edit("test.lists", listed()));
    /** What scanners and keyboards confuse, and signs that may stand inside a number or end it. */
    private static final String[] CONFUSED = {"O0QD", "I1L|", "S5Z2", "B8", "G6", "A4", "E3", "T7", "０１２", "é"};

    private static final String[] BETWEEN = {"-", " ", ".", "_", "/", ",", "  ", "\n", "'"};
    private static final String[] WORDS = {
        "SCANNER", "DOME CAMERA", "PO 100233", "HIGH SPEED", "RADIO", "for", "(", "HIKVISION", "Axis", "x", "", "7"
    };

    @Test
    void everyCommittedLineIsJudgedAsWithoutThePrefilter() {
        for (Subject line : LINES) {
            assertSame(line);
        }
    }

    @Property(tries = 3000)
    void aModelHoweverGarbledIsJudgedAsWithoutThePrefilter(@ForAll Random random) {
        ModelGrammar grammar = pick(random, LIST.content().grammars());
        String model = spoiled(random, written(random, grammar.grammar()));
        String text = pick(random, WORDS) + " " + model + pick(random, "", " ", "-", ",") + pick(random, WORDS);
        assertSame(Subject.ofLine(null, text, null, random.nextBoolean() ? model : null));
    }

    @Property(tries = 3000)
    void aNameHoweverMisspeltIsJudgedAsWithoutThePrefilter(@ForAll Random random) {
        String name = pick(random, LIST.content().names()).text();
        String written = spoiled(random, random.nextBoolean() ? pick(random, LISTED) : name);
        String text = pick(random, WORDS)
                + pick(random, "", " ", "-", ",")
                + written
                + pick(random, "", " ", "-", ",")
                + pick(random, WORDS);
        assertSame(Subject.ofLine(random.nextBoolean() ? written : text, text, null, null));
    }

    @Property(tries = 2000)
    void anyOtherLineIsJudgedAsWithoutThePrefilter(@ForAll Random random) {
        Subject line = pick(random, LINES);
        assertSame(Subject.ofLine(
                spoiled(random, line.vendorName()),
                spoiled(random, line.description()),
                spoiled(random, line.manufacturer()),
                spoiled(random, line.model())));
    }

    private static void assertSame(Subject subject) {
        assertThat(BUILT_IN.screen(subject)).as(subject.toString()).isEqualTo(BUILT_IN.examine(subject));
        assertThat(WITH_LISTS.screen(subject)).as(subject.toString()).isEqualTo(WITH_LISTS.examine(subject));
    }

    /** A word of a grammar. */
    private static String written(Random random, String grammar) {
        StringBuilder word = new StringBuilder();
        int[] at = {0};
        choice(random, grammar, at, word);
        return word.toString();
    }

    private static void choice(Random random, String grammar, int[] at, StringBuilder word) {
        List<String> ways = new ArrayList<>();
        do {
            StringBuilder way = new StringBuilder();
            while (at[0] < grammar.length() && "|)".indexOf(grammar.charAt(at[0])) < 0) {
                item(random, grammar, at, way);
            }
            ways.add(way.toString());
        } while (at[0] < grammar.length() && grammar.charAt(at[0]) == '|' && at[0]++ >= 0);
        word.append(pick(random, ways));
    }

    private static void item(Random random, String grammar, int[] at, StringBuilder way) {
        StringBuilder item = new StringBuilder();
        char c = grammar.charAt(at[0]++);
        switch (c) {
            case '(' -> {
                choice(random, grammar, at, item);
                at[0]++;
            }
            case '@' -> item.append((char) ('A' + random.nextInt(26)));
            case '#' -> item.append(random.nextInt(10));
            case '*' -> item.append(random.nextBoolean() ? "7" : "Q");
            case '_' -> item.append(pick(random, "", "-", " "));
            default -> item.append(c);
        }
        boolean maybe = at[0] < grammar.length() && grammar.charAt(at[0]) == '?';
        at[0] += maybe ? 1 : 0;
        way.append(maybe && random.nextBoolean() ? "" : item);
    }

    /** The same text with up to three changes: a character confused with another, left out, doubled, or a sign put in. */
    private static String spoiled(Random random, String text) {
        if (text == null || text.isEmpty()) {
            return text;
        }
        StringBuilder spoiled = new StringBuilder(text);
        for (int n = random.nextInt(4); n > 0 && !spoiled.isEmpty(); n--) {
            int at = random.nextInt(spoiled.length());
            switch (random.nextInt(5)) {
                case 0, 1 -> spoiled.setCharAt(at, confused(random, spoiled.charAt(at)));
                case 2 -> spoiled.deleteCharAt(at);
                case 3 -> spoiled.insert(at, spoiled.charAt(at));
                default -> spoiled.insert(at, pick(random, BETWEEN));
            }
        }
        return random.nextInt(4) == 0 ? spoiled.toString().toLowerCase(java.util.Locale.ROOT) : spoiled.toString();
    }

    private static char confused(Random random, char c) {
        for (String group : CONFUSED) {
            if (group.indexOf(c) >= 0) {
                return group.charAt(random.nextInt(group.length()));
            }
        }
        return pick(random, CONFUSED).charAt(0);
    }

    private static <T> T pick(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static String pick(Random random, String... of) {
        return of[random.nextInt(of.length)];
    }

    private static List<WatchlistEdit> listed() {
        Fact fact = Fact.entered("test");
        List<WatchlistEdit> edits = new ArrayList<>();
        for (String name : LISTED) {
            String id = "listed-" + edits.size();
            edits.add(WatchlistEdit.add(new Entity(id, name, Entity.Kind.LISTED, "", "", fact)));
            edits.add(WatchlistEdit.add(new Name(id, name, Name.Kind.LISTED, Set.of(), fact)));
        }
        return edits;
    }

    private static List<Subject> lines() {
        List<Subject> lines = new ArrayList<>();
        for (String set : SETS) {
            InputStream in = Objects.requireNonNull(PrefilterPropertiesTest.class.getResourceAsStream(set), set);
            try (CsvReader<NamedCsvRecord> csv =
                    CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                csv.stream()
                        .map(line -> Subject.ofLine(
                                line.getField("vendor_name"),
                                line.getField("item_description"),
                                line.findField("manufacturer").orElse(null),
                                line.findField("model").orElse(null)))
                        .forEach(lines::add);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        return lines;
    }
}
