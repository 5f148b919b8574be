package org.sightline.matching.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sightline.kit.caller.Caller;
import org.sightline.matching.approval.Awaited.Thing;

/** Who is to do what waits. */
class AwaitedTest {

    private final Caller ann = person("ann");
    private final Caller bob = person("bob");

    private static Caller person(String name) {
        return Caller.of(name, name, Set.of(Caller.ANALYST, Caller.ADMIN), List.of());
    }

    private static Awaited waits(Thing thing, @Nullable String by, @Nullable String identity) {
        return new Awaited(thing, "it", "1", null, "Something", "/it", by, identity, Instant.EPOCH);
    }

    @ParameterizedTest
    @EnumSource(
            value = Thing.class,
            names = {"IMPORT", "PROOF"},
            mode = EnumSource.Mode.EXCLUDE)
    void whoAskedForItIsKnownByTheNameWhereTheRecordHasNothingElse(Thing thing) {
        Awaited named = waits(thing, "ann", null);
        assertThat(named.isFor(ann, Set.of())).isFalse();
        assertThat(named.isFor(bob, Set.of())).isTrue();
        Awaited known = waits(thing, "ann", bob.identity());
        assertThat(known.isFor(ann, Set.of())).isTrue();
        assertThat(known.isFor(bob, Set.of())).isFalse();
    }

    @Test
    void proofAsksEverybodyWhoDecides() {
        assertThat(waits(Thing.PROOF, "ann", null).isFor(ann, Set.of())).isTrue();
    }

    @Test
    void anImportAsksWhoSentItAndAllWhoLoadFilesWhereThatOneDoesNot() {
        Awaited sent = waits(Thing.IMPORT, "ann", null);
        assertThat(sent.isFor(ann, Set.of("ann", "bob"))).isTrue();
        assertThat(sent.isFor(bob, Set.of("ann", "bob"))).isFalse();
        assertThat(sent.isFor(bob, Set.of("bob"))).isTrue();
    }
}
