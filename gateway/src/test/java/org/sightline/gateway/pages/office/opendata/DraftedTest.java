package org.sightline.gateway.pages.office.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sightline.kit.caller.Caller;

/** Who may publish a draft of the open data. */
class DraftedTest {

    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);
    private static final Edition DRAFT = new Edition(
            1,
            1,
            Edition.DRAFT,
            new Edition.Statement(null, DAY, DAY, null, List.of(), 0, 0, 0, 0, 0, List.of()),
            List.of(),
            0,
            "ann",
            Instant.EPOCH,
            null,
            null,
            null,
            null);

    private final Caller ann = Caller.of("1", "ann", Set.of(Caller.ANALYST), List.of());
    private final Caller bob = Caller.of("2", "bob", Set.of(Caller.ANALYST), List.of());

    @Test
    void anotherPersonPublishesIt() {
        OpenData.Drafted draft = new OpenData.Drafted(DRAFT, ann.identity());
        assertThat(draft.mayPublish(bob)).isTrue();
        assertThat(draft.mayPublish(ann)).isFalse();
    }

    @Test
    void nobodyPublishesOneOfNobodyKnowsWhom() {
        assertThat(new OpenData.Drafted(DRAFT, null).mayPublish(bob)).isFalse();
    }
}
