package org.sightline.inventory.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.sightline.inventory.attestation.AgencyReturn.Signer;
import org.sightline.inventory.attestation.ReturnContent.Change;
import org.sightline.inventory.attestation.ReturnContent.Line;
import org.sightline.inventory.standing.ReturnStanding;
import org.sightline.kit.caller.RoleGiven;
import org.sightline.kit.json.Json;
import org.sightline.kit.problem.Problem;

/** What may be done with a return, and what it says. */
class ReturnRulesTest {

    private static final int SEQUENCES = Integer.getInteger("sightline.sequences", 500);
    private static final UUID TOWN = UUID.randomUUID();
    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
    private static final LocalDate DUE = LocalDate.of(2026, 3, 31);
    private static final Signer ANN = new Signer("ann", "s-1", null);
    private static final Signer BOB = new Signer("bob", "s-2", null);
    private static final Signer CY = new Signer("cy", "s-3", null);

    private static AgencyReturn draft(AgencyReturn latest, Signer by) {
        return new AgencyReturn(
                UUID.randomUUID(),
                TOWN,
                2026,
                ReturnRules.revision(latest),
                latest == null ? 1 : latest.version() + 1,
                ReturnStatus.DRAFT,
                new ReturnForm.Words(ReturnStatement.INVENTORY, "We looked.", null, "A camera was missed."),
                ReturnRules.drafters(latest, by),
                NOW,
                null,
                null,
                null,
                null);
    }

    private static ReturnContent content(ReturnStatement statement, Line... lines) {
        return new ReturnContent(
                TOWN,
                "Town of Nowhere",
                2026,
                1,
                statement,
                "We looked.",
                null,
                null,
                ReturnContent.pieces(List.of(lines)),
                List.of(lines),
                null,
                List.of(),
                List.of("ann"),
                null);
    }

    /** As it was frozen before it was said who gave the roles. */
    private static final String SIGNED_BEFORE =
            "{\"agencyId\":\"98b30172-a787-511e-8356-99f4286216b2\",\"agencyName\":\"Town of Nowhere\",\"year\":2026,"
                    + "\"revision\":1,\"statement\":\"none_installed\",\"inquiry\":\"We looked.\",\"pieces\":0,"
                    + "\"lines\":[],\"changes\":[],\"drafters\":[\"ann\"]}";

    @Test
    void whatWasSignedBeforeIsReadAndWrittenAsItWas() {
        ReturnContent read = Json.read(SIGNED_BEFORE, ReturnContent.class);
        assertThat(read.roles()).isNull();
        assertThat(Json.write(read)).isEqualTo(SIGNED_BEFORE);
        Signer[] drafters = Json.read("[{\"name\":\"ann\",\"identity\":\"s-1\"}]", Signer[].class);
        assertThat(drafters).containsExactly(ANN);
    }

    @Test
    void theContentSaysWhoGaveTheRolesOfThoseWhoWorkedOnItAndOfTheCertifier() {
        RoleGiven given = new RoleGiven(NOW, "devon", "robin", "Attorney of Invented County");
        Signer lent = new Signer("cy", "s-3", given);
        assertThat(ReturnContent.RoleOf.of(List.of(ANN), null)).isNull();
        assertThat(ReturnContent.RoleOf.of(List.of(ANN, BOB), lent))
                .containsExactly(new ReturnContent.RoleOf(
                        "cy", "certifier", NOW, "devon", "robin", "Attorney of Invented County"));
    }

    private static void sign(AgencyReturn latest, Signer by) {
        ReturnRules.requireSignable(latest, by, content(ReturnStatement.INVENTORY), "abc", "abc");
    }

    @Test
    void whoWorkedOnItDoesNotSignIt() {
        AgencyReturn byTwo = draft(draft(null, ANN), BOB);
        assertThat(byTwo.drafters()).containsExactly(ANN, BOB);
        refused(403, () -> sign(byTwo, ANN));
        refused(403, () -> sign(byTwo, BOB));
        refused(403, () -> sign(byTwo, new Signer("bob.married", "s-2", null)));
        sign(byTwo, CY);
    }

    @Test
    void onlyWhatWasReadIsSigned() {
        AgencyReturn draft = draft(null, ANN);
        ReturnContent content = content(ReturnStatement.INVENTORY);
        refused(422, () -> ReturnRules.requireSignable(draft, BOB, content, null, "abc"));
        refused(409, () -> ReturnRules.requireSignable(draft, BOB, content, "abd", "abc"));
    }

    @Test
    void thatNothingIsInstalledIsNotSignedWhileSomethingIsRegistered() {
        Line camera = new Line("Acme", "A-1", "installed", 3);
        Line gone = new Line("Acme", "A-1", "disposed", 3);
        AgencyReturn draft = draft(null, ANN);
        refused(
                409,
                () -> ReturnRules.requireSignable(
                        draft, BOB, content(ReturnStatement.NONE_INSTALLED, camera), "abc", "abc"));
        ReturnRules.requireSignable(draft, BOB, content(ReturnStatement.NONE_INSTALLED, gone), "abc", "abc");
    }

    @Test
    void withoutADraftThereIsNothingToSign() {
        AgencyReturn signed = draft(null, ANN).signed(BOB, NOW, "{}", "abc");
        refused(409, () -> sign(signed, CY));
        refused(409, () -> ReturnRules.requireSignable(null, CY, content(ReturnStatement.INVENTORY), "abc", "abc"));
    }

    @Test
    void aCorrectionIsANewRevisionWithADrafterOfItsOwn() {
        AgencyReturn signed = draft(null, ANN).signed(BOB, NOW, "{}", "abc");
        assertThat(ReturnRules.corrects(null)).isFalse();
        assertThat(ReturnRules.corrects(draft(null, ANN))).isFalse();
        assertThat(ReturnRules.corrects(signed)).isTrue();
        AgencyReturn correction = draft(signed, CY);
        assertThat(correction.revision()).isEqualTo(2);
        assertThat(correction.drafters()).containsExactly(CY);
        assertThat(ReturnRules.corrects(correction)).as("until it is signed").isTrue();
        refused(422, () -> new ReturnForm(ReturnStatement.INVENTORY, "We looked.", null, " ").checked(true));
    }

    @Test
    void theBoardSaysWhoIsMissingAndWhoIsLate() {
        assertThat(ReturnStanding.of(false, 0)).isEqualTo(ReturnStanding.MISSING);
        assertThat(ReturnStanding.of(true, 0)).isEqualTo(ReturnStanding.DRAFT);
        assertThat(ReturnStanding.of(false, 1)).isEqualTo(ReturnStanding.CERTIFIED);
        assertThat(ReturnStanding.of(true, 1)).isEqualTo(ReturnStanding.CERTIFIED);
        assertThat(ReturnStanding.of(false, 2)).isEqualTo(ReturnStanding.CORRECTED);
        assertThat(ReturnRules.late(DUE, null, DUE)).isFalse();
        assertThat(ReturnRules.late(DUE, null, DUE.plusDays(1))).isTrue();
        assertThat(ReturnRules.late(DUE, DUE, DUE.plusDays(100))).isFalse();
        assertThat(ReturnRules.late(DUE, DUE.plusDays(1), DUE.plusDays(100))).isTrue();
    }

    @Test
    void whatChangedIsSaidByKind() {
        Line had = new Line("Acme", "A-1", "installed", 3);
        Line same = new Line("Acme", "B-1", "installed", 1);
        assertThat(ReturnContent.changes(
                        List.of(had, same, new Line("Old", "O", "installed", 2)),
                        List.of(new Line("Acme", "A-1", "installed", 5), same, new Line("New", "N", "in_stock", 1))))
                .containsExactly(
                        new Change("Acme", "A-1", "installed", 3, 5),
                        new Change("New", "N", "in_stock", 0, 1),
                        new Change("Old", "O", "installed", 2, 0));
    }

    @Test
    void moreKindsThanFitArePutTogetherAndNoPieceIsLost() {
        List<Line> many = new ArrayList<>();
        for (int i = 0; i < ReturnContent.MOST_LINES + 7; i++) {
            many.add(new Line("Maker " + i, "", "installed", 2));
        }
        List<Line> bounded = ReturnContent.bounded(many);
        assertThat(bounded).hasSize(ReturnContent.MOST_LINES);
        assertThat(bounded.stream().mapToLong(Line::pieces).sum()).isEqualTo(2L * many.size());
    }

    /** Random sequences of drafts and signatures: {@code -Dsightline.sequences=10000} plays so many. */
    @Test
    void noSequenceOfDraftsAndSignaturesLetsAnybodySignTheirOwnWorkOrChangesWhatWasSigned() {
        List<Signer> people = List.of(ANN, BOB, CY);
        for (int number = 0; number < SEQUENCES; number++) {
            Random random = new Random(number);
            AgencyReturn latest = null;
            List<Signer> workedOnIt = new ArrayList<>();
            int signatures = 0;
            for (int i = 0; i < 40; i++) {
                Signer by = people.get(random.nextInt(people.size()));
                if (random.nextBoolean()) {
                    if (latest != null && latest.status() == ReturnStatus.CERTIFIED) {
                        workedOnIt.clear();
                    }
                    latest = draft(latest, by);
                    workedOnIt.add(by);
                    assertThat(latest.revision()).isEqualTo(signatures + 1);
                } else {
                    boolean mayBe = latest != null && latest.status() == ReturnStatus.DRAFT && !workedOnIt.contains(by);
                    try {
                        sign(latest, by);
                        assertThat(mayBe).as("sequence %d", number).isTrue();
                        latest = latest.signed(by, NOW, "{}", "abc");
                        signatures++;
                    } catch (Problem refused) {
                        assertThat(mayBe).as("sequence %d", number).isFalse();
                    }
                }
            }
        }
    }

    private static void refused(int status, ThrowingCallable step) {
        assertThatThrownBy(step)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(status));
    }
}
