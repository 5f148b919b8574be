package org.sightline.matching.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sightline.kit.caller.Account;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.Grant;
import org.sightline.kit.caller.HeldGrants;
import org.sightline.kit.caller.HeldRole;
import org.sightline.kit.json.Json;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.InventedLine;
import org.sightline.matching.RealService;
import org.sightline.matching.held.ContractLine;

/** What waits for a second person of the office is in the inbox of each who may do it, once, until it is done. */
@QuarkusTest
class AwaitedTellerTest extends RealService {

    private static final String ISSUER = "https://sign-in.invalid";

    private final UUID agency = UUID.randomUUID();

    @Inject
    HeldGrants held;

    @Inject
    Sql sql;

    @Test
    void aFindingThatOneDecidedIsToldToOthersWhoMayCloseItAndLeavesWhenItIsClosed() {
        Map<String, Object> finding = decided();
        // Whose token was never asked for has no role here yet.
        List.of("analyst", "analyst2", "auditor", "admin").forEach(RealService::as);
        Map<String, Object> told = eventually()
                .until(() -> waiting("analyst2"), all -> all.size() == 1)
                .getFirst();
        assertThat(told)
                .containsEntry("kind", "office_approval_waits")
                .containsEntry("path", "/findings/" + finding.get("id"));
        assertThat((String) told.get("text"))
                .contains("analyst asks for the closing of a finding: Hikvision: HIKVISION");
        for (String other : List.of("analyst", "auditor", "admin")) {
            assertThat(waiting(other)).as(other).isEmpty();
        }
        as("analyst2")
                .header("If-Match", tag(finding))
                .body(Map.of("decision", "dismissed", "outcome", "not_a_match", "reason", "A street."))
                .post("/findings/" + finding.get("id") + "/decisions")
                .then()
                .statusCode(200);
        eventually().untilAsserted(() -> assertThat(waiting("analyst2")).isEmpty());
    }

    @Test
    void anImportThatAsksIsToldToWhoSentItUntilItAsksNoMore() {
        // Whose token was never asked for has no role here yet.
        List.of("analyst", "analyst2").forEach(RealService::as);
        UUID id = UUID.randomUUID();
        importAsks(id, 1, "analyst", "needs_mapping");
        Map<String, Object> told = eventually()
                .until(() -> waiting("analyst", id), all -> all.size() == 1)
                .getFirst();
        assertThat((String) told.get("text"))
                .contains("analyst asks for an answer about an import: Invented orders: orders.csv");
        assertThat(waiting("analyst2", id)).as("who did not send it").isEmpty();
        importAsks(id, 2, "analyst", null);
        eventually().untilAsserted(() -> assertThat(waiting("analyst", id)).isEmpty());
    }

    @Test
    void whatAFeedBroughtAsksEverybodyWhoMayLoadFiles() {
        List.of("analyst", "analyst2", "auditor").forEach(RealService::as);
        UUID id = UUID.randomUUID();
        importAsks(id, 1, "a feed of nobody here", "to_apply");
        for (String person : List.of("analyst", "analyst2")) {
            eventually().until(() -> waiting(person, id), all -> all.size() == 1);
        }
        assertThat(waiting("auditor", id)).as("who may not load files").isEmpty();
        importAsks(id, 2, "a feed of nobody here", null);
    }

    @Test
    void howManyImportsOfOneWaitDoesNotHideThoseOfAnother() {
        List.of("analyst", "analyst2").forEach(RealService::as);
        List<UUID> many = Stream.generate(UUID::randomUUID)
                .limit(AwaitedTeller.MOST_TOLD + 1)
                .toList();
        many.forEach(id -> importAsks(id, 1, "analyst", "to_apply"));
        UUID last = UUID.randomUUID();
        importAsks(last, 1, "analyst2", "to_apply");
        eventually().until(() -> waiting("analyst2", last), all -> all.size() == 1);
        many.forEach(id -> importAsks(id, 2, "analyst", null));
        importAsks(last, 2, "analyst2", null);
    }

    @Test
    void whoseAccountIsDisabledIsToldNothingAndIsAskedNothing() {
        as("analyst");
        String name = "gone." + UUID.randomUUID();
        held.take(List.of(grant(name, Grant.Place.OFFICE, List.of(new HeldRole(Caller.ANALYST, null)), null)));
        UUID id = UUID.randomUUID();
        importAsks(id, 1, name, "needs_mapping");
        eventually().until(() -> told(name, id), count -> count == 1);
        assertThat(waiting("analyst", id)).as("who did not send it").isEmpty();

        held.take(List.of(grant(name, Grant.Place.ACCOUNT, List.of(), new Account(false, null, List.of()))));
        eventually().until(() -> told(name, id), count -> count == 0);
        eventually().until(() -> waiting("analyst", id), all -> all.size() == 1);
        importAsks(id, 2, name, null);
    }

    private static Grant grant(String name, Grant.Place place, List<HeldRole> roles, @Nullable Account account) {
        return new Grant(ISSUER, name, name, 1, place, null, roles, account, Instant.now());
    }

    /** How much of an import stands in the inbox of somebody who cannot sign in. */
    private long told(String name, UUID importId) {
        return sql.as(
                RowScope.job("test"),
                () -> sql.query("""
                        select count(*) as told from notification
                        where person = :person and path = :path and gone_at is null
                        """)
                        .with("person", Caller.identity(ISSUER, name))
                        .with("path", "/imports/" + importId)
                        .one(row -> row.number("told")));
    }

    private static void importAsks(UUID id, long version, String startedBy, @Nullable String asks) {
        AskingImport asking = new AskingImport(
                id, version, "Invented orders", "orders.csv", startedBy, Instant.parse("2026-11-30T15:00:00Z"), asks);
        kafka().send(
                        "imports",
                        id.toString(),
                        Map.of("ce_type", "import.changed.v1", "ce_source", "ingest-service"),
                        Json.write(asking));
    }

    private static List<Map<String, Object>> waiting(String person, UUID importId) {
        return as(person)
                .get("/inbox?waiting=true&limit=1000")
                .jsonPath()
                .<Map<String, Object>>getList("items")
                .stream()
                .filter(entry -> ("/imports/" + importId).equals(entry.get("path")))
                .toList();
    }

    private Map<String, Object> decided() {
        ContractLine line = InventedLine.named(UUID.randomUUID().toString())
                .agency(agency)
                .description("HIKVISION LANE RESURFACING " + UUID.randomUUID())
                .made();
        send("contract-lines", line.id(), line);
        Map<String, Object> finding = settled(agency, 1).getFirst();
        as("analyst")
                .header("If-Match", tag(finding))
                .body(Map.of("decision", "dismissed", "outcome", "not_a_match", "reason", "A street."))
                .post("/findings/" + finding.get("id") + "/decisions")
                .then()
                .statusCode(200);
        return holding(agency).getFirst();
    }

    private static String tag(Map<String, Object> finding) {
        return "\"" + finding.get("version") + "\"";
    }

    private List<Map<String, Object>> waiting(String person) {
        return as(person)
                .get("/inbox?waiting=true&limit=1000")
                .jsonPath()
                .<Map<String, Object>>getList("items")
                .stream()
                .filter(entry -> agency.toString().equals(entry.get("agencyId")))
                .toList();
    }
}
