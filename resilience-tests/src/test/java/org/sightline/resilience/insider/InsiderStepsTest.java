package org.sightline.resilience.insider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.sightline.testsupport.whole.Person.fields;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sightline.testsupport.whole.Person;
import org.sightline.testsupport.whole.Sightline;
import org.sightline.testsupport.whole.Town;
import org.sightline.testsupport.whole.Upload;

/**
 * The steps by which one insider got what takes two at commit e609f75a, as an independent reading of it found and played them
 * (N1, N2, N3 and N7 of docs/testing.md). Each of these tests fails there.
 */
@Order(13)
@ExtendWith(Sightline.class)
class InsiderStepsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Person admin = Person.admin();
    private final Person analyst = Person.analyst();
    private final Person second = Person.named("analyst2");
    private final Town town = Town.registered("Steps");
    private final String agency = "/api/agencies/" + town.id();

    private String finding() {
        Upload.of(
                        Upload.newSource("steps"),
                        Upload.HEADER
                                + Upload.line(
                                        "S-1",
                                        "2022-03-01",
                                        town.name(),
                                        "HIKVISION DS-2CD2143G0-I DOME CAMERA " + UUID.randomUUID(),
                                        "",
                                        "",
                                        "CDBG"))
                .done();
        return "/api/findings/" + town.awaitFindings(1).getFirst().path("id").asText();
    }

    private static JsonNode decided(Person who, String finding, String decision, String outcome) {
        long version = who.json(finding).path("version").asLong();
        Response answer = who.post(
                finding + "/decisions",
                version,
                outcome == null
                        ? fields("decision", decision, "reason", "An invented reason.")
                        : fields("decision", decision, "outcome", outcome, "reason", "An invented reason."));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return Person.parse(answer);
    }

    /** There each of the two had the role with the first request, drafted a return and signed it. */
    @Test
    void n1OneAdminMakesNoReporterAndNoCertifierOfInventedMailboxes() {
        String word = town.id().toString().substring(0, 8);
        for (String role : List.of("reporter", "certifier")) {
            String name = "proof." + role + "." + word;
            Response invited = admin.post(
                    agency + "/people",
                    fields("username", name, "email", name + "@insider.invalid", "name", "Proof", "role", role));
            assertThat(invited.statusCode()).as(invited.asString()).isIn(201, 403);
        }
        assertThat(admin.get(agency + "/people").asString()).doesNotContain("proof.");
    }

    /** There the answer had a secret, with which the admin read all findings of the agency and answered one in its name. */
    @Test
    void n2OneAdminGetsNoSecretOfAMachineThatReadsAndAnswersForAnAgency() {
        assertThat(admin.get(agency + "/findings").statusCode()).isEqualTo(403);
        JsonNode made = Person.parse(admin.post(
                agency + "/service-accounts",
                fields("name", "Proof (invented)", "operations", List.of("agencyFindings", "respond"), "days", 30)));
        assertThat(made.at("/account/id").asText()).as(made.toString()).isNotEmpty();
        assertThat(made.path("secret").isTextual()).as("a secret").isFalse();
        assertThat(made.path("clientId").isTextual()).as("a client").isFalse();
    }

    /** There it was closed and remembered at every agency, although nobody but the second analyst ever held that view. */
    @Test
    void n3WhatOneAnalystConfirmedIsNotPutAsideByAnotherAlone() {
        String finding = finding();
        decided(analyst, finding, "confirmed", null);
        JsonNode contradicted = decided(second, finding, "dismissed", "not_a_match");
        assertThat(contradicted.path("status").asText()).isEqualTo("triaged");
        assertThat(contradicted.path("outcome").isTextual()).isFalse();
    }

    /** There the body had the subject and the text of what the agency is told. */
    @Test
    void n7AWebhookTellsAnAdminNothingThatTheyMayNotRead() {
        String finding = finding();
        try (Receiver receiver = Receiver.start()) {
            assertThat(admin.post(
                                    agency + "/webhooks",
                                    fields("address", receiver.address("/n7"), "kinds", List.of("office_note")))
                            .statusCode())
                    .isEqualTo(201);
            assertThat(analyst.post(finding + "/notes", fields("text", "Which building?", "audience", "agency"))
                            .statusCode())
                    .isEqualTo(201);
            String came = await().atMost(PATIENCE)
                    .until(receiver::came, all -> !all.isEmpty())
                    .getFirst();
            assertThat(came).contains("office_note").doesNotContain("\"subject\"", "\"text\"");
        }
    }
}
