package org.sightline.matching.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.matching.screening.Screener;
import org.sightline.matching.screening.match.Band;
import org.sightline.matching.screening.match.Match;
import org.sightline.matching.screening.subject.Subject;
import org.sightline.matching.verdict.book.RuleBook;
import org.sightline.matching.verdict.facts.ItemClass;
import org.sightline.matching.watchlist.Watchlist;

/** Goods that a list names by class, from a line as it is published (invented ones). */
class ListedGoodsTest {

    private static final Screener SCREENER = Screener.of(Watchlist.builtIn());

    private static List<Match> goods(String line) {
        return SCREENER.screenWithGoods(Subject.ofLine("NORTHFIELD SUPPLY INC", line, null, null)).stream()
                .filter(Match::ofGoods)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NETGEAR NIGHTHAWK RAX50 ROUTER | cat-routers | consumer_router
            WIRELESS ROUTER, 12 EA | cat-routers | network_equipment
            ASUS RT-AX88U | cat-routers | consumer_router
            SKYDIO X10 DRONE KIT | cat-uas | drone
            BATTERY FOR SKYDIO X2 | cat-uas | drone_part
            TOY DRONE | cat-uas | toy_drone
            SUNGROW SG5.0RS SOLAR INVERTER | cat-inverters | grid_inverter
            ENPHASE IQ8PLUS-72-2-US | cat-inverters | grid_inverter
            KNIGHTSCOPE K5 SECURITY ROBOT | cat-robots | ground_robot
            """)
    void goodsOfAClassAreFoundForAPersonToLookAt(String line, String entity, String itemClass) {
        Match found = goods(line).get(0);
        assertThat(found.entityId()).isEqualTo(entity);
        assertThat(found.band()).isEqualTo(Band.REVIEW);
        assertThat(found.evidence()).isNotEmpty();
        assertThat(ListedGoods.classOf(found, line, null, null)).contains(ItemClass.parse(itemClass));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CISCO ISR4331/K9 ROUTER
            DEWALT PLUNGE ROUTER
            HONDA EU2200I INVERTER GENERATOR
            DRONE PILOT COURSE, PART 107
            ROBOT COUPE FOOD PROCESSOR
            POWER INVERTER 2000W 12V
            """)
    void whatSharesTheWordIsNone(String line) {
        assertThat(goods(line).stream()
                        .map(match -> ListedGoods.classOf(match, line, null, null))
                        .flatMap(Optional::stream))
                .isEmpty();
    }

    /** What the classifier tells to be goods of a class, screening has looked at: the two have their words apart. */
    @Test
    void screeningStopsAtTheLinesOfTheTable() throws IOException {
        Path table = Path.of(System.getProperty("sightline.root", "../.."))
                .resolve(
                        "matching-service/verdict/src/test/resources/org/sightline/matching/verdict/reading/goods-found.csv");
        assumeTrue(Files.isReadable(table), "skipped: the table is not beside the module");
        List<String> passedBy = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(table)) {
            csv.stream()
                    .filter(row -> row.getField("must").equals("class"))
                    .map(row -> row.getField("text"))
                    .filter(text -> SCREENER.screenWithGoods(Subject.ofLine(null, text, null, null))
                            .isEmpty())
                    .forEach(passedBy::add);
        }
        assertThat(passedBy).as("but for a maker's name written wrongly").hasSizeLessThanOrEqualTo(1);
    }

    /** Where a listed maker is bought the finding is his, and the line of a vendor that flies drones buys none. */
    @Test
    void theMakerComesFirstAndAVendorsNameSaysNothing() {
        assertThat(SCREENER.screenWithGoods(Subject.ofLine(null, "DJI MATRICE 30T DRONE", null, null)))
                .extracting(Match::entityId)
                .containsExactly("dji");
        assertThat(SCREENER.screenWithGoods(Subject.ofLine("PRAIRIE DRONE SUPPLY", "TONER", null, null)))
                .isEmpty();
        assertThat(SCREENER.screen(Subject.ofLine(null, "WIRELESS ROUTER", null, null)))
                .as("who asks for makers gets makers")
                .isEmpty();
    }

    @Test
    void theRulesLookAtTheMakerThatTheLineNames() {
        RuleBook book = RuleBook.builtIn();
        assertThat(ListedGoods.maker(book, Stream.of("YUNEEC H520E DRONE", null)))
                .isEqualTo("yuneec");
        assertThat(book.knows(ListedGoods.maker(book, Stream.of("QUADCOPTER")))).isFalse();
    }
}
