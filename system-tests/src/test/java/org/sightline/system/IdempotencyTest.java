package org.sightline.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.sightline.testsupport.whole.Person.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sightline.localstack.sample.OfficeDay;
import org.sightline.testsupport.whole.Person;
import org.sightline.testsupport.whole.Sightline;
import org.sightline.testsupport.whole.Town;
import org.sightline.testsupport.whole.Upload;

/**
 * Every operation whose description in the public document has an Idempotency-Key honors it: the same request again is
 * one thing and one answer, and the key is not taken for another request.
 */
@Order(5)
@ExtendWith(Sightline.class)
class IdempotencyTest {

    private static final String KEY = "Idempotency-Key";

    /**
     * One operation's request, and another one that differs only in its body.
     *
     * @param etag gives the version that is changed; null where none is needed
     */
    private record Creation(Person who, String path, String type, Object body, Object other, Supplier<String> etag) {

        static Creation json(Person who, String path, Object body, Object other) {
            return new Creation(who, path, "application/json", body, other, () -> null);
        }

        static Creation change(Person who, String path, String of, Object body, Object other) {
            return new Creation(
                    who,
                    path,
                    "application/json",
                    body,
                    other,
                    () -> who.get(of).header("ETag"));
        }

        static Creation file(Person who, String path, String body, String other) {
            return new Creation(who, path, "application/octet-stream", body, other, () -> null);
        }

        Response send(String key, String version, Object sent) {
            return who.create(path, key, version, type, sent);
        }
    }

    private static JsonNode document;
    private static Map<String, Creation> creations;

    @BeforeAll
    static void aTownHasAFinding() {
        Town town = Town.registered("Once");
        Upload.of(Upload.newSource("once"), Upload.HEADER + RareThings.dome("O-1", town))
                .done();
        String finding =
                "/api/findings/" + town.awaitFindings(1).getFirst().path("id").asText();
        String agency = "/api/agencies/" + town.id();
        String person = "once." + town.id().toString().substring(0, 8);
        document = Person.parse(given().get(Sightline.gateway() + "/api/openapi?format=json"));
        creations = new LinkedHashMap<>();
        creations.put("registerAgency", Creation.json(Person.admin(), "/api/agencies", town("Twice"), town("Thrice")));
        creations.put(
                "registerDevice",
                Creation.json(town.reporter(), agency + "/devices", device("ONCE-1"), device("ONCE-2")));
        creations.put(
                "importDevices",
                Creation.file(
                        town.reporter(),
                        agency + "/device-imports?filename=devices.csv",
                        "maker,model,tag\nDahua,IPC-HFW5442E-ZE,ONCE-3\n",
                        "maker,model,tag\nDahua,IPC-HFW5442E-ZE,ONCE-4\n"));
        creations.put(
                "sendDeviceList",
                Creation.file(
                        town.reporter(),
                        agency + "/device-lists?filename=devices.csv",
                        "maker,model,tag\nDahua,IPC-HFW5442E-ZE,ONCE-5\n",
                        "maker,model,tag\nDahua,IPC-HFW5442E-ZE,ONCE-6\n"));
        creations.put(
                "invite",
                Creation.json(
                        Person.admin(), agency + "/people", person(person, "reporter"), person(person, "certifier")));
        creations.put(
                "createServiceAccount",
                Creation.json(
                        Person.admin(),
                        agency + "/service-accounts",
                        fields("name", "Once", "operations", List.of("devices")),
                        fields("name", "Twice", "operations", List.of("devices"))));
        creations.put(
                "createOfficeServiceAccount",
                Creation.json(
                        Person.admin(),
                        "/api/service-accounts",
                        fields("name", "Once", "operations", List.of("overview")),
                        fields("name", "Twice", "operations", List.of("overview"))));
        creations.put(
                "makeOpenRefineAddress",
                Creation.json(Person.admin(), "/api/openrefine-addresses", fields("days", 1), fields("days", 2)));
        creations.put(
                "addContact",
                Creation.json(
                        Person.analyst(),
                        agency + "/contacts",
                        fields("name", "Clerk", "mail", "once@sample.invalid"),
                        fields("name", "Clerk", "mail", "twice@sample.invalid")));
        for (String place : List.of(agency + "/webhooks", "/api/webhooks")) {
            creations.put(
                    place.startsWith(agency) ? "addAgencyWebhook" : "addOfficeWebhook",
                    Creation.json(
                            Person.admin(),
                            place,
                            RareThings.webhook("/once", place.startsWith(agency) ? "notice" : "answer"),
                            RareThings.webhook("/twice", place.startsWith(agency) ? "notice" : "answer")));
        }
        Town waived = Town.registered("Waived", "NE");
        String bound = RareThings.boundByNebraska(waived);
        creations.put(
                "requestWaiver",
                Creation.json(
                        waived.reporter(),
                        "/api/agencies/" + waived.id() + "/waivers",
                        RareThings.waiver(bound, "Not before summer."),
                        RareThings.waiver(bound, "Not before winter.")));
        creations.put(
                "makePlan",
                Creation.json(town.reporter(), agency + "/plans", fields("title", "Once"), fields("title", "Twice")));
        creations.put(
                "sendNotice",
                Creation.change(
                        Person.analyst(), finding + "/notices", finding, letter("Once."), letter("Another text.")));
        creations.put(
                "addEvidenceFile",
                Creation.file(
                        town.reporter(),
                        finding + "/evidence?filename=note.txt",
                        "Removed in March.\n",
                        "Removed in May.\n"));
        creations.put(
                "addFindingNote",
                Creation.json(
                        Person.analyst(),
                        finding + "/notes",
                        fields("text", "Which building is it in?"),
                        fields("text", "Which room is it in?")));
        creations.put(
                "explainDifference",
                Creation.json(
                        town.reporter(),
                        agency + "/reconciliation/explanations",
                        explanation("Given to the county."),
                        explanation("Lost in a flood.")));
        List<JsonNode> alike = RareThings.twoAlike();
        String first = "/api/findings/" + alike.getFirst().path("id").asText();
        creations.put(
                "decideJointly",
                Creation.change(
                        Person.analyst(),
                        first + "/joint-decisions",
                        first,
                        RareThings.jointly(alike.getLast(), "The model is on each order."),
                        RareThings.jointly(alike.getLast(), "Another reason.")));
        creations.put(
                "decide",
                Creation.change(
                        Person.analyst(),
                        finding + "/decisions",
                        finding,
                        fields("decision", "confirmed", "reason", "The model is on the order."),
                        fields("decision", "confirmed", "reason", "Another reason.")));
        creations.put(
                "respond",
                Creation.change(
                        town.reporter(),
                        finding + "/responses",
                        finding,
                        fields("answer", "planned", "text", "In May."),
                        fields("answer", "planned", "text", "In June.")));
        creations.put(
                "beginWalk",
                Creation.json(
                        town.reporter(), agency + "/walks", fields("site", "Town hall"), fields("site", "Library")));
        creations.put(
                "saveView",
                Creation.json(Person.analyst(), "/api/views", view("Once " + person), view("Twice " + person)));
        creations.put(
                "draftOpenDataEdition",
                Creation.json(
                        Person.analyst(),
                        "/api/open-data/editions",
                        fields("title", "Once"),
                        fields("title", "Twice")));
        creations.put(
                "beginUpload",
                Creation.json(Person.analyst(), "/api/uploads", fields("bytes", 10), fields("bytes", 11)));
        creations.put(
                "importFile",
                Creation.file(
                        Person.analyst(),
                        "/api/imports?filename=once.csv&source=" + Upload.newSource("once-again"),
                        Upload.HEADER + Upload.line("O-2", "2022-03-02", town.name(), "PAPER", "", "", "GENERAL FUND"),
                        Upload.HEADER + Upload.line("O-3", "2022-03-02", town.name(), "PENS", "", "", "GENERAL FUND")));
        creations.put(
                "draftWatchlist",
                Creation.json(
                        Person.admin(),
                        "/api/watchlist/drafts",
                        RareThings.name("ONCEVARIS"),
                        RareThings.name("TWICEVARIS")));
        creations.put(
                "importWatchlist",
                Creation.file(
                        Person.admin(),
                        "/api/watchlist/imports?format=ofac_sdn_csv",
                        sdn("ONCEKASTRIK SHIPPING"),
                        sdn("TWICEKASTRIK SHIPPING")));
        creations.put(
                "draftRules",
                Creation.json(
                        Person.admin(),
                        "/api/rules/drafts",
                        RareThings.rules("Tried once"),
                        RareThings.rules("Tried twice")));
        creations.put(
                "draftGoodsClass",
                Creation.json(
                        Person.admin(),
                        "/api/rules/classes",
                        goodsClass("cat-tried-once"),
                        goodsClass("cat-tried-twice")));
        creations.put(
                "draftOfficeRole",
                Creation.json(Person.admin(), "/api/office/drafts", officeRole("Once"), officeRole("Another reason")));
    }

    private static Map<String, Object> goodsClass(String id) {
        return fields(
                "id",
                id,
                "name",
                "An invented class",
                "words",
                List.of("INVENTED SCANNER"),
                "source",
                "invented",
                "certainty",
                "memory",
                "summary",
                "An invented class");
    }

    private static Map<String, Object> letter(String text) {
        return fields(
                "means",
                "letter",
                "text",
                text,
                "letterOn",
                OfficeDay.today().toString(),
                "reference",
                "File 1",
                "sourceCheck",
                "Read for this test.");
    }

    private static Map<String, Object> officeRole(String reason) {
        return fields("username", "auditor", "role", "reviewer", "change", "give", "reason", reason);
    }

    private static Map<String, Object> town(String name) {
        String own = name + " " + UUID.randomUUID().toString().substring(0, 8) + " (invented)";
        return fields("name", "Town of " + own, "kind", "town", "state", "XF");
    }

    private static Map<String, Object> explanation(String text) {
        return fields("makerId", "hikvision", "pieces", 1, "text", text);
    }

    private static Map<String, Object> view(String name) {
        return fields("name", name, "address", "/findings?verdict=PROHIBITED", "shared", false);
    }

    private static Map<String, Object> device(String tag) {
        return fields("maker", "Hikvision", "model", "DS-2CD2143G0-I", "tag", tag);
    }

    private static Map<String, Object> person(String username, String role) {
        return fields("username", username, "email", username + "@sample.invalid", "name", "Ivy Once", "role", role);
    }

    private static String sdn(String name) {
        return "36,\"" + name + "\",-0- ,\"INV\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n";
    }

    @Test
    void theSameRequestAgainIsOneThingAndOneAnswer() {
        Set<String> here = new TreeSet<>(keyed());
        // They need a body that nobody claimed, and a code that is shown once: the gateway's ClaimsTest does it.
        here.removeAll(Set.of("makeClaimCode", "claimBody"));
        assertThat(here).as("a new operation needs a request here").isEqualTo(creations.keySet());

        creations.forEach((operation, creation) -> {
            String key = UUID.randomUUID().toString();
            String version = creation.etag().get();
            Response first = creation.send(key, version, creation.body());
            Response again = creation.send(key, version, creation.body());

            assertThat(first.statusCode())
                    .as(operation + ": " + first.asString())
                    .isBetween(200, 202);
            assertThat(again.statusCode()).as(operation).isEqualTo(first.statusCode());
            assertThat(shownTwice(again)).as(operation).isEqualTo(shownTwice(first));
            assertThat(again.header("Location")).as(operation).isEqualTo(first.header("Location"));
            assertThat(again.header("ETag")).as(operation).isEqualTo(first.header("ETag"));
            Response other = creation.send(key, version, creation.other());
            assertThat(other.statusCode())
                    .as(operation + ": " + other.asString())
                    .isEqualTo(422);
            discard(first);
        });
    }

    /** A secret is shown once, and so is an address with a key. */
    private static JsonNode shownTwice(Response answer) {
        JsonNode body = Person.parse(answer);
        if (body instanceof ObjectNode object) {
            object.remove(List.of("secret", "url"));
        }
        return body;
    }

    /** Leaves no draft behind for the other tests. */
    private static void discard(Response created) {
        String place = created.header("Location");
        if (place != null && place.contains("/drafts/")) {
            String path = place.substring(place.indexOf("/api/"));
            String version = Person.admin().get(path).header("ETag");
            assertThat(Person.admin().delete(path, version).statusCode()).isEqualTo(204);
        }
    }

    private static Set<String> keyed() {
        Set<String> names = new TreeSet<>();
        document.path("paths")
                .forEach(path -> path.forEach(operation -> {
                    if (operation.path("parameters").findValuesAsText("name").contains(KEY)) {
                        names.add(operation.path("operationId").asText());
                    }
                }));
        return names;
    }
}
