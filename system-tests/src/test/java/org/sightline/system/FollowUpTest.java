package org.sightline.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.sightline.testsupport.whole.Person.fields;

import io.restassured.response.Response;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sightline.localstack.sample.OfficeDay;
import org.sightline.localstack.stack.Part;
import org.sightline.testsupport.whole.Person;
import org.sightline.testsupport.whole.Sightline;
import org.sightline.testsupport.whole.Town;
import org.sightline.testsupport.whole.Upload;

/** A finding is followed to its end by the people on both sides. */
@Order(2)
@ExtendWith(Sightline.class)
class FollowUpTest {

    /** How soon what one side did is seen by the other. */
    private static final Duration SOON = Duration.ofSeconds(2);

    private static final LocalDate TODAY = OfficeDay.today();

    private final Person analyst = Person.analyst();
    private final Person second = Person.named("analyst2");

    @Test
    void aFindingGoesFromANoticeByMailToAnAnswerAndIsClosedByASecondPerson() {
        Town town = Town.registered("Followham");
        Upload.of(
                        Upload.newSource("follow"),
                        Upload.HEADER
                                + Upload.line(
                                        "F-1",
                                        "2022-03-01",
                                        town.name(),
                                        "DAHUA IPC-HFW5442E-ZE BULLET CAMERA",
                                        "",
                                        "",
                                        "CDBG"))
                .done();
        String path =
                "/api/findings/" + town.awaitFindings(1).getFirst().path("id").asText();
        String mail = "clerk." + UUID.randomUUID() + "@sample.invalid";
        assertThat(analyst.post("/api/agencies/" + town.id() + "/contacts", fields("name", "Clerk", "mail", mail))
                        .statusCode())
                .isEqualTo(201);
        changed(analyst, path, "/decisions", fields("decision", "confirmed", "reason", "The model is on the order."));
        changed(
                analyst,
                path,
                "/notices",
                fields(
                        "means",
                        "mail",
                        "text",
                        "Is this camera still in use?",
                        "answerBy",
                        TODAY.plusDays(30).toString(),
                        "sourceCheck",
                        "2 CFR 200.216, read today."));
        // The mail is sent by a job that looks every two seconds; then both sides see it.
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(status(town.reporter(), path)).isEqualTo("notified"));
        assertThat(given().get(Sightline.stack().url(Part.MAIL)).asString())
                .contains("To " + mail, "Is this camera still in use?");
        assertThat(waiting(town.reporter(), town)).isEqualTo(1);
        changed(
                town.reporter(),
                path,
                "/responses",
                fields(
                        "answer",
                        "planned",
                        "text",
                        "It comes down in spring.",
                        "promisedOn",
                        TODAY.plusDays(90).toString()));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(status(analyst, path)).isEqualTo("responded"));
        assertThat(analyst.json(path + "/task").path("dueOn").asText())
                .isEqualTo(TODAY.plusDays(90).toString());
        changed(town.reporter(), path, "/responses", fields("answer", "removed", "text", "It is gone."));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(waiting(analyst, town)).isEqualTo(1));
        changed(analyst, path, "/decisions", fields("decision", "confirmed", "reason", "The photo shows the wall."));
        assertThat(waiting(analyst, town)).isZero();
        assertThat(waiting(second, town)).isEqualTo(1);
        changed(
                second,
                path,
                "/decisions",
                fields(
                        "decision",
                        "confirmed",
                        "outcome",
                        "confirmed_removed",
                        "reason",
                        "Seen.",
                        "evidence",
                        "Disposal record 12."));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(status(town.reporter(), path)).isEqualTo("closed"));
        assertThat(waiting(second, town)).isZero();
    }

    private static int waiting(Person who, Town town) {
        return who.json("/api/tasks?waiting=true&agencyId=" + town.id())
                .path("items")
                .size();
    }

    private static String status(Person who, String path) {
        return who.json(path).path("status").asText();
    }

    private static void changed(Person who, String path, String below, Object body) {
        Response answer = who.post(path + below, who.json(path).path("version").asLong(), body);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }
}
