package org.sightline.matching.watchlists;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sightline.matching.verdict.book.RuleBook;
import org.sightline.matching.watchlist.Entity;
import org.sightline.matching.watchlist.Watchlist;

/**
 * The watchlist and the rule book name the same stays on the same lists on the same days. The two modules do not see each
 * other, so this holds their files together: listings.csv leads.
 */
class MembershipsTest {

    /** The lists of the rule book by their names in the watchlist; lists of the watchlist alone decide no verdict. */
    private static final Map<String, String> LISTS = Map.of(
            "sec889", "section-889",
            "bis-entity", "bis-entity-list",
            "dod-1260h", "dod-1260h",
            "fcc-covered", "fcc-covered",
            "fcc-54.9", "fcc-usf",
            "ndaa-5949", "section-5949",
            "drone-security", "drone-security",
            "texas", "texas");

    private static final RuleBook BOOK = RuleBook.builtIn();
    private static final Watchlist LIST = Watchlist.builtIn();

    @Test
    void theWatchlistAndTheRuleBookNameTheSameStaysOnTheSameDays() {
        Set<String> shown = LIST.content().entities().stream().map(Entity::id).collect(Collectors.toSet());
        Set<String> inTheBook = BOOK.listings().stream()
                .filter(stay -> shown.contains(stay.maker()))
                .map(stay -> stay.maker() + " " + stay.list() + " " + stay.from() + " " + stay.until())
                .collect(Collectors.toSet());
        Set<String> onTheWatchlist = LIST.content().memberships().stream()
                .filter(stay -> LISTS.containsKey(stay.list()))
                .map(stay -> stay.entityId() + " " + LISTS.get(stay.list()) + " " + stay.from() + " " + stay.to())
                .collect(Collectors.toSet());
        assertThat(onTheWatchlist).isEqualTo(inTheBook);
    }

    @Test
    void everyListOfTheBookHasItsNameInTheWatchlist() {
        Set<String> ofApprovedGoods = Set.of("blue-uas", "fcc-approvals", "fl-drones");
        assertThat(BOOK.lists())
                .extracting(list -> list.id())
                .filteredOn(list -> !ofApprovedGoods.contains(list))
                .containsExactlyInAnyOrderElementsOf(LISTS.values());
    }
}
