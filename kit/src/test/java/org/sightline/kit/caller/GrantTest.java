package org.sightline.kit.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sightline.kit.json.Json;

class GrantTest {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final UUID AGENCY = UUID.fromString("00000000-0000-5000-8000-000000000001");

    private static Grant grant(UUID agency, HeldRole... roles) {
        Grant.Place place = agency == null ? Grant.Place.OFFICE : Grant.Place.AGENCY;
        return new Grant("iss", "sub", "name", 1, place, agency, List.of(roles), null, NOON);
    }

    private static Caller holding(Grant... grants) {
        return Caller.holding("iss", "sub", "name", List.of(grants), NOON);
    }

    @Test
    void aRoleHoldsInItsPlaceOnlyAndUntilItsEnd() {
        Caller caller = holding(
                grant(AGENCY, new HeldRole("reporter", NOON.plusSeconds(1)), new HeldRole("certifier", NOON)),
                grant(null, new HeldRole("auditor", null), new HeldRole("admin", NOON.minusSeconds(1))));
        assertThat(caller.agencyRoles()).isEqualTo(java.util.Map.of(AGENCY, Set.of("reporter")));
        assertThat(caller.roles()).containsExactly("auditor");
    }

    @Test
    void aWordThatIsNoRoleOfThePlaceGivesNothing() {
        Caller caller = holding(
                grant(AGENCY, new HeldRole("owner", null), new HeldRole("admin", null)),
                grant(null, new HeldRole("reporter", null)));
        assertThat(caller.agencies()).isEmpty();
        assertThat(caller.roles()).isEmpty();
    }

    @Test
    void aTokenIsGoodWhileTheAccountAndTheSessionAre() {
        assertThat(Account.USUAL.accepts(NOON, "s1")).isTrue();
        assertThat(new Account(false, null, List.of()).accepts(NOON, "s1")).isFalse();
        assertThat(new Account(true, NOON, List.of()).accepts(NOON, "s1")).isTrue();
        assertThat(new Account(true, NOON, List.of()).accepts(NOON.minusSeconds(1), "s1"))
                .isFalse();
        assertThat(new Account(true, null, List.of("s1")).accepts(NOON, "s1")).isFalse();
        assertThat(new Account(true, null, List.of("s1")).accepts(NOON, null)).isTrue();
    }

    @Test
    void everyExampleIsTaken() throws IOException {
        Path examples = Path.of(System.getProperty("sightline.root"), "messages/examples/grants");
        try (Stream<Path> files = Files.list(examples)) {
            assertThat(files.map(GrantTest::read)).hasSize(3).allSatisfy(grant -> {
                assertThat(grant.fault()).isNull();
                assertThat(Json.read(Json.write(grant), Grant.class)).isEqualTo(grant);
            });
        }
    }

    private static Grant read(Path file) {
        try {
            return Json.read(Files.readString(file), Grant.class);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
