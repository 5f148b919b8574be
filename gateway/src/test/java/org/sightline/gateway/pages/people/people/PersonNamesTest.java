package org.sightline.gateway.pages.people.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.RealGateway;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;

/** What pages call the people whose user names histories have. */
@QuarkusTest
@RealGateway
class PersonNamesTest {

    private static final Instant SEEN = Instant.parse("2026-11-01T09:00:00Z");

    @Inject
    Sql sql;

    @Inject
    PersonNames names;

    private final String one = "one." + UUID.randomUUID();
    private final String other = "other." + UUID.randomUUID();

    @Test
    void aPersonIsCalledByTheirNameAndByTheUserNameOnlyWhereNoNameIsKnown() {
        seen(one, "Ivy " + one);
        seen(other, null);

        assertThat(names.of(one)).isEqualTo("Ivy " + one);
        assertThat(names.of(other)).isEqualTo(other);
        assertThat(names.of("matching-service")).isEqualTo("matching-service");
        assertThat(names.of(null)).isEmpty();
    }

    @Test
    void twoOfOneNameAreToldApartByTheirUserNames() {
        String name = "Ivy " + one;
        seen(one, name);
        seen(other, name);

        assertThat(names.of(one)).isEqualTo(name + " (" + one + ")");
        assertThat(names.of(other)).isEqualTo(name + " (" + other + ")");
    }

    private void seen(String username, @Nullable String name) {
        sql.as(
                RowScope.job("test"),
                () -> sql.query(
                                "insert into last_seen (person, at, username, name) values (:person, :at, :user, :name)")
                        .with("person", "https://issuer.example|" + username)
                        .with("at", SEEN)
                        .with("user", username)
                        .with("name", name)
                        .change());
    }
}
