package org.sightline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sightline.testsupport.whole.Person.fields;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.sightline.testsupport.whole.Person;
import org.sightline.testsupport.whole.Town;
import org.sightline.testsupport.whole.Upload;

/**
 * An agency with data of every kind, whose every text holds one word: whatever else holds it came from this agency.
 *
 * @param ids of its things, by the variable of a path
 */
record Canary(String word, Town town, Map<String, String> ids) {

    /** Makes one; the word must be in no other data. */
    static Canary of(String word) {
        Town town = Town.registered(word);
        String agency = "/api/agencies/" + town.id();
        JsonNode device = made(town.reporter()
                .post(
                        agency + "/devices",
                        fields(
                                "maker",
                                "Hikvision",
                                "model",
                                "DS-2CD2143G0-I",
                                "serial",
                                word + "-SERIAL",
                                "tag",
                                word + "-TAG",
                                "site",
                                word + " SITE",
                                "location",
                                word,
                                "purpose",
                                word)));
        JsonNode file = made(town.reporter()
                .upload(
                        agency + "/device-imports?filename=" + word + ".csv",
                        ("maker,model,serial,site\nDahua,IPC-HFW5442E-ZE," + word + "2," + word + "\n").getBytes()));
        JsonNode list = made(town.reporter()
                .upload(
                        agency + "/device-lists?filename=" + word + ".csv",
                        ("maker,model,serial,site\nDahua,IPC-HFW5442E-ZE," + word + "3," + word + "\n").getBytes()));
        JsonNode account = made(Person.admin()
                .post(
                        agency + "/service-accounts",
                        fields("name", word + " program", "operations", List.of("devices"))));
        String reader = (word + "." + town.id()).toLowerCase(Locale.ROOT);
        for (String role : List.of("reader", "certifier")) {
            JsonNode draft = made(Person.admin()
                            .post(
                                    agency + "/people",
                                    fields(
                                            "username",
                                            role.charAt(0) + reader,
                                            "email",
                                            role.charAt(0) + word.toLowerCase(Locale.ROOT) + "@sample.invalid",
                                            "name",
                                            word + " Person",
                                            "role",
                                            role)))
                    .path("draft");
            // The certifier's waits, so that there is a draft to look for.
            if (role.equals("reader")) {
                assertThat(town.reporter()
                                .change(
                                        "POST",
                                        agency + "/role-drafts/"
                                                + draft.path("id").asText() + "/approval",
                                        "\"0\"",
                                        "application/json",
                                        fields())
                                .statusCode())
                        .isEqualTo(200);
            }
        }
        JsonNode job = Upload.of(
                        Upload.newSource("canary-" + word.toLowerCase(Locale.ROOT)),
                        Upload.HEADER
                                + Upload.line(
                                                word,
                                                "2022-03-01",
                                                town.name(),
                                                "HIKVISION DS-2CD2143G0-I DOME " + word,
                                                "HIKVISION",
                                                "DS-2CD2143G0-I",
                                                word)
                                        .replace("INVENTED SELLER", word))
                .done();
        JsonNode finding = town.awaitFindings(3).stream()
                .filter(row -> row.path("subject").asText().equals("purchase"))
                .findFirst()
                .orElseThrow();
        String findingId = finding.path("id").asText();
        JsonNode decided = made(Person.analyst()
                .post(
                        "/api/findings/" + findingId + "/decisions",
                        finding.path("version").asLong(),
                        fields("decision", "confirmed", "reason", word)));
        made(town.reporter()
                .post(
                        "/api/findings/" + findingId + "/responses",
                        decided.path("version").asLong(),
                        fields("answer", "disputed", "text", word)));
        String line = Person.analyst()
                .json("/api/lines?importId=" + job.path("id").asText())
                .at("/items/0/id")
                .asText();
        JsonNode contact = made(Person.analyst()
                .post(
                        "/api/agencies/" + town.id() + "/contacts",
                        fields("name", word + " Contact", "mail", word.toLowerCase(Locale.ROOT) + "@town.example")));
        JsonNode evidence = made(town.reporter()
                .upload(
                        "/api/findings/" + findingId + "/evidence?filename=" + word + ".txt&note=" + word,
                        (word + " WAS REMOVED").getBytes()));
        JsonNode plan = made(town.reporter()
                .post(
                        agency + "/plans",
                        fields(
                                "title",
                                word + " plan",
                                "owner",
                                word,
                                "steps",
                                List.of(fields("what", word, "owner", word, "dueOn", "2030-01-01")),
                                "items",
                                List.of(fields("findingId", findingId, "dueOn", "2030-01-01")))));
        JsonNode walk = made(town.reporter().post(agency + "/walks", fields("site", word + " site")));
        return new Canary(
                word,
                town,
                Map.ofEntries(
                        Map.entry("agencyId", town.id().toString()),
                        Map.entry("findingId", findingId),
                        Map.entry("lineId", line),
                        Map.entry("deviceId", device.required("id").asText()),
                        Map.entry("listId", list.required("id").asText()),
                        Map.entry("importId", file.required("id").asText()),
                        Map.entry("id", job.required("id").asText()),
                        Map.entry("accountId", account.at("/account/id").asText()),
                        Map.entry("contactId", contact.required("id").asText()),
                        Map.entry("fileId", evidence.required("id").asText()),
                        Map.entry("planId", plan.required("id").asText()),
                        Map.entry("stepId", plan.at("/steps/0/id").asText()),
                        Map.entry("walkId", walk.required("id").asText()),
                        Map.entry("username", reader),
                        Map.entry("sourceId", job.required("sourceId").asText()),
                        Map.entry("jointId", UUID.randomUUID().toString()),
                        Map.entry("joinId", UUID.randomUUID().toString()),
                        Map.entry("draftId", UUID.randomUUID().toString())));
    }

    private static JsonNode made(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isLessThan(300);
        return Person.parse(answer);
    }
}
