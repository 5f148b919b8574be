package org.sightline.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sightline.localstack.people.Tokens;
import org.sightline.localstack.stack.Part;
import org.sightline.testsupport.service.ManyRequests;
import org.sightline.testsupport.whole.Person;
import org.sightline.testsupport.whole.Sightline;

/**
 * No byte of one agency's data in anything that people of another one can get: every page and form of the gateway's table
 * of pages, with their own things and with the other's, with every filter, every file, every error, the audit log, and the
 * metrics. A page that has no row in the table fails here, because some page leads to it.
 */
@Order(6)
@ExtendWith(Sightline.class)
class PageIsolationTest {

    private static final String SECRET = "NUMBATCANARY";
    /** Stands in a note that the office wrote for itself on the own agency's finding. */
    private static final String OFFICE_ALONE = "BILBYOFFICENOTE";

    private static final Pattern LINK = Pattern.compile("(?:href|action|hx-get)=\"(/[^\"#?]*)");
    /** Addresses that are no page of the table: files for all, and the way in. */
    private static final Pattern FILES =
            Pattern.compile("/(?:static|assets|css|js|img|fonts|q|api)(?:/.*)?|/[^/]+\\.[a-z0-9]+");

    private static Canary own;
    private static Canary other;

    /** A row of the table of pages. */
    record Row(String method, String path, String action, String agency, String body) {

        String name() {
            return method + " " + path;
        }

        /** What ends the session, or makes another. */
        boolean endsTheSession() {
            return path.equals("/logout");
        }

        /** The addresses that are answered by this row. */
        Pattern pattern() {
            return Pattern.compile(Pattern.quote(path).replaceAll("\\{[a-zA-Z]+}", "\\\\E[^/]+\\\\Q"));
        }
    }

    @BeforeAll
    static void twoAgenciesHaveDataOfEveryKind() {
        own = Canary.of("OWNWORD");
        other = Canary.of(SECRET);
        Response note = Person.analyst().post(notes(), Person.fields("text", OFFICE_ALONE));
        assertThat(note.statusCode()).as(note.asString()).isEqualTo(201);
    }

    private static String notes() {
        return "/api/findings/" + own.ids().get("findingId") + "/notes";
    }

    @Test
    void noPageShowsAByteOfAnotherAgency() throws IOException {
        List<String> leaks = new ArrayList<>();
        Set<String> links = new TreeSet<>();
        List<Row> rows = rows();
        Set<String> shown = new TreeSet<>();
        for (String role : List.of("reporter", "certifier", "reader", "agency-admin")) {
            PageSession session = session(role);
            for (Row row : rows) {
                if (row.endsTheSession()) {
                    continue;
                }
                HttpResponse<String> answer = send(session, row, own.ids(), "");
                look(role, row, "", answer, true, leaks);
                if (answer.statusCode() == 200) {
                    shown.add(row.name());
                    LINK.matcher(answer.body()).results().forEach(link -> links.add(link.group(1)));
                }
                look(role, row, " with the other's ids", send(session, row, other.ids(), ""), false, leaks);
                if (row.method().equals("GET")) {
                    for (String query : queries()) {
                        look(role, row, query, send(session, row, own.ids(), query), false, leaks);
                    }
                }
            }
        }
        assertThat(leaks).isEmpty();
        assertThat(shown)
                .as("pages that were really there to look at")
                .contains(
                        "GET /agencies/{agencyId}",
                        "GET /agencies/{agencyId}/devices",
                        "GET /agencies/{agencyId}/devices/{deviceId}",
                        "GET /agencies/{agencyId}/device-lists",
                        "GET /agencies/{agencyId}/device-lists/{listId}",
                        "GET /agencies/{agencyId}/people",
                        "GET /agencies/{agencyId}/service-accounts",
                        "GET /agencies/{agencyId}/review",
                        "GET /agencies/{agencyId}/funds",
                        "GET /findings",
                        "GET /agencies/{agencyId}/plans",
                        "GET /agencies/{agencyId}/plans/{planId}",
                        "GET /findings.csv",
                        "GET /findings.xlsx",
                        "GET /findings/{findingId}");
        assertThat(links.stream()
                        .filter(link -> !FILES.matcher(link).matches())
                        .filter(link -> rows.stream()
                                .noneMatch(row -> row.pattern().matcher(link).matches())))
                .as("addresses that a page leads to and the table of pages has no row for")
                .isEmpty();
    }

    /** What a list can be narrowed to, asked with what the other agency has. */
    private static List<String> queries() {
        return List.of(
                "?agencyId=" + other.ids().get("agencyId"),
                "?q=" + SECRET.substring(0, 6),
                "?maker=hikvision&verdict=PROHIBITED&sort=-amount&limit=1000",
                "?cursor=" + other.ids().get("findingId"));
    }

    @Test
    void noFileHoldsAByteOfAnotherAgency() throws IOException {
        List<String> leaks = new ArrayList<>();
        String agency = "/api/agencies/" + own.town().id();
        for (String role : List.of("reporter", "certifier", "reader")) {
            Person person = Person.of(own.town().id(), role);
            for (String path : List.of(
                    "/api/findings.csv",
                    "/api/findings.csv?maker=hikvision",
                    agency + "/audit/file",
                    agency + "/audit?limit=1000",
                    agency + "/device-imports/template.csv",
                    "/api/findings?limit=1000",
                    "/api/findings/" + own.ids().get("findingId"),
                    notes(),
                    "/api/inbox?limit=1000",
                    "/api/agencies?limit=1000",
                    "/api/watchlist",
                    "/api/openapi?format=json")) {
                Response answer = person.get(path);
                assertThat(answer.statusCode()).as(path).isEqualTo(200);
                tell(role + " " + path, answer.asString() + answer.headers(), secrets(), leaks);
            }
            for (String archive : List.of(agency + "/export.zip", "/api/findings.xlsx?limit=1000")) {
                ZipParts.of(person.get(archive))
                        .forEach((part, text) -> tell(role + " " + archive + " " + part, text, secrets(), leaks));
            }
        }
        assertThat(leaks).isEmpty();
    }

    @Test
    void whatTheOfficeWritesForItselfIsInNoExport() throws IOException {
        Map<String, String> files =
                ZipParts.of(Person.analyst().get("/api/agencies/" + own.town().id() + "/export.zip"));
        assertThat(String.join("", files.values())).contains("\"notes\":[").doesNotContain(OFFICE_ALONE);
    }

    /** The same serial in two agencies is no fault of either, and what is wrong with a thing names no other one. */
    @Test
    void noErrorSaysWhatAnotherAgencyHas() {
        List<String> leaks = new ArrayList<>();
        Person reporter = own.town().reporter();
        String devices = "/api/agencies/" + own.town().id() + "/devices";
        Map<String, Object> device = Person.fields(
                "maker", "Hikvision", "model", "DS-2CD2143G0-I", "serial", "OF-BOTH-" + System.nanoTime());
        other.town().reporter().post("/api/agencies/" + other.town().id() + "/devices", device);
        Response same = reporter.post(devices, device);
        assertThat(same.statusCode()).as(same.asString()).isEqualTo(201);
        tell("a serial that the other has", same.asString(), secrets(), leaks);
        for (String body : List.of("{", "{\"nothing\":true}", "[]")) {
            for (String path : List.of(
                    devices,
                    devices + "/" + other.ids().get("deviceId") + "/removal",
                    "/api/findings/" + other.ids().get("findingId") + "/responses")) {
                Response answer = reporter.send("POST", path, "application/json", body);
                assertThat(answer.statusCode()).isBetween(400, 499);
                tell(path + " " + body, answer.asString(), Set.of(SECRET), leaks);
            }
        }
        assertThat(leaks).isEmpty();
    }

    @Test
    void theMetricsNameNoAgency() {
        List<String> leaks = new ArrayList<>();
        for (Part part : Part.services()) {
            String metrics = given().get(Sightline.stack().managementUrl(part) + "/q/metrics")
                    .asString();
            assertThat(metrics).contains("http_server_requests");
            tell(part + " metrics", metrics, secrets(), leaks);
        }
        assertThat(leaks).isEmpty();
    }

    private static PageSession session(String role) {
        // Makes the person where it is not there.
        Tokens.agencyPerson(own.town().id(), role);
        return PageSession.of(role + "." + own.town().id());
    }

    private static Set<String> secrets() {
        Set<String> secrets = new TreeSet<>(other.ids().values());
        secrets.add(SECRET);
        secrets.add(OFFICE_ALONE);
        return secrets;
    }

    /** An id that was asked for may come back in the address of the answer; nothing else may. */
    private static void look(
            String role, Row row, String what, HttpResponse<String> answer, boolean ownIds, List<String> leaks) {
        String name = role + ": " + row.name() + what;
        tell(name, answer.body() + answer.headers().map(), ownIds ? secrets() : Set.of(SECRET), leaks);
        boolean refused = answer.statusCode() >= 400 || answer.statusCode() / 100 == 3;
        boolean about = row.agency().equals("path") || row.agency().equals("finding");
        if (what.equals(" with the other's ids") && about && !refused) {
            leaks.add(name + " -> " + answer.statusCode());
        }
        // The people's mails go to the mail server of the stack that started Keycloak, which may have ended.
        boolean noMail = answer.statusCode() == 503 && name.contains("/set-up-link");
        if (answer.statusCode() >= 500 && !noMail) {
            leaks.add(name + " -> " + answer.statusCode() + " " + answer.body());
        }
    }

    private static void tell(String where, String said, Set<String> secrets, List<String> leaks) {
        String upper = said.toUpperCase(Locale.ROOT);
        for (String secret : secrets) {
            int at = upper.indexOf(secret.toUpperCase(Locale.ROOT));
            if (at >= 0) {
                leaks.add(where + " tells " + secret + ": …"
                        + said.substring(Math.max(0, at - 80), Math.min(said.length(), at + 80)) + "…");
            }
        }
    }

    /** The path of a row with these things in the place of its variables, and something that is not there for the others. */
    static String address(Row row, Map<String, String> ids) {
        Map<String, String> values = new HashMap<>(ids);
        values.put("role", "reporter");
        values.put("ruleId", "F889-1");
        values.put("makerId", "hikvision");
        values.put("part", "gateway");
        values.put("letterId", "0");
        values.put("change", "password");
        values.put("year", "2026");
        values.put("row", "2");
        values.put("formId", ids.get("draftId"));
        values.put("waiverId", ids.get("draftId"));
        values.put("fetchId", ids.get("draftId"));
        values.put("documentId", ids.get("draftId"));
        values.put("language", "en");
        values.put("kind", "notice");
        values.put("webhookId", ids.get("draftId"));
        values.put("notificationId", ids.get("draftId"));
        values.put("viewId", ids.get("draftId"));
        values.put("number", "0");
        values.put("file", "purchases.csv.gz");
        values.put("loadId", ids.get("draftId"));
        values.put("codeId", ids.get("draftId"));
        values.put("claimId", ids.get("draftId"));
        values.put("addressId", ids.get("draftId"));
        String path = row.path();
        for (Map.Entry<String, String> value : values.entrySet()) {
            path = path.replace("{" + value.getKey() + "}", value.getValue());
        }
        assertThat(path).as("every variable of the path has a value").doesNotContain("{");
        return path;
    }

    private static HttpResponse<String> send(PageSession session, Row row, Map<String, String> ids, String query) {
        String fields = "version=1&agencyId=" + other.ids().get("agencyId");
        return session.send(row.method(), address(row, ids) + query, ManyRequests.Content.ofRow(row.body(), fields));
    }

    /** Every page and form of the gateway. */
    static List<Row> rows() throws IOException {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                        .commentStrategy(CommentStrategy.SKIP)
                        .ofNamedCsvRecord(Path.of("..", "gateway", "src", "test", "resources", "pages.csv"));
                Stream<NamedCsvRecord> all = rows.stream()) {
            return all.map(row -> new Row(
                            row.getField("method"),
                            row.getField("path"),
                            row.getField("action"),
                            row.getField("agency"),
                            row.getField("body")))
                    .toList();
        }
    }
}
