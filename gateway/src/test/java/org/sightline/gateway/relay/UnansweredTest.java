package org.sightline.gateway.relay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.Ask;
import org.sightline.gateway.Downstream;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.Say;
import org.sightline.gateway.shell.Visitor;

/** A page whose service does not answer is shown, and says that parts of it are missing. */
@QuarkusTest
@RealGateway
class UnansweredTest {

    private static final UUID AGENCY = UUID.fromString("0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8dd8");
    private static final UUID ANSWERED = UUID.fromString("0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8dd7");
    private static final String MISSING = "parts of this page are missing";

    @TestHTTPResource("/")
    URI gateway;

    @BeforeEach
    void twoFindings() {
        Say.agencies(Say.agency(AGENCY, "Town of Silentham (invented)", "town"));
        for (UUID id : new UUID[] {Downstream.SILENT, ANSWERED}) {
            ObjectNode finding = Say.purchase(AGENCY, "silent-maker", "2021-02-03", "FLAGGED")
                    .put("id", id.toString());
            Say.findings(finding);
            Ask.as("analyst").until("/api/findings/" + id, json -> json.hasNonNull("id"));
        }
    }

    @Test
    void theFindingIsShownAndItsHeadSaysThatPartsAreMissing() {
        assertThat(analyst().open("/findings/" + Downstream.SILENT).body()).contains(MISSING, "Silentham");
    }

    @Test
    void theReviewQueueOffersNoNumberOfThoseAlikeAndSaysThatPartsAreMissing() {
        assertThat(analyst().open("/workbench?at=" + Downstream.SILENT).body())
                .contains(MISSING)
                .doesNotContain("joint-decisions/preview");
    }

    @Test
    void whereEveryServiceAnswersNothingIsSaidToBeMissing() {
        assertThat(analyst().open("/findings/" + ANSWERED).body())
                .contains("Silentham")
                .doesNotContain(MISSING);
    }

    private Visitor analyst() {
        return Visitor.signedIn(gateway, "analyst");
    }
}
