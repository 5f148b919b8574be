package org.sightline.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.gateway.Ask;
import org.sightline.gateway.RealGateway;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.kit.sql.SqlFailure;
import org.sightline.localstack.people.Tokens;

@QuarkusTest
@RealGateway
class AuditTest {

    private static final Caller WHO = Caller.of("subject", "a \"quoted\" name\n", Set.of(), List.of());

    @Inject
    AuditLog log;

    @Inject
    Sql sql;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String address;

    @ConfigProperty(name = "quarkus.flyway.password")
    String ownerPassword;

    private final UUID chain = UUID.randomUUID();

    private void fiveRows() {
        for (int i = 1; i <= 5; i++) {
            log.write(chain, WHO, "do thing " + i, "/api/things/" + i, "done 200");
        }
    }

    @Test
    void aChainThatWasOnlyAddedToVerifies() {
        fiveRows();
        Verification whole = verify(chain, null, null);
        assertThat(whole.ok()).isTrue();
        assertThat(whole.rows()).isEqualTo(5);
        assertThat(verify(chain, 5L, whole.lastHash()).ok()).isTrue();
        assertThat(verify(UUID.randomUUID(), null, null).ok()).isTrue();
    }

    @Test
    void manyWritersAtOnceMakeOneChain() {
        IntStream.range(0, 60)
                .parallel()
                .forEach(i -> log.write(chain, WHO, "at once", "/api/things/" + i, "done 200"));
        Verification whole = verify(chain, null, null);
        assertThat(whole.ok()).isTrue();
        assertThat(whole.lastSeq()).isEqualTo(60);
    }

    @ParameterizedTest(name = "{0}: row {1} is named")
    @CsvSource(
            delimiter = '|',
            value = {
                "update audit set action = 'something else' where chain = '%s' and seq = 3 | 3 | Its content is not"
                        + " what was written.",
                "update audit set at = at + interval '1 second' where chain = '%s' and seq = 2 | 2 | Its content is"
                        + " not what was written.",
                "delete from audit where chain = '%s' and seq = 2 | 3 | Row 2 is gone.",
                "update audit set hash = previous where chain = '%s' and seq = 1 | 1 | Its content is not what was"
                        + " written.",
                "update audit set seq = case seq when 3 then -4 else -3 end where chain = '%s' and seq in (3, 4);"
                        + " update audit set seq = -seq where chain = '%1$s' and seq < 0 | 3 | It does not follow from the"
                        + " row before.",
            })
    void theFirstRowThatTheOwnerOfTheTableTamperedWithIsNamed(String tampering, long broken, String reason)
            throws SQLException {
        fiveRows();
        asOwner("alter table audit disable trigger audit_append_only; " + tampering.formatted(chain, chain)
                + "; alter table audit enable trigger audit_append_only");
        Verification verification = verify(chain, null, null);
        assertThat(verification.ok()).isFalse();
        assertThat(verification.firstBroken()).isEqualTo(broken);
        assertThat(verification.reason()).isEqualTo(reason);
    }

    @Test
    void anEndThatWasCutOffIsSeenByWhoKeptTheLastHash() throws SQLException {
        fiveRows();
        Verification before = verify(chain, null, null);
        asOwner("alter table audit disable trigger audit_append_only; delete from audit where seq > 3 and chain = '"
                + chain + "'; alter table audit enable trigger audit_append_only");
        assertThat(verify(chain, null, null).ok()).isTrue();
        Verification after = verify(chain, before.lastSeq(), before.lastHash());
        assertThat(after.ok()).isFalse();
        assertThat(after.reason()).isEqualTo("The rows after 3 are gone.");
    }

    @ParameterizedTest
    @CsvSource({"update audit set action = 'x'", "delete from audit", "delete from grant_event", "truncate audit"})
    void theApplicationCanOnlyAdd(String statement) {
        assertThatThrownBy(() -> sql.query(statement).change())
                .isInstanceOf(SqlFailure.class)
                .hasMessageContaining("permission denied");
    }

    @Test
    void anAgencyReadsAndVerifiesItsOwnLogAndNoOther() {
        fiveRows();
        Ask reporter = Ask.with(Tokens.agencyPerson(chain, "reporter"));
        JsonNode page = reporter.json("/api/agencies/" + chain + "/audit?limit=2");
        assertThat(page.path("total").asInt()).isEqualTo(5);
        assertThat(page.at("/items/0/seq").asInt()).isEqualTo(5);
        JsonNode next = reporter.json("/api/agencies/" + chain + "/audit?limit=2&cursor="
                + page.path("nextCursor").asText());
        assertThat(next.at("/items/0/seq").asInt()).isEqualTo(3);
        assertThat(Ask.as("auditor")
                        .get("/api/audit?cursor=" + page.path("nextCursor").asText())
                        .statusCode())
                .as("the cursor of another chain")
                .isEqualTo(400);
        assertThat(reporter.json("/api/agencies/" + chain + "/audit/verification")
                        .path("ok")
                        .asBoolean())
                .isTrue();
        assertThat(reporter.get("/api/agencies/" + UUID.randomUUID() + "/audit").statusCode())
                .isEqualTo(404);
        assertThat(reporter.get("/api/audit").statusCode()).isEqualTo(403);
        assertThat(Ask.as("auditor").json("/api/audit/verification").path("ok").asBoolean())
                .isTrue();
    }

    private Verification verify(UUID chain, Long knownSeq, String knownHash) {
        return sql.as(RowScope.job("test"), () -> log.verify(chain, knownSeq, knownHash));
    }

    private void asOwner(String statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(address, "gateway_owner", ownerPassword);
                Statement statement = connection.createStatement()) {
            statement.execute("alter table audit no force row level security; " + statements
                    + "; alter table audit force row level security");
        }
    }
}
