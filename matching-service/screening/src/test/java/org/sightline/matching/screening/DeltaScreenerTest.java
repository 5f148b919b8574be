package org.sightline.matching.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Arbitrary;
import org.junit.jupiter.api.Test;
import org.sightline.matching.watchlist.Entity;
import org.sightline.matching.watchlist.Fact;
import org.sightline.matching.watchlist.Identifier;
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
    return BEFORE.edit("test.2", java.util.Arrays.stream(added).map(WatchlistEdit::add).toList());
  }

  private static boolean touches(Watchlist after, String text) {
    return DeltaScreener.between(BEFORE, after).touches(Subject.ofLine(null, text, null, null));
  }

  @Test
  void aNewNameTouchesOnlyTheLinesThatHoldIt() {
    Watchlist after = after(new Entity("zorvane", "Zorvane Optics", Entity.Kind.DESIGNATED, "", "", FACT),
        new Name("zorvane", "ZORVANEX", Name.Kind.COINED, Set.of(), FACT));
    assertThat(touches(after, "Zorvanex dome camera")).isTrue();
    assertThat(touches(after, "ZORVANX camera")).isTrue();
    assertThat(touches(after, "HIKVISION DS-2CD2143G0-I")).isFalse();
    assertThat(touches(after, "office paper")).isFalse();
  }

  @Test
  void aRemovedModelGrammarTouchesItsModels() {
    ModelGrammar cameras = BEFORE.content().grammars().stream().filter(g -> g.id().equals("HIK-CAM")).findFirst().orElseThrow();
    Watchlist after = BEFORE.edit("test.2", List.of(WatchlistEdit.remove(cameras)));
    assertThat(touches(after, "DS-2CD2143G0-I")).isTrue();
    assertThat(touches(after, "DAHUA NVR")).isFalse();
  }

  @Test
  void aChangedOwnershipTouchesAllOfTheEntitysEvidence() {
    Watchlist after = after(new Ownership("lorex", "dahua", Ownership.Relation.OWNED_BY, null, null, FACT, "invented"));
    assertThat(touches(after, "LOREX LNE8964AB")).isTrue();
    assertThat(touches(after, "AMCREST CAMERA")).isFalse();
  }

  @Test
  void aNewPrefixTouchesOnlyItsDevices() {
    Watchlist after = after(new Identifier(Identifier.Scheme.MAC_PREFIX, "02ABCD", "zte", FACT));
    DeltaScreener delta = DeltaScreener.between(BEFORE, after);
    assertThat(delta.touches(Subject.ofDevice("x", null, "02:AB:CD:00:00:01", null, null))).isTrue();
    assertThat(delta.touches(Subject.ofDevice("x", null, "02:AB:CE:00:00:01", null, null))).isFalse();
  }

  @Test
  void equalListsTouchNothing() {
    assertThat(DeltaScreener.between(BEFORE, BEFORE).touches(Subject.ofVendor("HIKVISION"))).isFalse();
  }

  private static final Watchlist CHANGED = BEFORE.edit("test.3", List.of(
      WatchlistEdit.add(new Name("zte", "HYT", Name.Kind.SHORT, Set.of(), FACT)),
      WatchlistEdit.add(new Name("hytera", "CAMERA VISION", Name.Kind.PHRASE, Set.of(), FACT)),
      WatchlistEdit.add(new Name("smic", "LOREX TECHNOLOGY HOLDING", Name.Kind.LISTED, Set.of(), FACT)),
      WatchlistEdit.remove(BEFORE.content().names().stream().filter(n -> n.text().equals("HUAWEI")).findFirst().orElseThrow()),
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
    return matches.stream().map(m -> m.entityId() + m.role() + m.score() + m.evidence()).toList();
  }
}
