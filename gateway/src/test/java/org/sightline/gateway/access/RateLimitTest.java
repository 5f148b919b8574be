package org.sightline.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.route.Route;
import org.sightline.gateway.route.Routes;
import org.sightline.kit.sql.Sql;

@QuarkusTest
@RealGateway
class RateLimitTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @Inject
    DataSource database;

    @Inject
    Sql sql;

    private final String somebody = UUID.randomUUID().toString();

    private RateLimit gateway(long most, Duration period) {
        return new RateLimit(database, most, most, period);
    }

    @Test
    void whoAsksTooOftenIsToldWhenToComeBackAndOthersAreNotKeptWaiting() {
        RateLimit limit = gateway(2, Duration.ofMinutes(1));
        assertThat(limit.take(somebody, 1).allowed()).isTrue();
        assertThat(limit.take(somebody, 1).left()).isZero();
        RateLimit.Left refused = limit.take(somebody, 1);
        assertThat(refused.allowed()).isFalse();
        assertThat(refused.waitSeconds()).isBetween(1L, 30L);
        assertThat(limit.take("another " + somebody, 1).allowed()).isTrue();
    }

    @Test
    void twoGatewaysShareWhatSomebodyMayAskFor() {
        RateLimit one = gateway(200, HOUR);
        RateLimit other = gateway(200, HOUR);
        int allowed = 0;
        for (int i = 0; i < 300; i++) {
            RateLimit asked = i % 2 == 0 ? one : other;
            allowed += asked.take(somebody, 1).allowed() ? 1 : 0;
        }
        // Each may not have told the database of its last hundredth when the other asks; a minute refills three.
        assertThat(allowed).isBetween(200, 210);
    }

    @Test
    void aHeavyOperationCountsAsMuchAsItWeighs() {
        RateLimit limit = gateway(500, HOUR);
        assertThat(limit.take(somebody, 200).allowed()).isTrue();
        assertThat(limit.take(somebody, 200).allowed()).isTrue();
        assertThat(limit.take(somebody, 200).allowed()).isFalse();
        assertThat(limit.take(somebody, 90).allowed()).isTrue();
        assertThat(limit.take("another " + somebody, 9_999).allowed())
                .as("what weighs more than the whole is the whole")
                .isTrue();
    }

    @Test
    void allThatComeFromOneAddressShareWhenNobodyIsSignedIn() {
        RateLimit limit = gateway(2, HOUR);
        String address = "test " + somebody;
        assertThat(limit.takeFrom(address, 2).allowed()).isTrue();
        assertThat(limit.takeFrom(address, 1).allowed()).isFalse();
        assertThat(Address.network("2001:db8:1:2:3:4:5:6"))
                .as("a household has many IPv6 addresses")
                .isEqualTo(Address.network("2001:db8:1:2::99"))
                .isNotEqualTo(Address.network("2001:db8:1:3::99"));
        assertThat(Address.network("192.0.2.7")).isEqualTo("192.0.2.7");
    }

    @Test
    void whileTheDatabaseIsAwayEachGatewayCountsForItself() {
        PGSimpleDataSource away = new PGSimpleDataSource();
        away.setServerNames(new String[] {"127.0.0.1"});
        away.setPortNumbers(new int[] {9});
        away.setDatabaseName("none");
        RateLimit limit = new RateLimit(away, 2, 2, HOUR);
        assertThat(limit.take(somebody, 1).allowed()).isTrue();
        assertThat(limit.take(somebody, 1).allowed()).isTrue();
        assertThat(limit.take(somebody, 1).allowed()).as("not without limit").isFalse();
    }

    @Test
    void whoHasNotAskedForAWhileIsForgotten() throws InterruptedException {
        RateLimit limit = gateway(1, Duration.ofMillis(1));
        limit.take(somebody, 1);
        String count = "select count(*) from rate_bucket where id like '%" + somebody + "'";
        assertThat(sql.query(count).number()).isEqualTo(1);
        sql.query("update rate_bucket set expires_at = 1 where id like '%" + somebody + "'")
                .change();
        limit.forget();
        assertThat(sql.query(count).number()).isZero();
    }

    @Test
    void aRequestWithABadTokenIsCounted() {
        Response refused = RestAssured.given().auth().oauth2("no token").get("/api/me");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.header("RateLimit")).startsWith("\"default\";r=");
    }

    @Test
    void aPageThatIsOpenToEverybodyIsCounted() {
        Response open = RestAssured.given().get("/law");
        assertThat(open.header("RateLimit")).startsWith("\"default\";r=");
    }

    @Test
    void everyWeightIsOfAnOperationThatThereIs() {
        Set<String> operations =
                Routes.table().rows().stream().map(Route::operation).collect(Collectors.toSet());
        operations.addAll(Set.of("file-page", "open-page", "refused"));
        assertThat(operations).containsAll(Weights.table().byOperation().keySet());
        assertThat(Weights.table().byOperation().values()).allMatch(weight -> weight >= 1);
    }
}
