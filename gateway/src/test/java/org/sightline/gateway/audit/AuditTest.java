package org.sightline.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.gateway.Ask;
import org.sightline.gateway.RealGateway;
import org.sightline.kit.audit.Anchor;
import org.sightline.kit.audit.AnchorFolder;
import org.sightline.kit.audit.AnchorKeys;
import org.sightline.kit.audit.AuditEntry;
import org.sightline.kit.audit.ChainCheck;
import org.sightline.kit.audit.ChainFile;
import org.sightline.kit.audit.Verification;
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
    AuditRepository rows;

    @Inject
    AuditQueue queue;

    @Inject
    Clock clock;

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

    @Test
    void aDayIsAnchoredOutsideOfTheDatabaseOnce(@TempDir Path folder) throws Exception {
        fiveRows();
        Path secret = folder.resolve("secret.pem");
        Path anchors = folder.resolve("anchors");
        Files.createDirectories(anchors);
        AnchorKeys.make(secret, anchors.resolve(AnchorFolder.PUBLIC_KEY));
        DailyAnchor daily = new DailyAnchor(rows, clock, Optional.of(anchors), Optional.of(secret), false);
        daily.write();
        log.write(chain, WHO, "do thing 6", "/api/things/6", "done 200");
        daily.write();
        List<Anchor> written =
                new AnchorFolder(anchors).read(AnchorKeys.publicKey(anchors.resolve(AnchorFolder.PUBLIC_KEY)));
        assertThat(written).hasSize(1);
        assertThat(written.getFirst().marks().get(chain).seq()).isEqualTo(5);
        assertThatThrownBy(() -> new DailyAnchor(rows, clock, Optional.of(anchors), Optional.empty(), false))
                .as("a folder without a key")
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("sightline.audit.anchors.key");
    }

    @Test
    void factsForManyChainsAreWrittenTogetherAndOneThatWaitsStopsNoOther() throws Exception {
        List<UUID> chains = Stream.generate(UUID::randomUUID).limit(250).toList();
        log.write(chains, WHO, "export", "/api/things", "exported", "rows: 1; filter: none");
        assertThat(chains).allMatch(each -> verify(each, null, null).rows() == 1);
        try (Connection holder = DriverManager.getConnection(address, "gateway_owner", ownerPassword)) {
            holder.setAutoCommit(false);
            try (Statement statement = holder.createStatement()) {
                statement.execute(
                        "select pg_advisory_xact_lock(hashtextextended('audit " + chains.getFirst() + "', 889))");
            }
            assertTimeoutPreemptively(
                    Duration.ofSeconds(20),
                    () -> log.write(chains.getLast(), WHO, "another chain", "/api/things", "done 200"));
            holder.rollback();
        }
    }

    @Test
    void aFactThatWaitsIsWrittenAndWhatIsNoAgencyGetsNoChain() {
        UUID agency = UUID.randomUUID();
        sql.as(RowScope.job("test"), () -> sql.query("""
                                insert into agency (id, version, name, state, status, alias_ids, sample, updated_at, body)
                                values (:id, 1, 'Audited', 'XF', 'active', '{}', false, now(), '{}')\
                                """).with("id", agency).change());
        UUID nothing = UUID.randomUUID();
        for (UUID each : List.of(agency, nothing)) {
            queue.addIfAgency(AuditFact.of(
                    each, clock.instant(), WHO, "asked", "GET /api/\u0000" + "x".repeat(5_000), "refused 404", null));
        }
        queue.writeAll();
        assertThat(verify(agency, null, null).rows()).isEqualTo(1);
        assertThat(verify(agency, null, null).ok()).isTrue();
        assertThat(verify(nothing, null, null).rows()).isZero();
    }

    @Test
    void aDownloadedLogIsCheckedWithoutTheGateway(@TempDir Path folder) throws Exception {
        fiveRows();
        Ask reporter = Ask.with(Tokens.agencyPerson(chain, "reporter"));
        Path file = folder.resolve("log.jsonl");
        Files.write(file, reporter.get("/api/agencies/" + chain + "/audit/file").asByteArray());
        try (BufferedReader in = Files.newBufferedReader(file)) {
            ChainFile.Input rowsOfFile = new ChainFile.Input(in);
            ChainCheck check = new ChainCheck(rowsOfFile.chain());
            AuditEntry last = null;
            for (AuditEntry row = rowsOfFile.next(); row != null; row = rowsOfFile.next()) {
                assertThat(check.follow(row)).isTrue();
                last = row;
            }
            assertThat(rowsOfFile.chain()).isEqualTo(chain);
            assertThat(check.result().rows()).isGreaterThanOrEqualTo(6);
            assertThat(last).extracting(AuditEntry::action).isIn("export audit log", "saw");
        }
        assertThat(reporter.get("/api/agencies/" + UUID.randomUUID() + "/audit/file")
                        .statusCode())
                .isEqualTo(404);
        assertThat(reporter.get("/api/audit/file").statusCode()).isEqualTo(403);
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
