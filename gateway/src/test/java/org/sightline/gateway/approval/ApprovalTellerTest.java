package org.sightline.gateway.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.Ask;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.Say;
import org.sightline.gateway.grant.GrantRepository;
import org.sightline.kit.caller.Grant;
import org.sightline.kit.caller.Grant.WaitingApproval;
import org.sightline.localstack.people.Tokens;

/** What waits is told with the grants of those who may approve it, once, and no longer when it is decided. */
@QuarkusTest
@RealGateway
class ApprovalTellerTest {

    @Inject
    ApprovalTeller teller;

    @Inject
    GrantRepository grants;

    private final UUID agency = UUID.randomUUID();
    private final String word = agency.toString().substring(0, 8);
    private final Ask admin = Ask.as("admin");
    private final Ask second = Ask.as("admin2");

    @BeforeEach
    void anAgency() {
        Say.agencies(Say.agency(agency, "Village of Waitwell (invented)", "town"));
        admin.until(
                "/api/register?q=waitwell&limit=1000",
                json -> json.path("items").findValuesAsText("id").contains(agency.toString()));
    }

    private Ask of(String role) {
        Ask person = Ask.with(Tokens.agencyPerson(agency, role));
        person.json("/api/me");
        return person;
    }

    private JsonNode drafted(Ask by) {
        return Ask.parse(by.send("POST", "/api/agencies/" + agency + "/people", """
                        {"username": "new.%s", "email": "new.%s@town.invalid", "name": "New %s", "role": "reader"}""".formatted(word, word, word))
                        .asString())
                .path("draft");
    }

    private List<WaitingApproval> told(Ask person) {
        return grants.of(person.json("/api/me").path("subject").asText()).stream()
                .map(Grant::waiting)
                .flatMap(List::stream)
                .filter(one -> one.what().contains(word))
                .toList();
    }

    @Test
    void whoOfTheAgencyMayApproveIsToldUntilItIsDecided() {
        Ask manager = of("agency-admin");
        Ask reader = of("reader");
        JsonNode draft = drafted(manager);
        assertThat(teller.tell()).isPositive();
        assertThat(told(reader)).singleElement().satisfies(one -> {
            assertThat(one.kind()).isEqualTo("role");
            assertThat(one.agencyId()).isEqualTo(agency);
            assertThat(one.path()).isEqualTo("/agencies/" + agency + "/people");
        });
        for (Ask other : List.of(manager, admin, second, Ask.as("analyst"))) {
            assertThat(told(other)).isEmpty();
        }
        assertThat(teller.tell()).as("once").isZero();
        assertThat(reader.send(
                                "POST",
                                "/api/agencies/" + agency + "/role-drafts/"
                                        + draft.path("id").asText() + "/approval",
                                null,
                                "If-Match",
                                "\"" + draft.path("version").asText() + "\"")
                        .statusCode())
                .isEqualTo(200);
        teller.tell();
        assertThat(told(reader)).isEmpty();
        assertThat(reader.json("/api/me").path("agencies").toString()).contains(agency.toString());
    }

    @Test
    void whereNobodyOfTheAgencyCanTheOtherAdminsAreTold() {
        drafted(admin);
        teller.tell();
        assertThat(told(second))
                .singleElement()
                .satisfies(one -> assertThat(one.path()).isEqualTo("/people/drafts"));
        assertThat(told(admin)).isEmpty();
        assertThat(told(Ask.as("auditor"))).isEmpty();
        Ask reader = of("reader");
        teller.tell();
        assertThat(told(reader))
                .as("whose role is of before, as far as anybody knows, is asked instead of the office")
                .hasSize(1);
        assertThat(told(second)).isEmpty();
    }

    @Test
    void theOldestOfAllKindsAreTold() {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        List<WaitingApproval> roles = IntStream.range(0, ApprovalTeller.MOST_TOLD)
                .mapToObj(hour -> asked("role", start.plus(hour + 1, ChronoUnit.HOURS)))
                .toList();
        WaitingApproval claim = asked("claim", start);
        List<WaitingApproval> told = ApprovalTeller.oldest(
                Stream.concat(roles.stream(), Stream.of(claim)).toList());
        assertThat(told).hasSize(ApprovalTeller.MOST_TOLD).startsWith(claim).doesNotContain(roles.getLast());
    }

    private static WaitingApproval asked(String kind, Instant at) {
        return new WaitingApproval(kind + " " + at, kind, null, "New person", "admin", at, "/claims");
    }
}
