package org.sightline.gateway.pages.findings.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.Ask;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.shell.Visitor;

/** Who else of the office has a finding open. */
@QuarkusTest
@RealGateway
class PresencePagesTest {

    @TestHTTPResource("/")
    URI gateway;

    private Visitor visitor(String person) {
        Ask.as(person).until("/api/register", json -> true);
        return Visitor.signedIn(gateway, person);
    }

    @Test
    void whoOpensAFindingThatAColleagueHasOpenIsTold() {
        String path = "/workbench/presence/" + UUID.randomUUID();

        assertThat(visitor("analyst").open(path).body()).doesNotContain("Also open");
        assertThat(visitor("analyst2").open(path).body()).contains("Also open:", "Avery Analyst");
        assertThat(visitor("analyst").open(path).body()).contains("Blake Analyst");
        assertThat(visitor("analyst")
                        .open("/workbench/presence/" + UUID.randomUUID())
                        .body())
                .doesNotContain("Also open");
    }
}
