package org.sightline.matching.verdict.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sightline.matching.verdict.facts.DataFiles;
import org.sightline.matching.verdict.facts.ItemClass;

/**
 * Goods of the four classes that the FCC lists, in invented lines that another hand wrote without seeing the words of the classes:
 * goods-found.csv has goods of the classes and what looks like them, goods-none.csv has 500 lines of enterprise equipment, phone
 * systems, mounts, chargers, toys and other things that share a word. {@code ./sightline verify goods} also reads published
 * lines of a folder and shows each that is found.
 */
class GoodsLinesTest {

    private static final Map<ItemClass, String> CLASSES = Map.of(
            ItemClass.CONSUMER_ROUTER, "consumer_router",
            ItemClass.DRONE, "drone",
            ItemClass.DRONE_PART, "drone",
            ItemClass.GRID_INVERTER, "inverter",
            ItemClass.GROUND_ROBOT, "ground_robot");
    /** Classes of which the grade is not known: the law asks. */
    private static final Map<ItemClass, String> ASKED = Map.of(
            ItemClass.NETWORK_EQUIPMENT, "consumer_router",
            ItemClass.INVERTER, "inverter",
            ItemClass.ROBOT, "ground_robot",
            ItemClass.TOY_DRONE, "drone");

    /** Of 20,000 published lines at most one may be taken for goods of a class wrongly. */
    private static final int LINES_FOR_ONE = 20_000;

    /** A series garbled out of knowledge, of which the grade is asked, and a repair, which is a service. */
    private static final Set<String> LEFT = Set.of("G008", "G090");

    private final ItemClassifier classifier = ItemClassifier.builtIn();

    private String classOf(String text) {
        return CLASSES.getOrDefault(classifier.classify(text, null, null, null).itemClass(), "");
    }

    private String said(String text) {
        return text + " -> " + classifier.classify(text, null, null, null);
    }

    @Test
    void ofFiveHundredLinesThatAreNoneNoneIsTakenForOne() {
        List<NamedCsvRecord> lines = DataFiles.rows(GoodsLinesTest.class, "goods-none.csv");
        List<String> taken = lines.stream()
                .map(line -> line.getField("text"))
                .filter(text -> !classOf(text).isEmpty())
                .map(this::said)
                .toList();
        System.out.println("taken for goods of a class: " + taken.size() + " of " + lines.size());
        assertThat(lines).hasSize(500);
        assertThat(taken).isEmpty();
    }

    @Test
    void goodsOfTheClassesAreFoundAndWhatLooksLikeThemIsNot() {
        List<NamedCsvRecord> lines = DataFiles.rows(GoodsLinesTest.class, "goods-found.csv");
        List<String> wrong = lines.stream()
                .filter(line -> !isRight(line) && !LEFT.contains(line.getField("id")))
                .map(line -> line.getField("id") + " " + line.getField("class") + ": " + said(line.getField("text")))
                .toList();
        System.out.println("not as the table says: " + wrong.size() + " of " + lines.size());
        assertThat(lines).hasSize(200);
        assertThat(wrong).isEmpty();
    }

    private boolean isRight(NamedCsvRecord line) {
        String text = line.getField("text");
        String wanted = line.getField("class");
        return switch (line.getField("must")) {
            case "class" -> classOf(text).equals(wanted);
            case "class_or_ask" ->
                classOf(text).equals(wanted)
                        || wanted.equals(ASKED.get(
                                classifier.classify(text, null, null, null).itemClass()));
            default -> classOf(text).isEmpty();
        };
    }

    @Test
    void amongPublishedLinesHardlyOneIsTakenForGoodsOfAClass() throws IOException {
        String folder = System.getProperty("sightline.verify.folder", "");
        assumeTrue(!folder.isEmpty(), "skipped: ./sightline verify goods --folder FOLDER reads published lines");
        List<String> found = new ArrayList<>();
        int read = 0;
        for (String line : lines(Path.of(folder))) {
            read++;
            texts(line).filter(text -> !classOf(text).isEmpty()).map(this::said).forEach(found::add);
        }
        System.out.println(read + " published lines; taken for goods of a class: " + found.size());
        found.forEach(System.out::println);
        assertThat(found).hasSizeLessThanOrEqualTo(Math.max(1, read / LINES_FOR_ONE));
    }

    /** All lines of the tables of a folder, however they end. */
    private static List<String> lines(Path folder) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(GoodsLinesTest::isTable).sorted().toList()) {
                Files.readString(file, StandardCharsets.ISO_8859_1)
                        .lines()
                        .filter(line -> !line.isBlank())
                        .forEach(lines::add);
            }
        }
        return lines;
    }

    private static boolean isTable(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        // A folder "derived" holds lists that were made from published files, and no lines.
        boolean published = !file.getParent().toString().contains("derived");
        return published && Files.isRegularFile(file) && (name.endsWith(".csv") || name.endsWith(".txt"));
    }

    private static final Pattern NO_LETTER = Pattern.compile("[^A-Za-z]*");

    /** The cells with words, as they stand between commas, and the whole line. */
    private static Stream<String> texts(String line) {
        return Stream.of(line.split("[,\t;]"))
                .map(cell -> cell.replace("\"", "").strip())
                .filter(cell -> !NO_LETTER.matcher(cell).matches());
    }
}
