package org.sightline.inventory.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sightline.inventory.RealService;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;

/** What was changed long ago goes, but of each thing one word stays; what is younger nobody can delete. */
@QuarkusTest
class HistoryRetentionTest extends RealService {

    private static final RowScope TEST = RowScope.job("test");

    @Inject
    HistoryRetention retention;

    @Inject
    Sql sql;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String database;

    private UUID agency;
    private UUID device;

    @BeforeEach
    void aDeviceIsRegistered() {
        agency = city();
        device = id(reporter(agency).body(device("H1")).post("/agencies/" + agency + "/devices"));
    }

    /** The device is changed twice more, and each change is this old. */
    private void changed(int... daysAgo) throws SQLException {
        for (int version = 1; version < daysAgo.length; version++) {
            reporter(agency)
                    .header("If-Match", "\"" + version + "\"")
                    .body(device("H" + (version + 1)))
                    .put("/agencies/" + agency + "/devices/" + device)
                    .then()
                    .statusCode(200);
        }
        try (Connection superuser = DriverManager.getConnection(database + "?user=postgres");
                PreparedStatement change = superuser.prepareStatement("update change set happened_at = now() -"
                        + " make_interval(days => ?) where subject_id = ? and version = ?")) {
            for (int version = 1; version <= daysAgo.length; version++) {
                change.setInt(1, daysAgo[version - 1]);
                change.setObject(2, device);
                change.setInt(3, version);
                change.executeUpdate();
            }
        }
    }

    private List<Long> left() {
        return sql.as(
                TEST,
                () -> sql.query("select version from change where subject_id = :device order by version")
                        .with("device", device)
                        .list(row -> row.number("version")));
    }

    @Test
    void whatIsOlderThanSevenYearsGoesAndThatIsRecorded() throws SQLException {
        changed(3_000, 2_600, 400);

        retention.clean();

        assertThat(left()).containsExactly(3L);
        assertThat(sql.query("select sum(items) from deletion where kind = 'history'")
                        .number())
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void ofEachThingTheLastWordStays() throws SQLException {
        changed(4_000, 3_000);

        retention.clean();

        assertThat(left()).containsExactly(2L);
    }

    @Test
    void whatIsYoungerThanAYearIsDeletedByNobody() throws SQLException {
        changed(300, 200, 100);

        sql.as(TEST, () -> sql.query("select forget_history(now())").number());

        assertThat(left()).containsExactly(1L, 2L, 3L);
    }
}
