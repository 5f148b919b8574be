package org.sightline.kit.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.testapp.RealKit;

@QuarkusTest
@RealKit
class ProposalsTest {

    private static final ProposalKind<String> RULES =
            new ProposalKind<>("rules", 4_711, Function.identity(), Function.identity());
    private static final ProposalKind<String> LISTS =
            new ProposalKind<>("lists", 4_712, Function.identity(), Function.identity());
    private static final Caller ADA = Caller.of("https://id.example", "1", "ada", Set.of(Caller.ADMIN), List.of());
    private static final Caller BEN = Caller.of("https://id.example", "2", "ben", Set.of(Caller.ADMIN), List.of());

    private static final String FIRST = ETags.of(0);

    @Inject
    Proposals proposals;

    private Proposal<String> drafted(LocalDate effectiveOn) {
        return proposals.draft(
                RULES, ADA, new Proposals.Draft<>("Because the law changed", effectiveOn, 7L, "content"));
    }

    private static void refused(int status, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(status));
    }

    @Test
    void whatOnePersonDraftsAnotherApproves() {
        UUID id = drafted(null).id();

        String applied = proposals.approve(RULES, id, FIRST, BEN, proposal -> "applied " + proposal.content());

        assertThat(applied).isEqualTo("applied content");
        refused(404, () -> proposals.find(RULES, id));
    }

    @Test
    void aNewNameDoesNotMakeAnotherPerson() {
        UUID id = drafted(null).id();
        Caller renamed = Caller.of(ADA.issuer(), ADA.subject(), "ada lovelace", ADA.roles(), List.of());
        Caller namesake = Caller.of(ADA.issuer(), "3", "ada", ADA.roles(), List.of());

        refused(403, () -> proposals.approve(RULES, id, FIRST, renamed, Proposal::content));
        String applied = proposals.approve(RULES, id, FIRST, namesake, Proposal::content);
        assertThat(applied).isEqualTo("content");
    }

    @Test
    void whatCannotBeAppliedStaysADraft() {
        UUID id = drafted(null).id();

        refused(
                422,
                () -> proposals.approve(RULES, id, FIRST, BEN, proposal -> {
                    throw Problem.invalid("/", "does-not-fit", "It no longer fits.");
                }));

        assertThat(proposals.find(RULES, id).content()).isEqualTo("content");
    }

    @Test
    void aDraftIsNotApprovedBeforeItsDay() {
        UUID id = drafted(LocalDate.now().plusDays(3)).id();

        refused(409, () -> proposals.approve(RULES, id, FIRST, BEN, Proposal::content));
    }

    @Test
    void anApprovalOfWhatHasChangedSinceIsRefused() {
        Proposal<String> seen = drafted(null);
        Proposal<String> tried = proposals.keepTrial(RULES, seen.id(), "{\"touched\": 3}");

        assertThat(tried.trial()).isEqualTo("{\"touched\": 3}");
        refused(412, () -> proposals.approve(RULES, seen.id(), ETags.of(seen.version()), BEN, Proposal::content));
        refused(412, () -> proposals.discard(RULES, seen.id(), ETags.of(seen.version())));
        refused(428, () -> proposals.approve(RULES, seen.id(), null, BEN, Proposal::content));
        refused(428, () -> proposals.discard(RULES, seen.id(), null));
        proposals.discard(RULES, seen.id(), ETags.of(tried.version()));
        refused(404, () -> proposals.find(RULES, seen.id()));
    }

    @Test
    void kindsAreApartAndADraftNeedsASummary() {
        UUID id = drafted(null).id();

        assertThat(proposals.all(LISTS)).isEmpty();
        assertThat(proposals.all(RULES)).extracting(Proposal::id).contains(id);
        refused(404, () -> proposals.find(LISTS, id));
        refused(422, () -> proposals.draft(LISTS, ADA, new Proposals.Draft<>(" ", null, null, "content")));
    }
}
