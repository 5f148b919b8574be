package org.sightline.matching.watchlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WatchlistTest {

    private static final Watchlist LIST = Watchlist.builtIn();
    private static final Fact FACT = Fact.entered("test");
    private static final Entity NEW = new Entity("zorvane", "Zorvane Optics", Entity.Kind.DESIGNATED, "", "", FACT);
    private static final Name NAME = new Name("zorvane", "ZORVANE", Name.Kind.COINED, Set.of(), FACT);

    @Test
    void theBuiltInListHasTheFiveMakersOfSection889() {
        assertThat(LIST.content().memberships().stream()
                        .filter(m -> m.list().equals("sec889"))
                        .map(Membership::entityId))
                .containsExactlyInAnyOrder("hikvision", "dahua", "huawei", "huawei-holding", "zte", "hytera");
    }

    @Test
    void everyFactSaysWhereItComesFromAndHowSureItIs() {
        assertThat(LIST.content().rows()).allSatisfy(row -> {
            assertThat(row.fact().source()).isNotBlank();
            assertThat(row.fact().certainty()).isNotNull();
        });
        assertThat(LIST.content().identifiers()).anyMatch(i -> i.fact().certainty() == Fact.Certainty.UNVERIFIED);
    }

    @Test
    void membershipsAreStoredAsPeriods() {
        assertThat(LIST.isMember("ymtc", "dod-1260h", LocalDate.of(2025, 6, 1))).isTrue();
        assertThat(LIST.isMember("ymtc", "dod-1260h", LocalDate.of(2026, 3, 1)))
                .as("the notice that took it off was withdrawn the day it was shown")
                .isTrue();
        assertThat(LIST.isMember("ymtc", "dod-1260h", LocalDate.of(2026, 7, 1))).isTrue();
        assertThat(LIST.isMember("zte", "bis-entity", LocalDate.of(2026, 1, 1))).isFalse();
    }

    @Test
    void theVersionDependsOnTheFactsAndNotOnTheirOrder() {
        List<Row> rows = new ArrayList<>(LIST.content().rows());
        Collections.reverse(rows);
        assertThat(Watchlist.of("2026-11-24.1", WatchlistContent.of(rows)).version())
                .isEqualTo(LIST.version());
        assertThat(LIST.version()).matches("2026-11-24\\.1-[0-9a-f]{8}");
    }

    @Test
    void anEditMakesANewVersionWithADifferenceAPersonCanRead() {
        Watchlist after = LIST.edit("2026-11-25.1", List.of(WatchlistEdit.add(NEW), WatchlistEdit.add(NAME)));
        WatchlistDiff diff = WatchlistDiff.between(LIST, after);
        assertThat(after.version()).startsWith("2026-11-25.1-").isNotEqualTo(LIST.version());
        assertThat(diff.removed()).isEmpty();
        assertThat(diff.lines())
                .containsExactly(
                        "+ entity zorvane \"Zorvane Optics\" (designated) [entered: test]",
                        "+ name \"ZORVANE\" of zorvane (coined) [entered: test]");
        assertThat(diff.toString()).startsWith(LIST.version() + " -> " + after.version());
    }

    @Test
    void takingAnEditBackGivesTheSameFacts() {
        Watchlist there = LIST.edit("x.1", List.of(WatchlistEdit.add(NEW), WatchlistEdit.add(NAME)));
        Watchlist back = there.edit("x.2", List.of(WatchlistEdit.remove(NEW)));
        assertThat(WatchlistDiff.between(LIST, back).isEmpty()).isTrue();
        assertThat(back.version().substring(4)).isEqualTo(LIST.version().substring("2026-11-24.1-".length()));
    }

    @Test
    void removingAnEntityRemovesItsRows() {
        Watchlist after = LIST.edit("x.1", List.of(WatchlistEdit.remove(LIST.entity("dahua"))));
        assertThat(after.entity("dahua")).isNull();
        assertThat(after.content().rows()).noneMatch(r -> r.entityId().equals("dahua"));
        assertThat(after.content().ownerships()).noneMatch(o -> o.parentId().equals("dahua"));
    }

    @Test
    void addingAnEntityAgainReplacesIt() {
        Entity renamed = new Entity("zte", "ZTE Corp.", Entity.Kind.DESIGNATED, "CN", "", FACT);
        Watchlist after = LIST.edit("x.1", List.of(WatchlistEdit.add(renamed)));
        assertThat(after.entity("zte")).isEqualTo(renamed);
        assertThat(WatchlistDiff.between(LIST, after).lines()).hasSize(2);
    }

    @Test
    void anEntityThatIsRemovedAndAddedAgainInOneEditComesBackWithoutItsRows() {
        Entity dahua = LIST.entity("dahua");
        Watchlist after = LIST.edit("x.1", List.of(WatchlistEdit.remove(dahua), WatchlistEdit.add(dahua)));
        assertThat(after.content().rows())
                .filteredOn(r -> r.entityId().equals("dahua"))
                .containsExactly(dahua);
        assertThat(after.content().ownerships()).noneMatch(o -> o.parentId().equals("dahua"));
    }

    @Test
    void aRowThatWasRemovedWithItsEntityCannotBeRemovedAgain() {
        Ownership link = LIST.upstream("lorex").get(0);
        assertThatThrownBy(() -> LIST.edit(
                        "x.1", List.of(WatchlistEdit.remove(LIST.entity(link.parentId())), WatchlistEdit.remove(link))))
                .hasMessageContaining("does not have the row");
    }

    @Test
    void tensOfThousandsOfEntitiesAreAddedAndTakenBack() {
        List<WatchlistEdit> there = new ArrayList<>();
        List<WatchlistEdit> back = new ArrayList<>();
        for (int i = 0; i < 30_000; i++) {
            Entity entity = new Entity("inv-" + i, "Invented " + i, Entity.Kind.LISTED, "", "", FACT);
            there.add(WatchlistEdit.add(entity));
            there.add(WatchlistEdit.add(new Name(entity.id(), "Borvelan " + i, Name.Kind.LISTED, Set.of(), FACT)));
            back.add(WatchlistEdit.remove(entity));
        }
        Watchlist long1 = LIST.edit("x.1", there);
        assertThat(long1.content().names()).hasSize(LIST.content().names().size() + 30_000);
        assertThat(WatchlistDiff.between(LIST, long1.edit("x.2", back)).isEmpty())
                .isTrue();
    }

    @Test
    void aRowOfAnUnknownEntityIsRefused() {
        assertThatThrownBy(() -> LIST.edit("x.1", List.of(WatchlistEdit.add(NAME))))
                .hasMessageContaining("zorvane");
        assertThatThrownBy(() -> LIST.edit("x.1", List.of(WatchlistEdit.remove(NAME))))
                .hasMessageContaining("does not have the row");
    }

    @Test
    void ownershipHoldsFromItsFirstToItsLastDay() {
        Ownership owned = LIST.upstream("lorex").stream()
                .filter(o -> o.relation() == Ownership.Relation.OWNED_BY)
                .findFirst()
                .orElseThrow();
        assertThat(owned.holdsOn(owned.from())).isTrue();
        assertThat(owned.holdsOn(owned.to())).isTrue();
        assertThat(owned.holdsOn(owned.from().minusDays(1))).isFalse();
        assertThat(owned.holdsOn(owned.to().plusDays(1))).isFalse();
        assertThat(owned.holdsOn(null)).isTrue();
    }
}
