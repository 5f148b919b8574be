package org.sightline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sightline.localstack.rebuild.ReadModel;
import org.sightline.localstack.stack.Part;
import org.sightline.testsupport.whole.Person;
import org.sightline.testsupport.whole.Sightline;
import org.sightline.testsupport.whole.Town;

/** What is made again from the topics, or from a backup, is right. */
@Order(9)
@ExtendWith(Sightline.class)
class RebuildTest {

    @ParameterizedTest
    @EnumSource(
            value = Part.class,
            names = {"GATEWAY", "INGEST"})
    void whatIsMadeAgainFromTheTopicsIsTheSameByteForByte(Part service) {
        Sightline.sample();
        ReadModel model = ReadModel.of(
                service, Sightline.stack().jdbcUrl(service), Sightline.stack().kafka());
        model.awaitTaken(Duration.ofSeconds(60));
        Sightline.stack().end(service);
        List<String> before = model.dump();
        try {
            model.forget();
            assertThat(model.dump()).isEmpty();
        } finally {
            Sightline.stack().startAgain(service);
        }
        model.awaitTaken(Duration.ofSeconds(120));

        assertThat(model.dump()).hasSizeGreaterThan(100).isEqualTo(before);
    }

    /** As after a restore from a backup: the database is older than what consumers hold, and says so. */
    @Test
    void whatARestoredServiceSaysCountsAlthoughConsumersHoldLaterVersions() throws SQLException {
        Town town = Town.registered("Restored");
        for (String county : List.of("First", "Second", "Third")) {
            change(town, county);
        }
        awaitCounty(town, "Third");
        Sightline.stack().end(Part.INVENTORY);
        try (Connection connection =
                        DriverManager.getConnection(Sightline.stack().jdbcUrl(Part.INVENTORY) + "?user=postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("update agency set version = 1, county = 'Backup' where id = '" + town.id() + "'");
            statement.execute("delete from change where version > 1 and subject_id = '" + town.id() + "'");
            statement.execute("select restored()");
        } finally {
            Sightline.stack().startAgain(Part.INVENTORY);
        }

        awaitCounty(town, "Backup");
        change(town, "After");
        awaitCounty(town, "After");
    }

    private static void change(Town town, String county) {
        String path = "/api/agencies/" + town.id();
        Map<String, Object> form =
                Person.fields("name", town.name(), "kind", "town", "state", "XF", "county", county, "sample", true);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Person.admin()
                                .change("PUT", path, Person.admin().get(path).header("ETag"), "application/json", form)
                                .statusCode()
                        == 200);
    }

    private static void awaitCounty(Town town, String county) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(viewed(town)).isEqualTo(county));
    }

    private static String viewed(Town town) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(Sightline.stack().jdbcUrl(Part.GATEWAY) + "?user=postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select county from agency where id = '" + town.id() + "'")) {
            return row.next() ? row.getString(1) : "";
        }
    }
}
