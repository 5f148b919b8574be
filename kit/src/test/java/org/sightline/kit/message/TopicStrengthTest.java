package org.sightline.kit.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a topic needs so that nothing is lost that was acknowledged. */
class TopicStrengthTest {

    private static final long WEEK = 604_800_000;

    @Test
    void threeCopiesOfWhichTwoHaveEachAcknowledgedMessageAreStrongEnough() {
        assertThat(new TopicStrength("findings", 3, 2, -1).weakness(3)).isEmpty();
    }

    @Test
    void threeCopiesOfWhichOneIsEnoughForAnAcknowledgmentCanLoseIt() {
        assertThat(new TopicStrength("findings", 3, 1, -1).weakness(3))
                .contains(
                        "Topic findings is weaker than it needs to be: a message is acknowledged with 1 copy in sync and"
                                + " needs 2.");
    }

    @Test
    void fewerCopiesThanTheInstallationHasAndMessagesThatExpireAreSaidInOneSentence() {
        assertThat(new TopicStrength("findings", 1, 2, WEEK).weakness(3))
                .contains("Topic findings is weaker than it needs to be: it has 1 copy of each partition and needs 3;"
                        + " messages are deleted after 168 hours and must be kept without end.");
    }

    @Test
    void anInstallationWithOneBrokerIsNotTroubledWithWhatItCannotHave() {
        assertThat(new TopicStrength("findings", 1, 1, -1).weakness(1)).isEmpty();
        assertThat(new TopicStrength("findings", 2, 1, -1).weakness(2)).isEmpty();
    }
}
