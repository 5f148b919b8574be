package org.sightline.matching.verdict.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sightline.matching.verdict.facts.ItemClass;
import org.sightline.matching.verdict.rule.Certainty;
import org.sightline.matching.verdict.rule.Listing;
import org.sightline.matching.verdict.rule.MakerList;
import org.sightline.matching.verdict.rule.Passage;
import org.sightline.matching.verdict.rule.Rule;
import org.sightline.matching.verdict.rule.Verdict;

/** No more is called found than was read: passage, place and day are kept for each. */
class FoundLawTest {

    private static final RuleBook BOOK = RuleBook.builtIn();
    private static final LocalDate LAST_READING = LocalDate.of(2026, 12, 1);

    @Test
    void everyRuleThatIsFoundKeepsThePassageItsPlaceAndTheDay() {
        assertThat(found())
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(rule.sourcing().passages())
                        .as(rule.id())
                        .isNotEmpty()
                        .allSatisfy(passage -> {
                            assertThat(passage.words()).hasSizeGreaterThan(20);
                            assertThat(passage.place()).hasSizeGreaterThan(10);
                            assertThat(passage.read()).isBeforeOrEqualTo(LAST_READING);
                        }));
    }

    @Test
    void everyListEntryThatIsFoundIsNamedInAPassageOfItsLaw() {
        List<Listing> entries = BOOK.listings().stream()
                .filter(listing -> listing.certainty() == Certainty.FOUND)
                .toList();
        assertThat(entries).isNotEmpty().allSatisfy(entry -> {
            MakerList list = BOOK.lists().stream()
                    .filter(one -> one.id().equals(entry.list()))
                    .findFirst()
                    .orElseThrow();
            String read = BOOK.rule(list.namedBy()).orElseThrow().sourcing().passages().stream()
                    .map(Passage::words)
                    .reduce("", String::concat)
                    .toLowerCase(Locale.ROOT);
            assertThat(read).as(entry.list()).contains(entry.maker());
        });
    }

    @Test
    void aRuleFromMemoryProhibitsNothing() {
        assertThat(BOOK.rules())
                .filteredOn(rule -> rule.certainty() == Certainty.MEMORY)
                .flatMap(Rule::parts)
                .noneMatch(part -> part.outcome() == Verdict.PROHIBITED);
    }

    @Test
    void everyRuleSaysWhenSomebodyLastLooked() {
        assertThat(BOOK.rules())
                .allSatisfy(rule -> assertThat(rule.sourcing().looked())
                        .as(rule.id())
                        .isBetween(LocalDate.of(2026, 11, 24), LAST_READING));
    }

    @Test
    void whatWasKnownBeforeIsStillThere() {
        RuleBook before = BOOK.knownAt(LocalDate.of(2026, 11, 30));
        assertThat(before.rules()).hasSize(35);
        assertThat(before.rule("FCC-LEGACY").orElseThrow().since()).isEqualTo(LocalDate.of(2026, 7, 1));
        assertThat(BOOK.versionsOf("FCC-LEGACY")).extracting(Rule::version).containsExactly("1", "2");
        assertThat(before.listings())
                .filteredOn(listing -> listing.maker().equals("cxmt") && listing.until() != null)
                .hasSize(1);
    }

    @Test
    void everyNarrowClassOfGoodsHasADefinitionFromTheDayOfItsEntry() {
        Set<ItemClass> defined = EnumSet.noneOf(ItemClass.class);
        ItemDefinition.all().forEach(one -> {
            assertThat(one.words()).isNotBlank();
            assertThat(one.inALine()).isNotBlank();
            defined.add(one.itemClass());
        });
        assertThat(defined)
                .contains(
                        ItemClass.CONSUMER_ROUTER,
                        ItemClass.ENTERPRISE_NETWORK,
                        ItemClass.OPTICAL_TERMINAL,
                        ItemClass.DRONE,
                        ItemClass.TOY_DRONE,
                        ItemClass.DRONE_PART,
                        ItemClass.GRID_INVERTER,
                        ItemClass.GROUND_ROBOT);
    }

    @Test
    void aDefinitionThatChangesHasVersions() {
        assertThat(ItemDefinition.of(ItemClass.GRID_INVERTER, LocalDate.of(2026, 7, 27)))
                .isEmpty();
        assertThat(ItemDefinition.of(ItemClass.GRID_INVERTER, LocalDate.of(2026, 8, 19))
                        .orElseThrow()
                        .version())
                .isEqualTo(1);
        assertThat(ItemDefinition.of(ItemClass.GRID_INVERTER, LocalDate.of(2026, 8, 20))
                        .orElseThrow()
                        .version())
                .isEqualTo(2);
    }

    private static List<Rule> found() {
        return BOOK.rules().stream()
                .filter(rule -> rule.certainty() == Certainty.FOUND)
                .toList();
    }
}
