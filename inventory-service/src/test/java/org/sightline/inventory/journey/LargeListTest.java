package org.sightline.inventory.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.HttpClientConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.inventory.RealService;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;

/**
 * A list of many devices, from its upload to its being taken back. It prints how long each step took and how much memory
 * was in use after a garbage collection; how fast it has to be is no matter of a test. The system property
 * {@code sightline.large-list} says how many devices: 250000 is the most.
 */
@QuarkusTest
class LargeListTest extends RealService {

    private static final int DEVICES = Integer.getInteger("sightline.large-list", 5_000);
    private static final int NEXT_YEAR = 2;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    @Inject
    Sql sql;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String database;

    @TempDir
    private Path folder;

    @Test
    void aListOfManyDevicesIsCheckedAndApplied() throws SQLException {
        agenciesWereSmall();
        UUID agency = city();
        Response first = timed("checked, all new", () -> send(agency, file(DEVICES, 0)));
        assertThat(first.<Integer>path("counts.added")).isEqualTo(DEVICES);
        Response applied = timed("applied, all new", () -> change(agency, first, "/application", Map.of()));
        assertThat(applied.<Integer>path("appliedRows")).isEqualTo(DEVICES);
        assertThat(lookUp(agency))
                .as("how the database finds a device, right after very many were added")
                .contains("device_serial")
                .doesNotContain("device_by_place");
        Response same = timed("checked, nothing to do", () -> send(agency, file(DEVICES, 0)));
        assertThat(same.<Integer>path("counts.unchanged")).isEqualTo(DEVICES);
    }

    /** The plan of what a row of a list is compared with. */
    private String lookUp(UUID agency) {
        return String.join(
                "\n",
                sql.as(
                        RowScope.agencies("test", List.of(agency)),
                        () -> sql.query("""
                        explain select * from device
                        where agency_id = :agency and serial_key = 'SER0000001' and not withdrawn limit 1
                        """).with("agency", agency).list(row -> row.requiredText("QUERY PLAN"))));
    }

    /** The database last counted the devices when each agency had one. */
    private void agenciesWereSmall() throws SQLException {
        for (int i = 0; i < 20; i++) {
            UUID agency = city();
            reporter(agency)
                    .body(device("SMALL-" + i))
                    .post("/agencies/" + agency + "/devices")
                    .then()
                    .statusCode(201);
        }
        try (Connection superuser = DriverManager.getConnection(database + "?user=postgres");
                Statement analyze = superuser.createStatement()) {
            analyze.execute("analyze device");
        }
    }

    /** At most 5,000, because it does more. */
    @Test
    void halfOfThemAreChangedAndTakenBack() {
        UUID agency = city();
        int devices = Math.min(DEVICES, 5_000);
        Response first = timed("some checked, all new", () -> send(agency, file(devices, 0)));
        Response again = timed("some checked again", () -> change(agency, first, "/check", Map.of()));
        change(agency, again, "/application", Map.of());
        Response next = timed("some checked, half changed", () -> send(agency, file(devices, NEXT_YEAR)));
        assertThat(next.<Integer>path("counts.changed")).isEqualTo(devices / 2);
        Response changed = timed("some applied, half changed", () -> change(agency, next, "/application", Map.of()));
        timed("half of some taken back", () -> change(agency, changed, "/undo", Map.of("reason", "Measured.")));
        Response last = timed("some checked after that", () -> send(agency, file(devices, 0)));
        assertThat(last.<Integer>path("counts.unchanged")).isEqualTo(devices);
    }

    private static Response timed(String what, Supplier<Response> work) {
        Instant began = Instant.now();
        Response done = work.get();
        long millis = Duration.between(began, Instant.now()).toMillis();
        System.gc();
        long used = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                .map(MemoryPoolMXBean::getCollectionUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
        System.out.printf("large list: %,d rows, %s: %,d ms; %,d MB in use%n", DEVICES, what, millis, used >> 20);
        return done;
    }

    /** An invented list; every device whose number is divisible by the step stands at another site. */
    private Path file(int devices, int step) {
        StringBuilder csv = new StringBuilder("maker,model,serial,mac,tag,site,location,installed on\n");
        for (int i = 1; i <= devices; i++) {
            String site = step > 0 && i % step == 0 ? "Annex" : "School " + i % 200;
            csv.append("Acme,A-%d,SER-%07d,C056%08X,T-%07d,%s,Room %d,2021-06-30%n"
                    .formatted(i % 40, i, i, i, site, i % 90));
        }
        try {
            return Files.writeString(folder.resolve("list-" + step + ".csv"), csv);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    /** Quarkus lets a test wait for half a minute only. */
    private static RequestSpecification patient(UUID agency) {
        return reporter(agency)
                .config(RestAssured.config()
                        .httpClient(HttpClientConfig.httpClientConfig()
                                .setParam("http.socket.timeout", (int) LONGEST.toMillis())));
    }

    private static Response send(UUID agency, Path file) {
        return patient(agency)
                .contentType("application/octet-stream")
                .body(file.toFile())
                .post("/agencies/" + agency + "/device-lists?filename=large.csv")
                .then()
                .statusCode(201)
                .extract()
                .response();
    }

    private static Response change(UUID agency, Response list, String what, Map<String, Object> body) {
        return patient(agency)
                .header("If-Match", list.header("ETag"))
                .body(body)
                .post("/agencies/" + agency + "/device-lists/" + id(list) + what)
                .then()
                .statusCode(200)
                .extract()
                .response();
    }
}
