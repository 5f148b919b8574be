package org.sightline.inventory.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sightline.inventory.RealService;
import org.sightline.localstack.people.Tokens;
import org.sightline.testsupport.service.Messages;

@QuarkusTest
class RegisterTest extends RealService {

    @Test
    void aRegisteredAgencyHasAnIdFromItsNameAndIsTold() {
        String place = place();
        Response answer = register("City of " + place);
        answer.then().statusCode(201).header("ETag", "\"1\"").body("status", equalTo("registered"));
        UUID id = id(answer);
        assertThat(id).isEqualTo(BuyerName.id("XF", BuyerName.key(place + ", CITY OF")));
        assertThat(answer.header("Location")).endsWith("/agencies/" + id);
        JsonNode message = message("agencies", id, 1);
        assertThat(Messages.faults("agency", message)).isEmpty();
        assertThat(message.path("sample").asBoolean()).isTrue();
    }

    @Test
    void aNameThatIsRegisteredIsNotRegisteredAgainHoweverItIsWritten() {
        String place = place();
        register("City of " + place).then().statusCode(201);
        register(place.toUpperCase(Locale.ROOT) + ", CITY OF")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", containsString("City of " + place));
    }

    @Test
    void allMistakesAreSaidAtOnce() {
        admin().body(Map.of("name", "..", "kind", "kingdom", "state", "Texas"))
                .post("/agencies")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/name", "/kind", "/state"));
        admin().post("/agencies").then().statusCode(422).body("errors.pointer", contains("/name", "/state"));
        admin().body(Map.of("name", "Town of " + place(), "kind", "town", "state", "ZZ"))
                .post("/agencies")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/state"));
    }

    @Test
    void theSameKeyAndBodyIsTheSameRegistration() {
        Map<String, Object> body = Map.of("name", "City of " + place(), "state", "XF");
        String key = UUID.randomUUID().toString();
        Response first = admin().header("Idempotency-Key", key).body(body).post("/agencies");
        Response second = admin().header("Idempotency-Key", key).body(body).post("/agencies");
        first.then().statusCode(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        admin().header("Idempotency-Key", key)
                .body(Map.of("name", "City of " + place(), "state", "XF"))
                .post("/agencies")
                .then()
                .statusCode(422)
                .body("errors.code", contains("key-used-otherwise"));
    }

    @Test
    void aRefusedRegistrationLeavesItsKeyFree() {
        String key = UUID.randomUUID().toString();
        admin().header("Idempotency-Key", key)
                .body(Map.of("name", "", "state", "XF"))
                .post("/agencies")
                .then()
                .statusCode(422);
        admin().header("Idempotency-Key", key)
                .body(Map.of("name", "City of " + place(), "state", "XF"))
                .post("/agencies")
                .then()
                .statusCode(201);
    }

    @Test
    void twoEditorsDoNotOverwriteEachOther() {
        String name = "City of " + place();
        UUID id = id(register(name));
        Map<String, Object> change = Map.of(
                "name",
                name,
                "kind",
                "city",
                "county",
                "Alder",
                "federalContractor",
                true,
                "identifiers",
                Map.of("website", "invented.example"));
        admin().body(change).put("/agencies/" + id).then().statusCode(428);
        admin().header("If-Match", "\"1\"")
                .body(change)
                .put("/agencies/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("county", equalTo("Alder"))
                .body("identifiers.website", equalTo("invented.example"));
        admin().header("If-Match", "\"1\"")
                .body(change)
                .put("/agencies/" + id)
                .then()
                .statusCode(412);
        admin().header("If-Match", "\"2\"")
                .body(change)
                .put("/agencies/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");
        assertThat(Messages.faults("agency", message("agencies", id, 2))).isEmpty();
    }

    @Test
    void aRenamedAgencyKeepsItsOldNameAsAnAlias() {
        String name = "City of " + place();
        UUID id = id(register(name));
        String newName = "City of " + place();
        admin().header("If-Match", "\"1\"")
                .body(Map.of("name", newName))
                .put("/agencies/" + id)
                .then()
                .statusCode(200)
                .body("name", equalTo(newName))
                .body("aliases", contains(name));
        register(name).then().statusCode(409);
        analyst()
                .get("/agencies/" + id + "/history")
                .then()
                .statusCode(200)
                .body("items.what", contains("registered", "changed"))
                .body("items[1].person", equalTo("admin"))
                .body("items[1].fields.field", hasItems("name", "aliases", "kind"))
                .body("items[1].fields[0].from", equalTo(name))
                .body("items[1].fields[0].to", equalTo(newName));
    }

    @Test
    void anAliasOfAnotherAgencyIsRefused() {
        String place = place();
        UUID first = id(register("City of " + place));
        String other = "City of " + place();
        UUID second = id(register(other));
        admin().header("If-Match", "\"1\"")
                .body(Map.of("name", other, "aliases", List.of(place + " city")))
                .put("/agencies/" + second)
                .then()
                .statusCode(409)
                .body("detail", containsString(first.toString()));
    }

    @Test
    void twoThatAreOneAreMergedAndBothIdsLeadToTheOne() {
        UUID kept = city();
        UUID gone = city();
        String goneName = analyst().get("/agencies/" + gone).path("name");
        merge(kept, Map.of("from", gone))
                .then()
                .statusCode(200)
                .body("aliasIds", contains(gone.toString()))
                .body("aliases", hasItem(goneName));
        analyst()
                .get("/agencies/" + gone)
                .then()
                .statusCode(200)
                .body("status", equalTo("merged"))
                .body("mergedInto", equalTo(kept.toString()));
        assertThat(message("agencies", gone, 2).path("mergedInto").asText()).isEqualTo(kept.toString());
        assertThat(Messages.faults("agency", message("agencies", kept, 2))).isEmpty();
        register(goneName).then().statusCode(409);
        merge(kept, Map.of("from", gone)).then().statusCode(409);
        merge(kept, Map.of("from", kept)).then().statusCode(422);
        admin().header("If-Match", "\"2\"")
                .body(Map.of("name", goneName))
                .put("/agencies/" + gone)
                .then()
                .statusCode(409);
    }

    private static io.restassured.response.Response merge(UUID agency, Map<String, ?> from) {
        String seen = analyst().get("/agencies/" + agency).header("ETag");
        return admin().header("If-Match", seen).body(from).post("/agencies/" + agency + "/merge");
    }

    @Test
    void anAgencyThatAnotherPersonChangedIsNotMerged() {
        UUID kept = city();
        Map<String, UUID> from = Map.of("from", city());
        admin().body(from).post("/agencies/" + kept + "/merge").then().statusCode(428);
        admin().header("If-Match", "\"7\"")
                .body(from)
                .post("/agencies/" + kept + "/merge")
                .then()
                .statusCode(412);
    }

    @Test
    void whatWasMergedIntoAMergedOneFollows() {
        UUID first = city();
        UUID second = city();
        UUID third = city();
        merge(second, Map.of("from", first))
                .then()
                .statusCode(200)
                .header("Sightline-Agencies", containsString(first.toString()))
                .header("Sightline-Agencies", containsString(second.toString()));
        merge(third, Map.of("from", second))
                .then()
                .statusCode(200)
                .body("aliasIds", contains(second.toString(), first.toString()));
        analyst().get("/agencies/" + first).then().body("mergedInto", equalTo(third.toString()));
    }

    @Test
    void devicesGoWithTheirAgency() {
        UUID kept = city();
        UUID gone = city();
        UUID device = id(reporter(gone).body(device("S1")).post("/agencies/" + gone + "/devices"));
        merge(kept, Map.of("from", gone)).then().statusCode(200);
        analyst()
                .get("/agencies/" + kept + "/devices/" + device)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");
        assertThat(message("devices", device, 2).path("agencyId").asText()).isEqualTo(kept.toString());
        reporter(gone)
                .body(device("S2"))
                .post("/agencies/" + gone + "/devices")
                .then()
                .statusCode(409);
    }

    @Test
    void agenciesWithTheSameDeviceAreNotMergedBlindly() {
        UUID kept = city();
        UUID other = city();
        reporter(kept)
                .body(device("S1"))
                .post("/agencies/" + kept + "/devices")
                .then()
                .statusCode(201);
        reporter(other)
                .body(device("s1"))
                .post("/agencies/" + other + "/devices")
                .then()
                .statusCode(201);
        merge(kept, Map.of("from", other)).then().statusCode(409);
        analyst().get("/agencies/" + other).then().body("status", equalTo("registered"));
    }

    @Test
    void theListIsFilteredSortedAndPaged() {
        String place = place();
        for (String kind : List.of("City of %s", "%s County", "%s ISD")) {
            admin().body(Map.of("name", kind.formatted(place), "state", "XF"))
                    .post("/agencies")
                    .then()
                    .statusCode(201);
        }
        Response first = analyst()
                .queryParam("q", place.toUpperCase(Locale.ROOT))
                .queryParam("limit", 2)
                .get("/agencies");
        first.then()
                .statusCode(200)
                .body("total", equalTo(3))
                .body("items.name", contains("City of " + place, place + " County"));
        analyst()
                .queryParam("q", place)
                .queryParam("limit", 2)
                .queryParam("cursor", first.<String>path("nextCursor"))
                .get("/agencies")
                .then()
                .body("items.name", contains(place + " ISD"))
                .body("nextCursor", equalTo(null));
        analyst()
                .queryParam("q", place)
                .queryParam("kind", "city")
                .get("/agencies")
                .then()
                .body("total", equalTo(0));
        analyst().queryParam("q", "100%_").get("/agencies").then().body("total", equalTo(0));
        analyst().queryParam("kind", "kingdom").get("/agencies").then().statusCode(422);
    }

    @Test
    void peopleOfAnAgencySeeTheirOwnOnly() {
        UUID own = city();
        reporter(own)
                .get("/agencies")
                .then()
                .statusCode(200)
                .body("total", equalTo(1))
                .body("items.id", contains(own.toString()));
    }

    @Test
    void onlyAnAdminChangesTheRegister() {
        UUID own = city();
        for (String token : List.of(Tokens.of("analyst"), Tokens.of("auditor"), Tokens.agencyPerson(own, "reporter"))) {
            with(token)
                    .body(Map.of("name", "City of " + place(), "state", "XF"))
                    .post("/agencies")
                    .then()
                    .statusCode(403);
            with(token)
                    .header("If-Match", "\"1\"")
                    .body(Map.of("name", "x"))
                    .put("/agencies/" + own)
                    .then()
                    .statusCode(403);
            with(token)
                    .body(Map.of("from", own))
                    .post("/agencies/" + own + "/merge")
                    .then()
                    .statusCode(403);
        }
    }
}
