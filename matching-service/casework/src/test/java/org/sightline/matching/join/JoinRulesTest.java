package org.sightline.matching.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.join.JoinRules.Goes;
import org.sightline.matching.join.JoinRules.Joining;
import org.sightline.matching.join.JoinRules.Standing;
import org.sightline.matching.lifecycle.Decision;
import org.sightline.matching.lifecycle.FindingLifecycle;
import org.sightline.matching.lifecycle.FindingLifecycle.Person;
import org.sightline.matching.lifecycle.FindingLifecycle.Triage;
import org.sightline.matching.lifecycle.Outcome;
import org.sightline.matching.verdict.facts.Purpose;

/** Which of two findings of one purchase goes on, and when a person has to decide something first. */
class JoinRulesTest {

    private static final Person ADA = new Person("ada", "issuer|ada");
    private static final Triage CONFIRMED = new Triage(Decision.CONFIRMED, ADA);
    private static final Triage DISMISSED = new Triage(Decision.DISMISSED, ADA);

    private static final Standing OPEN = standing(new FindingLifecycle.New());
    private static final Standing CONFIRMED_OPEN = standing(new FindingLifecycle.Triaged(CONFIRMED));
    private static final Standing DISMISSED_OPEN = standing(new FindingLifecycle.Triaged(DISMISSED));
    private static final Standing TOLD = standing(new FindingLifecycle.Notified(null));
    private static final Standing DISPUTED = standing(new FindingLifecycle.UnderReview(null));
    private static final Standing REMOVED = standing(new FindingLifecycle.Closed(Outcome.CONFIRMED_REMOVED, ADA));
    private static final Standing WAIVED = standing(new FindingLifecycle.Closed(Outcome.CONFIRMED_WAIVED, ADA));
    private static final Standing NO_MATCH = standing(new FindingLifecycle.Closed(Outcome.NOT_A_MATCH, ADA));

    private static Standing standing(FindingLifecycle state) {
        return new Standing(state, false, null);
    }

    @Test
    void theStricterOneGoesOn() {
        assertThat(JoinRules.of(OPEN, OPEN)).isEqualTo(new Joining(Goes.EITHER, false));
        assertThat(JoinRules.of(OPEN, CONFIRMED_OPEN)).isEqualTo(new Joining(Goes.SECOND, false));
        assertThat(JoinRules.of(OPEN, DISMISSED_OPEN)).isEqualTo(new Joining(Goes.FIRST, false));
        assertThat(JoinRules.of(TOLD, OPEN)).isEqualTo(new Joining(Goes.FIRST, false));
        assertThat(JoinRules.of(TOLD, DISPUTED)).isEqualTo(new Joining(Goes.SECOND, false));
    }

    @Test
    void decisionsThatContradictAreSettledByAPersonFirst() {
        refused(CONFIRMED_OPEN, DISMISSED_OPEN, "confirmed and the other is dismissed");
        refused(REMOVED, DISMISSED_OPEN, "confirmed and the other is dismissed");
        refused(REMOVED, WAIVED, "different outcomes");
        refused(CONFIRMED_OPEN, DISPUTED, "decided more strictly");
        refused(
                OPEN,
                new Standing(new FindingLifecycle.New(), false, Purpose.OUT_OF_SCOPE),
                "out of scope of the laws");
    }

    @Test
    void nobodyAloneClosesWhatIsOpenByJoiningItToWhatTwoPeopleClosed() {
        assertThat(JoinRules.of(REMOVED, OPEN)).isEqualTo(new Joining(Goes.FIRST, true));
        assertThat(JoinRules.of(CONFIRMED_OPEN, REMOVED)).isEqualTo(new Joining(Goes.SECOND, true));
        assertThat(JoinRules.of(REMOVED, REMOVED)).isEqualTo(new Joining(Goes.EITHER, true));
        refused(NO_MATCH, OPEN, "Two people dismissed one of them, the other is open");
        refused(NO_MATCH, NO_MATCH, "Two people dismissed them, each for what it says");
        refused(REMOVED, DISPUTED, "the agency has answered");
    }

    @Test
    void anAnswerThatNobodyReviewedIsNotWithdrawn() {
        refused(DISPUTED, DISPUTED, "The agency has answered on the one that would be joined");
        refused(
                DISPUTED,
                standing(new FindingLifecycle.UnderReview(CONFIRMED)),
                "The agency has answered on the one that would be joined");
        assertThat(JoinRules.of(OPEN, DISPUTED)).isEqualTo(new Joining(Goes.SECOND, false));
    }

    private static void refused(Standing one, Standing other, String why) {
        assertThatThrownBy(() -> JoinRules.of(one, other))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(why);
        assertThatThrownBy(() -> JoinRules.of(other, one))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(why);
    }
}
