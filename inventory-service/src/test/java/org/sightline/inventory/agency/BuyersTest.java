package org.sightline.inventory.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.sightline.inventory.RealService;
import org.sightline.testsupport.service.KafkaRecords;
import org.sightline.testsupport.service.Messages;

@QuarkusTest
class BuyersTest extends RealService {

    /** Sends a buyer of this name as ingest-service does, and gives its id. */
    private static UUID seen(String name, String kind) {
        return seen(name, "XF", kind);
    }

    private static UUID seen(String name, String state, String kind) {
        UUID id = BuyerName.id(state, BuyerName.key(name));
        ObjectNode buyer = (ObjectNode) json(Messages.examples("buyers").get(0));
        buyer.put("id", id.toString())
                .put("name", name)
                .put("state", state)
                .put("kind", kind)
                .put("normalisedName", BuyerName.key(name));
        kafka().send("buyers", id.toString(), Map.of("correlation_id", "c-" + id), buyer.toString());
        return id;
    }

    private static void awaitAgency(UUID id, String status) {
        await().atMost(SOON)
                .pollInSameThread()
                .until(() -> analyst().get("/agencies/" + id).path("status"), isEqual(status));
    }

    private static Predicate<Object> isEqual(String status) {
        return seen -> status.equals(seen);
    }

    @Test
    void everyExampleIsRead() {
        for (String example : Messages.examples("buyers")) {
            JsonNode buyer = json(example);
            kafka().send("buyers", buyer.path("id").asText(), Map.of(), example);
            awaitAgency(UUID.fromString(buyer.path("id").asText()), "unclaimed");
            analyst()
                    .get("/agencies/" + buyer.path("id").asText())
                    .then()
                    .body("name", equalTo(buyer.path("name").asText()))
                    .body("kind", equalTo(buyer.path("kind").asText()));
        }
    }

    @Test
    void aBuyerThatNobodyRegisteredBecomesAnUnclaimedAgency() {
        UUID id = seen("CITY OF " + place(), null);
        JsonNode message = message("agencies", id, 1);
        assertThat(Messages.faults("agency", message)).isEmpty();
        assertThat(message.path("status").asText()).isEqualTo("unclaimed");
        assertThat(message.path("kind").asText()).as("guessed from the name").isEqualTo("city");
        assertThat(KafkaRecords.header(
                        kafka().await("agencies", SOON, m -> m.key().equals(id.toString())), "correlation_id"))
                .isEqualTo("c-" + id);
    }

    @Test
    void aFederalDepartmentIsAFederalAgency() {
        UUID id = seen("U.S. DEPARTMENT OF DEFENSE " + place(), null);

        JsonNode message = message("agencies", id, 1);

        assertThat(message.path("kind").asText()).isEqualTo("federal_agency");
    }

    @Test
    void duplicatesAndReplaysChangeNothing() {
        String name = "CITY OF " + place();
        UUID id = seen(name, "city");
        seen(name, "city");
        seen(name, "city");
        UUID last = seen("CITY OF " + place(), null);
        for (int partition = 0; partition < 3; partition++) {
            seen("CITY OF " + place(), null);
        }
        awaitAgency(last, "unclaimed");
        awaitAgency(id, "unclaimed");
        analyst().get("/agencies/" + id).then().header("ETag", "\"1\"");
        analyst().get("/agencies/" + id + "/history").then().body("items.what", contains("seen"));
    }

    @Test
    void registeringAnUnclaimedNameClaimsItUnderTheSameId() {
        String place = place();
        UUID id = seen(place + " CITY", null);
        awaitAgency(id, "unclaimed");
        register("City of " + place)
                .then()
                .statusCode(201)
                .header("ETag", "\"2\"")
                .body("id", equalTo(id.toString()))
                .body("status", equalTo("registered"))
                .body("name", equalTo("City of " + place))
                .body("aliases", contains(place + " CITY"));
        register("City of " + place).then().statusCode(409);
        seen(place + " CITY", null);
        UUID after = seen("CITY OF " + place(), null);
        awaitAgency(after, "unclaimed");
        analyst().get("/agencies/" + id).then().header("ETag", "\"2\"").body("status", equalTo("registered"));
    }

    @Test
    void anAliasThatDataBroughtBeforeIsMerged() {
        String alias = "INVENTED WORKS " + place();
        UUID buyer = seen(alias, null);
        awaitAgency(buyer, "unclaimed");
        String name = "City of " + place();
        UUID id = id(register(name));
        admin().header("If-Match", "\"1\"")
                .body(Map.of("name", name, "kind", "city", "aliases", List.of(alias)))
                .put("/agencies/" + id)
                .then()
                .statusCode(200)
                .body("aliasIds", contains(buyer.toString()));
        awaitAgency(buyer, "merged");
    }

    @Test
    void anAliasThatDataBringsLaterIsMergedToo() {
        String alias = "INVENTED WORKS " + place();
        UUID id = id(admin().body(Map.of("name", "City of " + place(), "state", "XF", "aliases", List.of(alias)))
                .post("/agencies"));
        UUID buyer = seen(alias, null);
        awaitAgency(buyer, "merged");
        analyst()
                .get("/agencies/" + id)
                .then()
                .body("aliasIds", hasItem(buyer.toString()))
                .body("aliases", contains(alias));
        assertThat(message("agencies", buyer, 1).path("mergedInto").asText()).isEqualTo(id.toString());
    }

    @Test
    void aFederalAgencyThatAnEarlierReleaseMadeOncePerStateIsMergedIntoOne() {
        String name = "INVENTED WORKS " + place();
        UUID one = seen(name, "DC", "federal_agency");
        UUID inOneState = seen(name, "XF", null);
        UUID inAnother = seen(name, "NE", "federal_agency");
        UUID ofAState = seen(name + " TOO", "XF", "state_agency");
        for (UUID id : List.of(one, inOneState, inAnother, ofAState)) {
            awaitAgency(id, "unclaimed");
        }

        merged(one, inOneState).then().statusCode(200);
        merged(one, inAnother)
                .then()
                .statusCode(200)
                .body("aliasIds", hasItems(inOneState.toString(), inAnother.toString()));

        analyst().get("/agencies/" + inOneState).then().body("mergedInto", equalTo(one.toString()));
        UUID unknown = seen("INVENTED SHOP " + place(), "XF", null);
        merged(one, unknown).then().statusCode(422).body("errors[0].code", equalTo("other-state"));
        merged(one, ofAState).then().statusCode(422).body("errors[0].code", equalTo("other-state"));
        merged(ofAState, seen("CITY OF " + place(), "NE", "city")).then().statusCode(422);
        seen(name, "XF", null);
        awaitAgency(inOneState, "merged");
    }

    private static Response merged(UUID agency, UUID from) {
        awaitAgency(from, "unclaimed");
        String etag = analyst().get("/agencies/" + agency).header("ETag");
        return admin().header("If-Match", etag).body(Map.of("from", from)).post("/agencies/" + agency + "/merge");
    }

    @Test
    void aMessageThatIsNoBuyerGoesToTheDeadAndTheNextIsTaken() {
        String poison = "poison-" + UUID.randomUUID();
        for (String broken :
                List.of("{\"name\": ", "{\"id\":\"x\",\"name\":\"X\",\"state\":\"XF\"}", "{\"state\":\"XF\"}", "[]")) {
            kafka().send("buyers", poison, Map.of(), broken);
        }
        kafka().send("buyers", poison, Map.of(), null);
        UUID next = BuyerName.id("XF", BuyerName.key("City of " + poison));
        ObjectNode buyer = (ObjectNode) json(Messages.examples("buyers").get(0));
        buyer.put("id", next.toString()).put("name", "City of " + poison);
        kafka().send("buyers", next.toString(), Map.of(), buyer.toString());
        awaitAgency(next, "unclaimed");
        assertThat(kafka().all("buyers.dead").stream().filter(dead -> poison.equals(dead.key())))
                .hasSize(4)
                .allSatisfy(dead -> assertThat(KafkaRecords.header(dead, "dead-letter-reason"))
                        .isNotBlank());
    }
}
