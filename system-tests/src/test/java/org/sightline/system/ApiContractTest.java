package org.sightline.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.sightline.testsupport.whole.Person.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sightline.testsupport.service.Messages;
import org.sightline.testsupport.whole.Person;
import org.sightline.testsupport.whole.Sightline;
import org.sightline.testsupport.whole.Town;
import org.sightline.testsupport.whole.Upload;

/**
 * Every operation of the public document is asked once, by somebody who may, through the gateway at the real services.
 * What they answer is what the document says: the status, the media type, and a body of the described form.
 */
@Order(5)
@ExtendWith(Sightline.class)
class ApiContractTest {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    /** Operations whose body is known to be a good one: they must answer 2xx. */
    private static final Map<String, Object> BODIES = Map.of(
            "registerAgency", fields("name", "Town of Contract (invented)", "kind", "town", "state", "XF"),
            "registerDevice", fields("maker", "Hikvision", "model", "DS-2CD2143G0-I", "tag", "CONTRACT-2"),
            "addContact", fields("name", "Clerk", "mail", "clerk@sample.invalid"),
            "makePlan", fields("title", "Cameras of the contract"),
            "decide", fields("decision", "confirmed", "reason", "The model is on the order."),
            "respond", fields("answer", "planned", "text", "In May."),
            "addFunding", fields("text", "CDBG"),
            "check", fields("description", "HIKVISION DS-2CD2143G0-I", "buyerKind", "town", "state", "XF"),
            "screen", fields("description", "HIKVISION DS-2CD2143G0-I"),
            "match", fields("queries", fields("a", fields("properties", fields("name", List.of("Hikvision"))))));

    private static final String YEAR = "2019";

    private static Town town;
    private static String evidence;
    private static JsonNode plan;
    private static Map<String, String> ids;
    private static JsonNode document;

    private record Operation(String method, String path, JsonNode description) {

        String name() {
            return description.path("operationId").asText();
        }

        boolean reads() {
            return method.equals("get");
        }
    }

    @BeforeAll
    static void aTownHasDataOfEveryKind() {
        town = Town.registered("Contract");
        JsonNode job = Upload.of(
                        Upload.newSource("contract"),
                        Upload.HEADER
                                + Upload.line(
                                        "C-1",
                                        "2022-03-01",
                                        town.name(),
                                        "HIKVISION DS-2CD2143G0-I DOME CAMERA",
                                        "HIKVISION",
                                        "DS-2CD2143G0-I",
                                        "GENERAL FUND")
                                + Upload.line("C-2", "2022-13-01", town.name(), "COPY PAPER", "", "", "GENERAL FUND"))
                .done();
        JsonNode finding = town.awaitFindings(1).getFirst();
        JsonNode device = Person.parse(town.reporter()
                .post(
                        "/api/agencies/" + town.id() + "/devices",
                        fields("maker", "Dahua", "model", "IPC-HFW5442E-ZE", "tag", "CONTRACT-1")));
        JsonNode file = Person.parse(town.reporter()
                .upload(
                        "/api/agencies/" + town.id() + "/device-imports?filename=devices.csv",
                        "maker,model,tag\nDahua,IPC-HFW5442E-ZE,CONTRACT-3\n".getBytes()));
        String line = Person.analyst()
                .json("/api/lines?importId=" + job.path("id").asText())
                .at("/items/0/id")
                .asText();
        String rule = Person.analyst().json("/api/rules").at("/rules/0/id").asText();
        aSignedReturn();
        evidence = Person.parse(town.reporter()
                        .upload(
                                "/api/findings/" + finding.path("id").asText() + "/evidence?filename=note.txt",
                                "Removed in March.\n".getBytes(StandardCharsets.UTF_8)))
                .path("id")
                .asText();
        plan = Person.parse(town.reporter()
                .post(
                        "/api/agencies/" + town.id() + "/plans",
                        fields(
                                "title",
                                "Cameras",
                                "steps",
                                List.of(fields("what", "Order", "owner", "Clerk", "dueOn", "2030-01-01")))));
        ids = new HashMap<>(Map.of(
                "agencyId",
                town.id().toString(),
                "findingId",
                finding.path("id").asText(),
                "lineId",
                line,
                "deviceId",
                device.path("id").asText(),
                "sourceId",
                job.path("sourceId").asText(),
                "ruleId",
                rule,
                "dataset",
                "designated",
                "username",
                "reporter." + town.id(),
                "role",
                "certifier",
                "importId",
                job.path("id").asText() + "|" + file.path("id").asText()));
        ids.put("makerId", "hikvision");
        document = Person.parse(given().get(Sightline.gateway() + "/api/openapi?format=json"));
    }

    /** Of a year that no other test has. */
    private static void aSignedReturn() {
        Person.admin()
                .change(
                        "PUT",
                        "/api/return-periods/" + YEAR,
                        "\"0\"",
                        "application/json",
                        fields("dueOn", "2020-03-31"));
        String path = "/api/agencies/" + town.id() + "/returns/" + YEAR;
        JsonNode draft = Person.parse(town.reporter()
                .change(
                        "PUT",
                        path,
                        "\"0\"",
                        "application/json",
                        fields("statement", "inventory", "inquiry", "We walked through each site.")));
        Person.of(town.id(), "certifier")
                .change(
                        "POST",
                        path + "/certification",
                        "\"1\"",
                        "application/json",
                        fields("sha256", draft.path("sha256").asText()));
    }

    @Test
    void everyOperationAnswersAsTheDocumentSays() {
        List<String> faults = new ArrayList<>();
        // What is read first is still there: changes come last.
        List<Operation> operations = operations();
        operations.stream().filter(Operation::reads).forEach(operation -> ask(operation, faults));
        operations.stream().filter(operation -> !operation.reads()).forEach(operation -> ask(operation, faults));

        assertThat(faults).isEmpty();
    }

    private static List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(entry -> METHODS.contains(entry.getKey()))
                        .forEach(entry ->
                                operations.add(new Operation(entry.getKey(), path.getKey(), entry.getValue()))));
        return operations;
    }

    private static void ask(Operation operation, List<String> faults) {
        Response answer = answer(operation);
        String what = operation.name() + " -> " + answer.statusCode();
        JsonNode response =
                resolved(operation.description().path("responses").path(Integer.toString(answer.statusCode())));
        if (response.isMissingNode() || answer.statusCode() >= 500) {
            faults.add(what + " is not in the document: " + answer.asString());
            return;
        }
        if (answer.statusCode() >= 400 && (operation.reads() && hasAllIds(operation) || good(operation))) {
            faults.add(what + " is refused: " + answer.asString());
        }
        faults.addAll(unlike(what, answer, response));
        for (String header : List.of("ETag", "Location", "Retry-After")) {
            boolean described = response.path("headers").has(header);
            if (described != (answer.header(header) != null) && !(described && header.equals("Retry-After"))) {
                faults.add(what + (described ? " has no " : " has an undescribed ") + header);
            }
        }
    }

    private static List<String> unlike(String what, Response answer, JsonNode response) {
        String type = answer.contentType().split(";")[0].strip().toLowerCase(Locale.ROOT);
        JsonNode content = response.path("content");
        if (content.isEmpty()) {
            return answer.asString().isEmpty() ? List.of() : List.of(what + " has a body, the document knows none");
        }
        if (!content.has(type)) {
            return List.of(what + " is " + type + ", not " + String.join(", ", (Iterable<String>) content::fieldNames));
        }
        if (!type.endsWith("json") || type.endsWith("ndjson")) {
            return List.of();
        }
        ObjectNode schema = content.path(type).path("schema").deepCopy();
        schema.set("components", document.path("components"));
        return Messages.faults(schema, withoutNulls(Person.parse(answer))).stream()
                .limit(5)
                .map(fault -> what + ": " + fault)
                .toList();
    }

    /** In this API null and a missing field mean the same. */
    private static JsonNode withoutNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().removeIf(entry -> entry.getValue().isNull());
        }
        node.forEach(ApiContractTest::withoutNulls);
        return node;
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }

    private static boolean good(Operation operation) {
        return BODIES.containsKey(operation.name());
    }

    private static boolean hasAllIds(Operation operation) {
        return !operation.path().contains("{draftId}")
                && !operation.path().contains("{accountId}")
                && !operation.path().contains("{letterId}")
                // Only where a rule of the state names a waiver can there be one.
                && !operation.path().contains("{waiverId}")
                // DeviceListsTest and the pages do what lists are for; here there is none.
                && !operation.path().contains("{listId}")
                // DismissalsTest remembers and withdraws "no match"; here nobody has put the finding aside.
                && !operation.path().contains("/dismissal")
                // JointDecisionsTest and the pages decide jointly; here nothing is alike.
                && !operation.path().contains("{jointId}")
                // PrintedPageTest draws the page of a PDF; here the file is none.
                && !operation.path().equals("/api/lines/{lineId}/page")
                // JoinsTest joins findings; here nobody said anything of them.
                && !operation.path().contains("{joinId}")
                // WalksTest and ClaimsTest have some; here nobody walks and nobody claims.
                && !operation.path().contains("{walkId}")
                && !operation.path().contains("{codeId}")
                && !operation.path().contains("{claimId}")
                && !operation.path().contains("{feedId}")
                // LawWatchTest reads sources of its own; here the law watch is off.
                && !operation.path().contains("{documentId}")
                // WebhooksTest and InboxTest have some; here nobody registered one, and ids of notifications are drawn.
                && !operation.path().contains("{webhookId}")
                && !operation.path().contains("{notificationId}")
                // SavedViewTest keeps views and OpenDataTest makes editions; here are none.
                && !operation.path().contains("{viewId}")
                && !operation.path().contains("{number}")
                // PartialUploadTest sends files in parts; here none is being sent.
                && !operation.path().contains("{uploadId}")
                && !operation.path().contains("{buyerId}")
                // PublicBodyLoadTest and the pages look at lists; here none was sent.
                && !operation.path().contains("{loadId}")
                // ImportCheckTest asks about a source; here none is named.
                && !operation.name().equals("checkImport")
                // Only an import that was sent to be looked at first has one.
                && !operation.name().equals("importPreview");
    }

    private static Response answer(Operation operation) {
        String path = concrete(operation);
        Person who = who(operation);
        if (operation.reads() || operation.method().equals("delete")) {
            return who.send(operation.method(), path, "application/json", null);
        }
        Set<String> types = operation.description().path("requestBody").path("content").properties().stream()
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        String type = types.isEmpty() || types.contains("application/json")
                ? "application/json"
                : types.stream().sorted().findFirst().orElseThrow();
        if (type.equals("application/x-www-form-urlencoded")) {
            return who.as().contentType(type).formParam("queries", "{}").request(operation.method(), path);
        }
        Object body = type.endsWith("json") && !type.contains("ndjson")
                ? BODIES.getOrDefault(operation.name(), Map.of())
                : "{}\n".getBytes(StandardCharsets.UTF_8);
        return who.change(operation.method(), path, version(operation), type, body);
    }

    private static String version(Operation operation) {
        return switch (operation.name()) {
            case "decide", "respond" ->
                Person.analyst().get("/api/findings/" + ids.get("findingId")).header("ETag");
            case "addFunding" ->
                Person.analyst().get("/api/lines/" + ids.get("lineId")).header("ETag");
            default -> "\"1\"";
        };
    }

    /** The document says who may; the description ends with it. */
    private static Person who(Operation operation) {
        String needs = operation.description().path("description").asText();
        if (needs.contains("Needs the role admin") || needs.contains("Needs the role agency-admin")) {
            return Person.admin();
        }
        return needs.contains("Needs the role reporter") ? town.reporter() : Person.analyst();
    }

    private static String concrete(Operation operation) {
        String path = operation.path();
        for (Map.Entry<String, String> id : ids.entrySet()) {
            String[] values = id.getValue().split("\\|");
            boolean ofDevices = path.contains("/device-imports/");
            path = path.replace("{" + id.getKey() + "}", ofDevices ? values[values.length - 1] : values[0]);
        }
        path = path.replace("{draftId}", UUID.randomUUID().toString())
                .replace("{accountId}", UUID.randomUUID().toString())
                .replace("{addressId}", UUID.randomUUID().toString())
                .replace("{part}", "matching")
                .replace("{contactId}", UUID.randomUUID().toString())
                .replace("{walkId}", UUID.randomUUID().toString())
                .replace("{codeId}", UUID.randomUUID().toString())
                .replace("{claimId}", UUID.randomUUID().toString())
                .replace("{waiverId}", UUID.randomUUID().toString())
                .replace("{jointId}", UUID.randomUUID().toString())
                .replace("{joinId}", UUID.randomUUID().toString())
                .replace("{listId}", UUID.randomUUID().toString())
                .replace("{row}", "2")
                .replace("{uploadId}", UUID.randomUUID().toString())
                .replace("{start}", "0")
                .replace("{year}", YEAR)
                .replace("{revision}", "1")
                .replace("{fileId}", evidence)
                .replace("{planId}", plan.path("id").asText())
                .replace("{stepId}", plan.at("/steps/0/id").asText())
                .replace("{feedId}", "no-such-feed")
                .replace("{documentId}", UUID.randomUUID().toString())
                .replace("{fetchId}", UUID.randomUUID().toString())
                .replace("{language}", "en")
                .replace("{kind}", "notice")
                .replace("{webhookId}", UUID.randomUUID().toString())
                .replace("{notificationId}", UUID.randomUUID().toString())
                .replace("{viewId}", UUID.randomUUID().toString())
                .replace("{number}", "0")
                .replace("{buyerId}", UUID.randomUUID().toString())
                .replace("{loadId}", UUID.randomUUID().toString())
                .replace("{letterId}", "999999999");
        return switch (operation.name()) {
            case "importFile" -> path + "?filename=empty.csv&source=contract-empty";
            case "reconcileSuggest" -> path + "?prefix=hik";
            default -> path;
        };
    }
}
