package org.sightline.gateway.pages.findings.savedview;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.gateway.Ask;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.shell.Visitor;
import org.sightline.kit.json.Json;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.localstack.people.Tokens;

/** A person keeps filters under names, for themselves or for the office. */
@QuarkusTest
@RealGateway
class SavedViewTest {

    private static final String VIEWS = "/api/views";
    private static final String FILTER = "/findings?verdict=PROHIBITED&funding=federal";

    @TestHTTPResource("/")
    URI gateway;

    @Inject
    Sql sql;

    private final String name = "View " + UUID.randomUUID();

    @Test
    void aPersonSavesOpensRenamesAndDeletesAViewOnPages() {
        Visitor analyst = Visitor.signedIn(gateway, "analyst");
        assertThat(analyst.open(FILTER).body())
                .contains("name=\"address\" value=\"/findings?funding=federal&amp;verdict=");

        assertThat(analyst.submit("/views", Map.of("name", name, "address", FILTER))
                        .body())
                .contains("is saved");

        JsonNode saved = view(Tokens.of("analyst"));
        assertThat(analyst.open("/views").body())
                .contains("href=\"/findings?verdict=PROHIBITED&amp;funding=federal\">" + name + "</a>");
        String page = "/views/" + saved.path("id").asText();
        assertThat(analyst.submit(page, Map.of("name", name + " 2", "version", "1", "shared", "yes"))
                        .body())
                .contains(name + " 2", "Shared with the office");
        assertThat(analyst.submit(page, Map.of("name", "late", "version", "1")).statusCode())
                .isEqualTo(412);
        assertThat(analyst.submit(page + "/removal", Map.of("version", "2")).body())
                .contains("The view is deleted.")
                .doesNotContain(name);
    }

    @Test
    void whatIsPrivateIsNotToBeHadByAnybodyElse() {
        String id = save(Tokens.of("analyst"), FILTER, false).path("id").asText();

        for (String other : List.of(Tokens.of("auditor"), reporter())) {
            assertThat(names(other)).doesNotContain(name);
            assertThat(change(other, id, "\"1\"").statusCode()).isEqualTo(404);
            assertThat(as(other)
                            .header("If-Match", "\"1\"")
                            .delete(VIEWS + "/" + id)
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(names(Tokens.of("analyst"))).contains(name);
    }

    @Test
    void whatIsSharedIsOpenToTheOfficeAloneAndChangedByItsMakerAlone() {
        String id = save(Tokens.of("analyst"), FILTER, true).path("id").asText();

        assertThat(names(Tokens.of("auditor"))).contains(name);
        assertThat(change(Tokens.of("auditor"), id, "\"1\"").statusCode()).isEqualTo(403);
        assertThat(names(reporter())).doesNotContain(name);
    }

    @Test
    void theDatabaseGivesAPersonOfAnAgencyTheirOwnRowsAlone() {
        UUID agency = UUID.randomUUID();
        String mine = Tokens.agencyPerson(agency, "reporter");
        save(mine, FILTER, false);
        String colleague = Tokens.agencyPerson(agency, "certifier");
        String who = Ask.with(colleague).json("/api/me").path("subject").asText();

        assertThat(sql.<Long>as(
                        RowScope.agencies(who, Set.of(agency)),
                        () -> sql.query("select count(*) from saved_view where name = :name")
                                .with("name", name)
                                .number()))
                .isZero();
    }

    @Test
    void whatAScriptSentIsSaidOnThePageThatIsOpenedNext() {
        Visitor analyst = Visitor.signedIn(gateway, "analyst");
        Map<String, String> view = Map.of("name", name, "address", FILTER);

        assertThat(analyst.submitByScript("/views", view).body()).doesNotContain("is saved");
        assertThat(analyst.open("/views").body()).contains("is saved");
        assertThat(analyst.open("/views").body()).as("once").doesNotContain("is saved");
    }

    @Test
    void aPersonOfAnAgencySharesNothingWithTheOffice() {
        assertThat(post(reporter(), name, FILTER, true).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.invalid/findings",
                "//elsewhere.invalid",
                "/findings?x=\"><script>",
                "/logout",
                "/findings/../logout",
                "javascript:alert(1)"
            })
    void onlyAListOfOursIsKept(String address) {
        Response refused = post(Tokens.of("analyst"), name, address, false);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.path("errors[0].pointer").toString()).isEqualTo("/address");
    }

    @Test
    void twoViewsOfOnePersonHaveTwoNamesAndOneKeepsFifty() {
        String reporter = reporter();
        save(reporter, FILTER, false);
        assertThat(post(reporter, name, FILTER, false).statusCode()).isEqualTo(409);
        for (int more = 1; more < SavedViews.MOST_VIEWS; more++) {
            assertThat(post(reporter, name + more, FILTER, false).statusCode()).isEqualTo(201);
        }

        assertThat(post(reporter, name + " too many", FILTER, false).statusCode())
                .isEqualTo(409);
    }

    private JsonNode save(String token, String address, boolean shared) {
        Response answer = post(token, name, address, shared);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return Json.tree(answer.asString());
    }

    private static Response post(String token, String name, String address, boolean shared) {
        return as(token)
                .body(Map.of("name", name, "address", address, "shared", shared))
                .post(VIEWS);
    }

    private Response change(String token, String id, String ifMatch) {
        return as(token)
                .header("If-Match", ifMatch)
                .body(Map.of("name", name, "address", FILTER, "shared", false))
                .put(VIEWS + "/" + id);
    }

    private JsonNode view(String token) {
        for (JsonNode view : Ask.with(token).json(VIEWS)) {
            if (view.path("name").asText().equals(name)) {
                return view;
            }
        }
        throw new AssertionError("no view " + name);
    }

    private static List<String> names(String token) {
        return Ask.with(token).json(VIEWS).findValuesAsText("name");
    }

    private static String reporter() {
        return Tokens.agencyPerson(UUID.randomUUID(), "reporter");
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }
}
