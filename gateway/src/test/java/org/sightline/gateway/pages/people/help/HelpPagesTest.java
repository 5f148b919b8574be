package org.sightline.gateway.pages.people.help;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.Ask;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.gateway.shell.Visitor;
import org.sightline.kit.caller.Caller;

/** Help for everybody, and first steps that tick themselves off. */
@QuarkusTest
@RealGateway
class HelpPagesTest {

    @TestHTTPResource("/")
    URI gateway;

    @Inject
    FirstSteps steps;

    @Inject
    AuditLog audit;

    private final UUID agency = UUID.randomUUID();

    private Caller of(String name, String role) {
        return new Caller("issuer", name, name, Set.of(), Map.of(agency, Set.of(role)));
    }

    private static List<FirstStep> done(List<FirstSteps.Step> steps) {
        return steps.stream()
                .filter(FirstSteps.Step::done)
                .map(FirstSteps.Step::step)
                .toList();
    }

    @Test
    void everybodyReadsTheHelpAndTheStatementOfAccessibility() {
        Visitor anybody = Visitor.anonymous(gateway);
        assertThat(anybody.open("/help").body())
                .contains("How a case works", "id=\"term-score\"", "<kbd>j</kbd>", "Ask an admin")
                .doesNotContain("not done yet");
        assertThat(anybody.open("/accessibility").body())
                .contains("Known gaps", "PDF/UA", "Date of this statement: Nov 27, 2026.");
        assertThat(anybody.open("/").body()).contains("href=\"/help\"", "href=\"/accessibility\"");
    }

    @Test
    void whatAnybodyOfAnAgencyDidIsDoneForAllOfThem() {
        Caller rita = of("rita-" + agency, "reporter");
        Caller ravi = of("ravi-" + agency, "reporter");
        assertThat(steps.of(rita))
                .extracting(FirstSteps.Step::step)
                .containsExactly(
                        FirstStep.REGISTER_DEVICES,
                        FirstStep.ANSWER,
                        FirstStep.DRAFT_THE_RETURN,
                        FirstStep.CHECK_A_PURCHASE);
        assertThat(done(steps.of(rita))).isEmpty();

        audit.write(agency, ravi, "register device", "/api/devices", "done 201");
        audit.write(agency, ravi, "answer finding", "/api/findings", "refused 409");

        assertThat(done(steps.of(rita))).containsExactly(FirstStep.REGISTER_DEVICES);
        assertThat(steps.of(rita).getFirst().link()).isEqualTo("/agencies/" + agency + "/devices");
        assertThat(done(steps.of(
                        new Caller("issuer", "else", "else", Set.of(), Map.of(UUID.randomUUID(), Set.of("reporter"))))))
                .as("of another agency")
                .isEmpty();
    }

    @Test
    void inTheOfficeEachPersonHasStepsOfTheirOwn() {
        String name = "ana-" + agency;
        Caller ana = new Caller("issuer", name, name, Set.of(Caller.ANALYST), Map.of());
        Caller max = new Caller("issuer", "max-" + agency, "max", Set.of(Caller.ANALYST), Map.of());
        audit.write(agency, ana, "decide finding", "/api/findings", "done 200");

        assertThat(done(steps.of(ana))).containsExactly(FirstStep.DECIDE);
        assertThat(done(steps.of(max))).isEmpty();
    }

    @Test
    void theListIsPutAwayAndShownAgain() {
        Ask.as("auditor").until("/api/overview", json -> true);
        Visitor auditor = Visitor.signedIn(gateway, "auditor");
        auditor.submit("/help/first", Map.of("shown", "yes"));
        assertThat(auditor.open("/overview").body()).contains("hx-get=\"/help/first\"");
        assertThat(auditor.open("/help/first").body()).contains("Download the overview as PDF or Excel");

        assertThat(auditor.submit("/help/first", Map.of("shown", "no")).body())
                .contains("It stays on this page.", "You hid this list");
        assertThat(auditor.open("/help/first").body()).isEmpty();

        assertThat(auditor.submit("/help/first", Map.of("shown", "yes")).body())
                .contains("is on your first page again");
        assertThat(auditor.open("/help/first").body()).contains("Getting started");
    }

    @Test
    void aWordLeadsToWhatItMeans() {
        assertThat(Visitor.signedIn(gateway, "analyst").open("/help").body())
                .contains("id=\"term-verdict\"", "id=\"term-tie\"", "id=\"term-fund\"", "id=\"term-status\"");
    }
}
