package org.sightline.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sightline.client.ApiClient;
import org.sightline.client.ApiException;
import org.sightline.client.api.AuditApi;
import org.sightline.client.api.ComplianceApi;
import org.sightline.client.api.FindingsApi;
import org.sightline.client.api.ImportsApi;
import org.sightline.client.api.PeopleApi;
import org.sightline.client.api.RulesApi;
import org.sightline.client.api.WatchlistApi;
import org.sightline.localstack.people.Tokens;
import org.sightline.testsupport.whole.Sightline;

/** Clients that are generated from the public document do their work against the running gateway. */
@Order(5)
@ExtendWith(Sightline.class)
class ApiClientsTest {

    private static final List<String> OPERATIONS = List.of(
            "me",
            "overview",
            "agencies",
            "findings",
            "findingCounts",
            "imports",
            "lines",
            "rules",
            "watchlist",
            "officeAudit");

    @Test
    void theJavaClientDoesTenOperations() throws ApiException {
        String token = Tokens.of("analyst");
        ApiClient client = new ApiClient();
        client.updateBaseUri(Sightline.gateway());
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));

        assertThat(new PeopleApi(client).me().getName()).isEqualTo("analyst");
        assertThat(new ComplianceApi(client)
                        .overview(null, null, null, null, null, null, null, null, null, null, null, null, null, null))
                .isNotNull();
        assertThat(new FindingsApi(client).findingCounts(null, null, null)).isNotNull();
        assertThat(new ImportsApi(client).imports(null, 3).getItems()).isNotNull();
        assertThat(new RulesApi(client).rules(null, null, null).getVersion()).isNotBlank();
        assertThat(new RulesApi(client).ruleVersions()).isNotNull();
        assertThat(new RulesApi(client).ruleDrafts()).isNotNull();
        assertThat(new WatchlistApi(client).watchlistVersions()).isNotEmpty();
        assertThat(new WatchlistApi(client).watchlistDrafts()).isNotNull();
        assertThat(new ImportsApi(client).imports(null, 3).getItems()).isNotNull();
        assertThat(new AuditApi(client).officeAudit(null, 3).getItems()).isNotEmpty();
    }

    @Test
    void theTypeScriptClientDoesTenOperations() throws IOException, InterruptedException {
        ProcessBuilder node = new ProcessBuilder(
                        "node",
                        Path.of("..", "api-clients", "target", "typescript", "node", "src", "tenOperations.js")
                                .toString())
                .redirectErrorStream(true);
        node.environment().put("SIGHTLINE_URL", Sightline.gateway());
        node.environment().put("SIGHTLINE_TOKEN", Tokens.of("analyst"));

        Process run = node.start();
        String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(run.waitFor()).as(said).isZero();
        assertThat(said.lines().map(line -> line.replaceFirst(":.*", "")).toList())
                .containsExactlyElementsOf(OPERATIONS);
    }
}
