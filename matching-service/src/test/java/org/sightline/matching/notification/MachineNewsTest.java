package org.sightline.matching.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.Grant;
import org.sightline.kit.caller.HeldRole;
import org.sightline.kit.json.Json;
import org.sightline.localstack.people.Tokens;
import org.sightline.matching.RealService;

/** Each new program that may act for an agency or for the office is told to its people. */
@QuarkusTest
class MachineNewsTest extends RealService {

    private final UUID agency = UUID.randomUUID();
    private final String subject = UUID.randomUUID().toString();
    private final String name = "machine-of-" + subject;

    private void told(long version, UUID agency, String role, Instant until) {
        Grant grant = new Grant(
                "https://signin.invented.example/realms/sightline",
                subject,
                name,
                version,
                agency == null ? Grant.Place.OFFICE : Grant.Place.AGENCY,
                agency,
                List.of(new HeldRole(role, until, List.of("GET /agencies/{}/devices"))),
                null,
                Instant.now());
        kafka().send("grants", grant.key(), Map.of(), Json.write(grant));
    }

    private List<Map<String, Object>> inbox(RequestSpecification person) {
        return person.get("/inbox?limit=1000").jsonPath().<Map<String, Object>>getList("items").stream()
                .filter(entry -> String.valueOf(entry.get("text")).contains(name))
                .toList();
    }

    @Test
    void aMachineOfAnAgencyIsToldToItsPeopleAndToTheOfficeOnce() {
        Instant until = Instant.now().plus(Duration.ofDays(30));
        told(1, agency, Caller.SERVICE_ACCOUNT, until);
        told(2, agency, Caller.SERVICE_ACCOUNT, until.minusSeconds(60));
        assertThat(eventually().until(() -> inbox(reporter(agency)), all -> !all.isEmpty()))
                .singleElement()
                .satisfies(entry -> assertThat(entry)
                        .containsEntry("kind", "service_account_made")
                        .containsEntry("path", "/agencies/" + agency + "/service-accounts"));
        for (String person : List.of("admin", "analyst", "auditor")) {
            assertThat(inbox(as(person)))
                    .as(person)
                    .singleElement()
                    .satisfies(entry -> assertThat(entry).containsEntry("kind", "office_service_account_made"));
        }
        assertThat(inbox(reporter(UUID.randomUUID()))).isEmpty();
    }

    @Test
    void aMachineOfTheOfficeIsToldToTheOfficeAlone() {
        told(1, null, Caller.OFFICE_SERVICE_ACCOUNT, Instant.now().plus(Duration.ofDays(30)));
        assertThat(eventually().until(() -> inbox(as("admin")), all -> !all.isEmpty()))
                .singleElement()
                .satisfies(entry -> assertThat(entry).containsEntry("path", "/service-accounts"));
        assertThat(inbox(with(Tokens.agencyPerson(agency, "reporter")))).isEmpty();
    }

    @Test
    void whatHasEndedAndRolesOfPeopleAreNoMachines() {
        told(1, agency, Caller.SERVICE_ACCOUNT, Instant.now().minusSeconds(60));
        told(2, agency, Caller.REPORTER, Instant.now().plus(Duration.ofDays(30)));
        told(3, agency, Caller.SERVICE_ACCOUNT, Instant.now().plus(Duration.ofDays(30)));
        assertThat(eventually().until(() -> inbox(reporter(agency)), all -> !all.isEmpty()))
                .as("the last one, once it came")
                .hasSize(1);
    }
}
