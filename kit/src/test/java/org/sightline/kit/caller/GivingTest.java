package org.sightline.kit.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.kit.problem.Problem;

/** Who may give what to whom, and who must agree. */
class GivingTest {

    private static final UUID OURS = UUID.fromString("00000000-0000-5000-8000-000000000001");

    private final Caller admin = office("1");
    private final Caller second = office("2");
    private final Caller manager = ofAgency("3", "agency-admin");
    private final Caller reader = ofAgency("4", "reader");

    private static Caller office(String subject) {
        return Caller.of(subject, "office " + subject, Set.of(Caller.ADMIN), List.of());
    }

    private static Caller ofAgency(String subject, String role) {
        return Caller.of(subject, role + " " + subject, Set.of(), List.of("/agencies/" + OURS + "/" + role));
    }

    private static Giving.Draft draft(String role, Caller by, Caller... gaveOther) {
        return new Giving.Draft(
                role,
                OURS,
                by.identity(),
                "|9",
                Set.of(List.of(gaveOther).stream().map(Caller::identity).toArray(String[]::new)));
    }

    private static List<Giving.Holder> holding(Caller... people) {
        return List.of(people).stream()
                .map(person -> new Giving.Holder(
                        person.identity(), person.agencyRoles().getOrDefault(OURS, Set.of())))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"reader", "reporter", "certifier", "agency-admin"})
    void nobodyAloneGivesARoleOfAnAgency(String role) {
        assertThat(Giving.needsAnother(role)).isTrue();
        assertThat(Giving.mayApprove(admin, draft(role, admin), List.of())).isFalse();
        assertThat(Giving.mayApprove(second, draft(role, admin), List.of())).isTrue();
        assertThat(Giving.mayApprove(manager, draft(role, manager), holding(manager)))
                .isFalse();
    }

    @Test
    void onlyTheOfficeDraftsWhoManagesPeople() {
        assertThatThrownBy(() -> Giving.requireDrafter(manager, draft("agency-admin", manager)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(403));
        Giving.requireDrafter(admin, draft("agency-admin", admin));
        Giving.requireDrafter(manager, draft("reporter", manager));
        assertThatThrownBy(() -> Giving.requireDrafter(reader, draft("reader", reader)))
                .isInstanceOf(Problem.class);
    }

    @Test
    void theOfficeApprovesOnlyWhereNobodyOfTheAgencyCan() {
        assertThat(Giving.mayApprove(second, draft("reporter", admin), holding(reader)))
                .isFalse();
        assertThat(Giving.mayApprove(reader, draft("reporter", admin), holding(reader)))
                .isTrue();
        assertThat(Giving.mayApprove(second, draft("reporter", manager), holding(manager)))
                .as("the only one there drafted it")
                .isTrue();
        assertThat(Giving.mayApprove(second, draft("certifier", admin, reader), holding(reader)))
                .as("the only one there gave the other role")
                .isTrue();
        assertThat(Giving.mayApprove(reader, draft("reporter", admin), List.of()))
                .as("not held before the draft was made")
                .isFalse();
    }

    @Test
    void whoGaveTheOtherRoleThereNeitherDraftsNorApproves() {
        assertThatThrownBy(() -> Giving.requireDrafter(admin, draft("certifier", admin, admin)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("You gave reporter there");
        assertThat(Giving.mayApprove(second, draft("certifier", manager, second), holding(manager)))
                .isFalse();
        assertThat(Giving.mayApprove(second, draft("certifier", admin, admin), List.of()))
                .as("who drafted it gave the other role since")
                .isFalse();
    }

    @Test
    void aRoleOfTheOfficeTakesTwoAdmins() {
        Giving.Draft reviewer = new Giving.Draft("reviewer", null, admin.identity(), "|9", Set.of());
        assertThat(Giving.mayApprove(admin, reviewer, List.of())).isFalse();
        assertThat(Giving.mayApprove(second, reviewer, List.of())).isTrue();
        assertThat(Giving.mayApprove(manager, reviewer, List.of())).isFalse();
    }

    @Test
    void whoMadeAClaimCodeNeitherClaimsByItNorConfirms() {
        Giving.Draft claim = new Giving.Draft(Giving.CLAIM, null, "|8", "|8", Set.of(admin.identity()));
        assertThatThrownBy(() -> Giving.requireDrafter(admin, claim)).isInstanceOf(Problem.class);
        Giving.requireDrafter(Caller.of("8", "somebody", Set.of(), List.of()), claim);
        assertThat(Giving.mayApprove(admin, claim, List.of())).isFalse();
        assertThat(Giving.mayApprove(second, claim, List.of())).isTrue();
        assertThat(Giving.needsAnother(Giving.CLAIM_CODE)).isFalse();
    }

    @Test
    void whatTheTableDoesNotNameNobodyGives() {
        assertThatThrownBy(() -> Giving.needsAnother("owner")).isInstanceOf(IllegalArgumentException.class);
    }
}
