package org.sightline.gateway.pages.agencies.agency;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.Ask;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.Say;
import org.sightline.gateway.shell.Visitor;

/** Whoever runs the office and reads no data begins at the register, which tells names and no counts. */
@QuarkusTest
@RealGateway
class RegisterPagesTest {

    @TestHTTPResource("/")
    URI gateway;

    @Test
    void anAdminBeginsAtTheRegisterAndIsLedToNoData() {
        UUID agency = UUID.randomUUID();
        Say.agencies(Say.agency(agency, "Town of Registerwell (invented)", "town"));
        Ask.as("admin")
                .until(
                        "/api/register?q=registerwell",
                        json -> json.path("total").asInt() > 0);
        Visitor admin = Visitor.signedIn(gateway, "admin");

        HttpResponse<String> home = admin.open("/home");
        assertThat(home.uri().getPath()).isEqualTo("/register");
        assertThat(home.body())
                .contains("Register an agency", "href=\"/people\"", "href=\"/watchlist\"", "href=\"/system\"")
                .doesNotContain("href=\"/overview\"", "href=\"/findings\"", "href=\"/imports\"");
        HttpResponse<String> found = admin.open("/register?q=registerwell");
        assertThat(found.body()).contains("Town of Registerwell", "/agencies/" + agency + "/people");
        assertThat(admin.open("/agencies/" + agency + "/people").body())
                .contains("Town of Registerwell")
                .doesNotContain("href=\"/agencies/" + agency + "\"");
        assertThat(admin.open("/agencies/" + agency).statusCode()).isEqualTo(403);
    }

    @Test
    void theRegisterIsReadPageByPage() {
        String word = "Pagewell" + UUID.randomUUID().toString().substring(0, 8);
        for (int i = 0; i < 3; i++) {
            Say.agencies(Say.agency(UUID.randomUUID(), "Town of " + word + " " + i, "town"));
        }
        Ask admin = Ask.as("admin");
        String list = "/api/register?limit=2&q=" + word;
        admin.until(list, json -> json.path("total").asInt() == 3);

        var first = admin.json(list);
        var second = admin.json(list + "&cursor=" + first.path("nextCursor").asText());
        assertThat(first.path("items").findValuesAsText("name"))
                .containsExactly("Town of " + word + " 0", "Town of " + word + " 1");
        assertThat(second.path("items").findValuesAsText("name")).containsExactly("Town of " + word + " 2");
        assertThat(second.path("nextCursor").isTextual()).isFalse();
    }
}
