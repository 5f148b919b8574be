package org.sightline.inventory.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sightline.inventory.RealService;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;

/** How many device lists that nobody applied are kept, and for how long. */
@QuarkusTest
class ListRetentionTest extends RealService {

    private static final RowScope TEST = RowScope.job("test");

    @Inject
    ListRetention retention;

    @Inject
    ListRepository repository;

    @Inject
    Sql sql;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String database;

    private UUID agency;
    private String lists;

    @BeforeEach
    void anAgency() {
        agency = city();
        lists = "/agencies/" + agency + "/device-lists";
    }

    private Response sent(String serial) {
        return reporter(agency)
                .contentType("application/octet-stream")
                .body(("maker,serial\nAcme," + serial + "\nAcme," + serial + "-2\n").getBytes(StandardCharsets.UTF_8))
                .post(lists)
                .then()
                .statusCode(201)
                .extract()
                .response();
    }

    private Response applied(Response list) {
        return reporter(agency)
                .header("If-Match", list.header("ETag"))
                .body("{}")
                .post(lists + "/" + id(list) + "/application")
                .then()
                .statusCode(200)
                .extract()
                .response();
    }

    private int statusOf(Response list) {
        return reporter(agency).get(lists + "/" + id(list)).statusCode();
    }

    /** The list was checked so many days ago. */
    private void checked(Response list, int daysAgo) throws SQLException {
        try (Connection superuser = DriverManager.getConnection(database + "?user=postgres");
                PreparedStatement change = superuser.prepareStatement(
                        "update device_list set checked_at = now() - make_interval(days => ?) where id = ?")) {
            change.setInt(1, daysAgo);
            change.setObject(2, id(list));
            change.executeUpdate();
        }
    }

    private long rowsOf(Response list) {
        return sql.as(
                TEST,
                () -> sql.query("select count(*) from device_list_row where list_id = :list")
                        .with("list", id(list))
                        .number());
    }

    @Test
    void ofListsThatNobodyAppliedTheLatestTwentyOfAnAgencyAreKept() {
        Response used = applied(sent("A"));
        Response first = sent("B");
        for (int i = 1; i < DeviceLists.MOST_WAITING; i++) {
            sent("C" + i);
        }
        assertThat(statusOf(first)).isEqualTo(200);

        Response last = sent("D");

        assertThat(statusOf(first)).isEqualTo(404);
        assertThat(rowsOf(first)).isZero();
        assertThat(statusOf(used)).isEqualTo(200);
        assertThat(statusOf(last)).isEqualTo(200);
        reporter(agency).get(lists + "?limit=100").then().body("items", hasSize(DeviceLists.MOST_WAITING + 1));
    }

    @Test
    void theirRowsTogetherAreBoundedAndTheLatestListAlwaysStays() {
        Response first = sent("A");
        Response second = sent("B");
        Response third = sent("C");

        assertThat(forgotten(4)).isEqualTo(1);
        assertThat(statusOf(first)).isEqualTo(404);
        assertThat(statusOf(second)).isEqualTo(200);
        assertThat(forgotten(1)).isEqualTo(1);
        assertThat(statusOf(third)).isEqualTo(200);
    }

    private long forgotten(int mostRows) {
        return sql.as(TEST, () -> sql.inTransaction(() -> repository.forgetBeyond(agency, 20, mostRows)));
    }

    @Test
    void aListThatNobodyAppliedGoesAfterThreeMonthsAndThatIsRecorded() throws SQLException {
        Response used = applied(sent("A"));
        Response old = sent("B");
        Response young = sent("C");
        checked(used, 400);
        checked(old, 91);
        checked(young, 89);

        retention.clean();

        assertThat(statusOf(old)).isEqualTo(404);
        assertThat(rowsOf(old)).isZero();
        assertThat(statusOf(young)).isEqualTo(200);
        assertThat(statusOf(used)).isEqualTo(200);
        assertThat(rowsOf(used)).isEqualTo(2);
        assertThat(sql.query("select sum(items) from deletion where kind = 'device_list'")
                        .number())
                .isGreaterThanOrEqualTo(1);
    }
}
