package org.sightline.matching.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.sightline.matching.screening.match.Match;
import org.sightline.matching.screening.subject.Subject;
import org.sightline.matching.watchlist.Fact;
import org.sightline.matching.watchlist.Name;
import org.sightline.matching.watchlist.Watchlist;
import org.sightline.matching.watchlist.WatchlistEdit;

class DeltaPropertiesTest {

    private static final Fact FACT = Fact.entered("test");
    private static final Watchlist BEFORE = Watchlist.builtIn();

    private static final Watchlist CHANGED = BEFORE.edit(
            "test.3",
            List.of(
                    WatchlistEdit.add(new Name("zte", "HYT", Name.Kind.SHORT, Set.of(), FACT)),
                    WatchlistEdit.add(new Name("hytera", "CAMERA VISION", Name.Kind.PHRASE, Set.of(), FACT)),
                    WatchlistEdit.add(new Name("smic", "LOREX TECHNOLOGY HOLDING", Name.Kind.LISTED, Set.of(), FACT)),
                    WatchlistEdit.remove(BEFORE.content().names().stream()
                            .filter(n -> n.text().equals("HUAWEI"))
                            .findFirst()
                            .orElseThrow()),
                    WatchlistEdit.remove(BEFORE.content().traps().get(0)),
                    WatchlistEdit.remove(BEFORE.content().grammars().get(2))));
    private static final Screener OLD = Screener.of(BEFORE);
    private static final Screener NEW = Screener.of(CHANGED);
    private static final DeltaScreener DELTA = DeltaScreener.between(BEFORE, CHANGED);

    @Provide
    Arbitrary<Subject> subjects() {
        return new ScreeningPropertiesTest().subjects();
    }

    @Property(tries = 3000)
    void whatIsNotTouchedKeepsItsMatches(@ForAll @From("subjects") Subject subject) {
        if (!DELTA.touches(subject)) {
            assertThat(bare(NEW.screen(subject))).isEqualTo(bare(OLD.screen(subject)));
        }
    }

    private static List<String> bare(List<Match> matches) {
        return matches.stream()
                .map(m -> m.entityId() + m.role() + m.score() + m.evidence())
                .toList();
    }
}
