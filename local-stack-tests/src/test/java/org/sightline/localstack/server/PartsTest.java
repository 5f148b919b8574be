package org.sightline.localstack.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.localstack.people.KeycloakPeople;
import org.sightline.localstack.people.Tokens;
import org.sightline.localstack.process.Directories;
import org.sightline.localstack.process.Ports;
import org.sightline.testsupport.service.KafkaRecords;

@Tag("real-parts")
class PartsTest {

    private static final Path DIRECTORY = Path.of("target", "parts-test").toAbsolutePath();

    private static Postgres postgres;
    private static Kafka kafka;
    private static Keycloak keycloak;

    @BeforeAll
    static void start() {
        Directories.delete(DIRECTORY);
        postgres = Postgres.start(DIRECTORY.resolve("postgresql"), Ports.free(), true);
        kafka = Kafka.start(DIRECTORY.resolve("kafka"), Ports.free());
        String shared = System.getenv(Keycloak.SHARED);
        if (shared == null) {
            keycloak = Keycloak.start(Keycloak.home(), Ports.free(), postgres, DIRECTORY.resolve("keycloak.log"));
        }
        Tokens.from(shared == null ? keycloak.url() : shared);
    }

    @AfterAll
    static void stop() {
        if (keycloak != null) {
            keycloak.close();
        }
        kafka.close();
        postgres.close();
    }

    @Test
    void noPasswordStandsOnACommandLineThatEveryoneOnTheMachineCanRead() {
        assertThat(Keycloak.command(Keycloak.home(), 1, 1, postgres, List.of(), List.of()))
                .contains("--db-username=keycloak")
                .noneMatch(argument -> argument.contains(Postgres.password("keycloak")))
                .noneMatch(argument -> argument.contains(Keycloak.ADMIN_PASSWORD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes"})
    void aCommitIsOnTheDisk(String setting) throws SQLException {
        assertThat(text("ingest", "ingest_app", "SHOW " + setting)).isEqualTo("on");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "matching", "inventory", "gateway"})
    void theApplicationRoleOwnsNothingAndMayDoWhatAMigrationSays(String service) throws SQLException {
        try (Connection owner = postgres.connect(service, service + "_owner");
                Statement statement = owner.createStatement()) {
            statement.execute("CREATE TABLE owned (name text)");
        }
        try (Connection app = postgres.connect(service, service + "_app");
                Statement statement = app.createStatement()) {
            assertThatThrownBy(() -> statement.execute("INSERT INTO owned VALUES ('a')"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> statement.execute("ALTER TABLE owned ADD COLUMN more text"))
                    .hasMessageContaining("must be owner");
            assertThatThrownBy(() -> statement.execute("CREATE TABLE more (name text)"))
                    .hasMessageContaining("permission denied");
        }
        assertThat(text(
                        service,
                        service + "_app",
                        "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"))
                .isEqualTo("f");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "matching", "inventory", "gateway"})
    void theRightsOfTheOfficeComeOnlyByTakingItsRole(String service) throws SQLException {
        String app = service + "_app";
        String office = service + "_office";
        String may = "SELECT pg_has_role('" + app + "', '" + office + "', ";

        assertThat(text(service, app, may + "'SET')")).isEqualTo("t");
        assertThat(text(service, app, may + "'USAGE')")).isEqualTo("f");
        assertThat(text(
                        service,
                        app,
                        "SELECT rolcanlogin OR rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = '" + office
                                + "'"))
                .isEqualTo("f");
    }

    @ParameterizedTest
    @CsvSource({"gateway, ingest_app", "ingest, gateway_app", "keycloak, ingest_owner"})
    void nobodyComesIntoAnothersDatabase(String database, String role) {
        assertThatThrownBy(() -> postgres.connect(database, role).close()).hasMessageContaining("permission denied");
    }

    @Test
    void aWrongPasswordIsRefused() {
        assertThatThrownBy(() -> java.sql.DriverManager.getConnection(postgres.jdbcUrl("ingest"), "ingest_app", "wrong")
                        .close())
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void aRecordSentIsFoundWithItsKeyAndHeaders() {
        KafkaRecords records = KafkaRecords.at(kafka.bootstrapServers());

        records.send(
                "contract-lines",
                "line-1",
                Map.of("ce_type", "contract-line.changed.v1"),
                "{\"description\":\"camera\"}");

        var found = records.await(
                "contract-lines", Duration.ofSeconds(10), record -> record.key().equals("line-1"));
        assertThat(found.value()).isEqualTo("{\"description\":\"camera\"}");
        assertThat(KafkaRecords.header(found, "ce_type")).isEqualTo("contract-line.changed.v1");
        assertThat(records.all("contract-lines")).hasSize(1);
        assertThat(records.all("contract-lines.dead")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"analyst, oversight-analyst", "analyst2, oversight-analyst", "auditor, auditor", "admin, admin"})
    void aPersonsTokenNamesTheRoleAndTheAudience(String name, String role) throws Exception {
        JsonNode claims = claims(Tokens.of(name));

        assertThat(texts(claims.path("roles"))).contains(role);
        assertThat(texts(claims.path("aud"))).contains("sightline");
        assertThat(claims.path("preferred_username").asText()).isEqualTo(name);
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(300);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reporter", "certifier"})
    void anAgencyPersonsTokenNamesTheAgencyAndTheRole(String role) throws Exception {
        UUID agency = UUID.randomUUID();

        JsonNode claims = claims(Tokens.agencyPerson(agency, role));

        assertThat(texts(claims.path("groups"))).containsExactly("/agencies/" + agency + "/" + role);
        assertThat(texts(claims.path("roles"))).doesNotContain("admin", "auditor", "oversight-analyst");
    }

    @Test
    void aMachineSignsInWithItsSecret() throws Exception {
        JsonNode claims = claims(Tokens.forClient("sightline-machines", "sightline-machines-local"));

        assertThat(claims.path("preferred_username").asText()).isEqualTo("service-account-sightline-machines");
        assertThat(texts(claims.path("aud")))
                .as("it is no client of Sightline's API")
                .doesNotContain("sightline");
    }

    @Test
    void aWrongPasswordGetsNoToken() {
        // A person of its own: Keycloak locks out for a minute whoever fails twice within a second.
        String agency = UUID.randomUUID().toString();
        String name = "reporter." + agency;
        KeycloakPeople.at(Tokens.keycloak()).agencyPerson(agency, "reporter", name, Tokens.password(name));

        assertThatThrownBy(() -> Tokens.forUser(name, "wrong")).hasMessageContaining("invalid_grant");
    }

    @Test
    void aPersonWhoSignsInManyTimesAtOnceIsLetInEachTime() {
        HttpRequest signIn = HttpRequest.newBuilder(
                        URI.create(Tokens.keycloak() + "/realms/sightline/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "grant_type=password&client_id=sightline-cli&username=auditor&password="
                                + Tokens.password("auditor")))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            List<CompletableFuture<HttpResponse<String>>> answers = Stream.generate(
                            () -> http.sendAsync(signIn, HttpResponse.BodyHandlers.ofString()))
                    .limit(8)
                    .toList();

            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.join().statusCode())
                            .as(answer.join().body())
                            .isEqualTo(200));
        }
    }

    private static String text(String database, String role, String query) throws SQLException {
        try (Connection connection = postgres.connect(database, role);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static JsonNode claims(String token) throws java.io.IOException {
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }

    private static List<String> texts(JsonNode values) {
        return values.isTextual()
                ? List.of(values.asText())
                : StreamSupport.stream(values.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList();
    }
}
