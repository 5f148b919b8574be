package org.sightline.gateway.pages.office.law;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.Ask;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.shell.Visitor;

/** An office adds a list of approved goods, and a class of goods. */
@QuarkusTest
@RealGateway
class GoodsPagesTest {

    private static final String LISTS = "/rules/goods";

    /** What the page had read, as its form sends it back. */
    private static final String READ = """
            {"rows":1,"added":1,"ended":0,"known":0,"absent":0,"wrongRows":0,"wrong":[],"changes":[{"op":"add_listing",
             "list":"blue-uas","maker":"Zorb <air>","goods":"ZX-9","from":"2026-01-07","certainty":"found","citation":"An edition"}]}\
            """;

    @TestHTTPResource("/")
    URI gateway;

    private Visitor visitor(String person) {
        Ask.as(person).until("/api/register", json -> true);
        return Visitor.signedIn(gateway, person);
    }

    private static Map<String, String> onto(String pasted) {
        return Map.of(
                "list",
                "blue-uas",
                "certainty",
                "copy",
                "citation",
                "An <edition>",
                "from",
                "2026-01-07",
                "pasted",
                pasted);
    }

    @Test
    void aReasonThatHasNoSpanishIsMarkedAsEnglish() {
        Visitor admin = visitor("admin");
        String english = admin.upload(LISTS + "/reading", onto("maker,goods\nZorb,1\n"), "goods.csv", "")
                .body();
        admin.submit("/language", Map.of("language", "es"));
        String spanish = admin.upload(LISTS + "/reading", onto("maker,goods\nZorb,1\n"), "goods.csv", "")
                .body();
        assertThat(english).contains("<span>&quot;1/31/2026&quot; is no &lt;day&gt;.</span>");
        assertThat(spanish).contains("<span lang=\"en\">&quot;1/31/2026&quot; is no &lt;day&gt;.</span>");
    }

    @Test
    void whatWasReadIsShownBeforeItIsDrafted() {
        Visitor admin = visitor("admin");
        assertThat(admin.open(LISTS).body())
                .contains(
                        "<option value=\"fcc-covered\">Covered &lt;list&gt;</option>",
                        "enctype=\"multipart/form-data\"")
                .doesNotContain("/rules/goods/draft");

        for (String page : List.of(
                admin.upload(LISTS + "/reading", onto("maker,goods\nZorb,1\n"), "goods.csv", "")
                        .body(),
                admin.upload(LISTS + "/reading", onto(""), "goods.csv", "maker,goods\nZorb,1\n")
                        .body())) {
            assertThat(page)
                    .contains("Rows read: 4. Goods added to the list: 1. Goods removed from it: 1. Already on it: 1.")
                    .contains("2 entries of the list are not in the file. They stay.")
                    .contains("Zorb &lt;air&gt;", "added to the list", "removed from the list", "Nov 1, 2026")
                    .contains(
                            "Rows that cannot be used: 101",
                            "Row 5",
                            "&quot;1/31/2026&quot; is no &lt;day&gt;.",
                            "And 100 more.")
                    .contains("<option value=\"copy\" selected>", "value=\"An &lt;edition&gt;\"")
                    .as("while a row cannot be used, nothing is drafted")
                    .doesNotContain("/rules/goods/draft");
        }
        assertThat(admin.submit(LISTS + "/draft", Map.of("read", READ, "summary", "An edition"))
                        .body())
                .contains("Draft saved.", "<h1>Another &lt;reading&gt;</h1>");
        assertThat(admin.upload(LISTS + "/reading", onto(" "), "goods.csv", "").body())
                .contains("Choose a file that is not empty, or paste rows.");
        assertThat(admin.submit(LISTS + "/draft", Map.of("read", "{no list", "summary", "x"))
                        .statusCode())
                .as("what is no list of changes is no draft of anything else")
                .isEqualTo(200);
    }

    @Test
    void aDraftThatIsRefusedKeepsWhatWasReadAndTyped() {
        Map<String, String> form = new HashMap<>(onto("maker,goods\nZorb,1\n"));
        form.putAll(Map.of("read", READ, "summary", "Refused <because>"));

        HttpResponse<String> refused = visitor("admin").submit(LISTS + "/draft", form);

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body())
                .contains("The list says exactly this already.")
                .contains("Rows read: 1.", "Zorb &lt;air&gt;", "action=\"/rules/goods/draft\"")
                .contains("value=\"Refused &lt;because&gt;\"", "value=\"An &lt;edition&gt;\"", "maker,goods");
        assertThat(visitor("admin")
                        .submit(
                                LISTS + "/draft",
                                Map.of("read", "{\"changes\":[7],\"wrong\":[]}", "summary", "Refused <because>"))
                        .statusCode())
                .as("what is not what the page had read is not shown again")
                .isEqualTo(409);
    }

    @Test
    void whatWasTypedOfACheckOfALawStaysWhereItIsRefused() {
        assertThat(visitor("admin")
                        .submit("/rules/F889-B1/check", Map.of("version", "1", "source", "Refused <because>"))
                        .body())
                .contains("The list says exactly this already.", "Refused &lt;because&gt;</textarea>");
    }

    @Test
    void aClassOfGoodsBecomesTwoDrafts() {
        Visitor admin = visitor("admin");
        Map<String, String> scanners = new HashMap<>(Map.of("id", "cat-scanners", "name", "Body scanners"));
        scanners.putAll(Map.of("words", "BODY SCANNER\nFULL BODY SCANNER", "models", "", "exclusions", "TOY SCANNER"));
        scanners.putAll(Map.of("source", "An act", "certainty", "found", "summary", "The act names them"));

        assertThat(admin.open("/rules").body()).contains("href=\"/rules/goods\"", "href=\"/rules/classes\"");
        assertThat(admin.open("/rules/classes").body()).contains("A class of goods", "TOY BODY SCANNER");
        assertThat(admin.submit("/rules/classes", scanners).body())
                .contains("Two drafts are saved", "<h1>A new &lt;list&gt;</h1>");
    }

    @Test
    void theyAreForAdminsAndInSpanishToo() {
        Visitor analyst = visitor("analyst");
        assertThat(analyst.open(LISTS).statusCode()).isEqualTo(403);
        assertThat(analyst.open("/rules/classes").statusCode()).isEqualTo(403);
        assertThat(analyst.upload(LISTS + "/reading", onto("maker,goods\n"), "goods.csv", "x")
                        .statusCode())
                .isEqualTo(403);

        Visitor admin = visitor("admin");
        admin.submit("/language", Map.of("language", "es"));
        assertThat(admin.open(LISTS).body()).contains("Una lista de productos aprobados");
        assertThat(admin.open("/rules/classes").body()).contains("Una clase de productos");
    }
}
