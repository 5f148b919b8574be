package org.sightline.matching.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sightline.matching.screening.subject.Subject;
import org.sightline.matching.watchlist.Entity;
import org.sightline.matching.watchlist.Fact;
import org.sightline.matching.watchlist.Identifier;
import org.sightline.matching.watchlist.Membership;
import org.sightline.matching.watchlist.ModelGrammar;
import org.sightline.matching.watchlist.Name;
import org.sightline.matching.watchlist.Ownership;
import org.sightline.matching.watchlist.Row;
import org.sightline.matching.watchlist.Watchlist;
import org.sightline.matching.watchlist.WatchlistEdit;

class DeltaScreenerTest {

    private static final Fact FACT = Fact.entered("test");
    private static final Watchlist BEFORE = Watchlist.builtIn();

    private static Watchlist after(Row... added) {
        return BEFORE.edit(
                "test.2", java.util.Arrays.stream(added).map(WatchlistEdit::add).toList());
    }

    private static boolean touches(Watchlist after, String text) {
        return DeltaScreener.between(BEFORE, after).touches(Subject.ofLine(null, text, null, null));
    }

    @Test
    void aNewNameTouchesOnlyTheLinesThatHoldIt() {
        Watchlist after = after(
                new Entity("zorvane", "Zorvane Optics", Entity.Kind.DESIGNATED, "", "", FACT),
                new Name("zorvane", "ZORVANEX", Name.Kind.COINED, Set.of(), FACT));
        assertThat(touches(after, "Zorvanex dome camera")).isTrue();
        assertThat(touches(after, "ZORVANX camera")).isTrue();
        assertThat(touches(after, "HIKVISION DS-2CD2143G0-I")).isFalse();
        assertThat(touches(after, "office paper")).isFalse();
    }

    @Test
    void aRemovedModelGrammarTouchesItsModels() {
        ModelGrammar cameras = BEFORE.content().grammars().stream()
                .filter(g -> g.id().equals("HIK-CAM"))
                .findFirst()
                .orElseThrow();
        Watchlist after = BEFORE.edit("test.2", List.of(WatchlistEdit.remove(cameras)));
        assertThat(touches(after, "DS-2CD2143G0-I")).isTrue();
        assertThat(touches(after, "DAHUA NVR")).isFalse();
    }

    @Test
    void aChangedOwnershipTouchesAllOfTheEntitysEvidence() {
        Watchlist after =
                after(new Ownership("lorex", "dahua", Ownership.Relation.OWNED_BY, null, null, FACT, "invented"));
        assertThat(touches(after, "LOREX LNE8964AB")).isTrue();
        assertThat(touches(after, "AMCREST CAMERA")).isFalse();
    }

    @Test
    void aNewPrefixTouchesOnlyItsDevices() {
        Watchlist after = after(new Identifier(Identifier.Scheme.MAC_PREFIX, "02ABCD", "zte", FACT));
        DeltaScreener delta = DeltaScreener.between(BEFORE, after);
        assertThat(delta.touches(Subject.ofDevice("x", null, "02:AB:CD:00:00:01", null, null)))
                .isTrue();
        assertThat(delta.touches(Subject.ofDevice("x", null, "02:AB:CE:00:00:01", null, null)))
                .isFalse();
    }

    @Test
    void aMembershipTouchesNothing() {
        Watchlist after = after(new Membership("zte", "invented-list", null, null, "", FACT));
        assertThat(DeltaScreener.between(BEFORE, after).touchesNothing()).isTrue();
        assertThat(DeltaScreener.between(BEFORE, after(new Name("zte", "ZORVANEX", Name.Kind.COINED, Set.of(), FACT)))
                        .touchesNothing())
                .isFalse();
    }

    @Test
    void equalListsTouchNothing() {
        assertThat(DeltaScreener.between(BEFORE, BEFORE).touchesNothing()).isTrue();
        assertThat(DeltaScreener.between(BEFORE, BEFORE).touches(Subject.ofVendor("HIKVISION")))
                .isFalse();
    }
}
