package org.sightline.matching.rolenews;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sightline.kit.caller.Grant;
import org.sightline.kit.caller.Grant.WaitingApproval;
import org.sightline.kit.caller.HeldRole;
import org.sightline.kit.json.Json;
import org.sightline.localstack.people.Tokens;
import org.sightline.matching.RealService;

/** What waits for somebody's approval is in their inbox and in nobody else's, and leaves when it is decided. */
@QuarkusTest
class ApprovalTellerTest extends RealService {

    private static final Instant AT = Instant.parse("2026-12-01T09:00:00Z");

    private final UUID agency = UUID.randomUUID();
    private final String certifier = Tokens.agencyPerson(agency, "certifier");
    private final String reader = Tokens.agencyPerson(agency, "reader");

    private WaitingApproval role(String id) {
        return new WaitingApproval(
                id, "role", agency, "Rita as reporter", "devon.invented", AT, "/agencies/" + agency + "/people");
    }

    private void told(long version, WaitingApproval... waiting) {
        JsonNode claims = claims(certifier);
        Grant grant = new Grant(
                claims.path("iss").asText(),
                claims.path("sub").asText(),
                claims.path("preferred_username").asText(),
                version,
                Grant.Place.AGENCY,
                agency,
                List.of(new HeldRole("certifier", null)),
                null,
                AT,
                List.of(waiting));
        kafka().send("grants", grant.key(), Map.of(), Json.write(grant));
    }

    private static JsonNode claims(String token) {
        try {
            return Json.MAPPER.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private List<Map<String, Object>> inbox(String token) {
        return with(token).get("/inbox?limit=1000").jsonPath().<Map<String, Object>>getList("items").stream()
                .filter(entry -> "approval_waits".equals(entry.get("kind")))
                .toList();
    }

    @Test
    void itIsToldToThatPersonOnceAndLeavesWhenItIsDecided() {
        told(2, role("role 1"), role("role 2"));
        assertThat(eventually().until(() -> inbox(certifier), all -> all.size() == 2))
                .allSatisfy(entry -> assertThat(entry)
                        .containsEntry("path", "/agencies/" + agency + "/people")
                        .hasEntrySatisfying(
                                "text",
                                text -> assertThat((String) text)
                                        .contains("devon.invented asks for a role: Rita as reporter")));
        told(3, role("role 2"));
        eventually().until(() -> inbox(certifier), all -> all.size() == 1);
        told(4, role("role 2"));
        told(5);
        assertThat(eventually().until(() -> inbox(certifier), List::isEmpty)).isEmpty();
        told(3, role("role 2"));
        told(6, role("role 3"));
        assertThat(eventually().until(() -> inbox(certifier), all -> !all.isEmpty()))
                .as("an old message that comes again tells nothing")
                .hasSize(1);
        for (String other : Stream.of(reader, Tokens.agencyPerson(UUID.randomUUID(), "certifier"))
                .toList()) {
            assertThat(inbox(other)).isEmpty();
        }
        assertThat(with(reader).get("/inbox/count").jsonPath().getInt("unread")).isZero();
    }

    @Test
    void whatComesBackIsThereAgain() {
        told(2, role("role 1"));
        eventually().until(() -> inbox(certifier), all -> all.size() == 1);
        told(3);
        eventually().until(() -> inbox(certifier), List::isEmpty);
        told(4, role("role 1"));
        eventually().until(() -> inbox(certifier), all -> all.size() == 1);
    }
}
