package org.sightline.gateway.pages.office.law;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.Ask;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.shell.Visitor;

/** The form "May we buy this?" and its answer. */
@QuarkusTest
@RealGateway
class CheckPagesTest {

    @TestHTTPResource("/")
    URI gateway;

    @Test
    void aFormThatDoesNotSayWhatIsBoughtComesBackWithWhatIsNeededAndWhatWasFilledIn() {
        Ask.as("analyst").until("/api/register", json -> true);
        Visitor visitor = Visitor.signedIn(gateway, "analyst");

        HttpResponse<String> refused =
                visitor.submit("/check", Map.of("description", " ", "vendor", "Invented Supply", "state", "XF"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Enter what you want to buy: a description, a maker or a model.", "value=\"XF\"")
                .doesNotContain("sl-answer");
    }
}
