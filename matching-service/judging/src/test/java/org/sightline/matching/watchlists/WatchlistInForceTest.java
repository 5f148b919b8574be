package org.sightline.matching.watchlists;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sightline.matching.screening.match.Match;
import org.sightline.matching.screening.subject.Subject;
import org.sightline.matching.watchlist.Watchlist;

/** A list in force says of a subject what its screener says, and looks carefully at what matches only once. */
class WatchlistInForceTest {

    private final WatchlistInForce list = new WatchlistInForce(1, Watchlist.builtIn());

    @Test
    void whatMatchesIsLookedAtOnce() {
        List<Match> first = list.screen(line("4 HIKVISION DOME CAMERAS"));

        assertThat(first).isNotEmpty().isEqualTo(list.screener().screen(line("4 HIKVISION DOME CAMERAS")));
        assertThat(list.screen(line("4 HIKVISION DOME CAMERAS"))).isSameAs(first);
    }

    @Test
    void anotherSubjectIsAnother() {
        assertThat(list.screen(line("4 HIKVISION DOME CAMERAS")))
                .isNotEqualTo(list.screen(line("REMOVE 4 HIKVISION DOME CAMERAS")));
        assertThat(list.screen(line("4 DOME CAMERAS"))).isEmpty();
    }

    private static Subject line(String description) {
        return Subject.ofLine("INVENTED SELLER LLC", description, null, null);
    }
}
