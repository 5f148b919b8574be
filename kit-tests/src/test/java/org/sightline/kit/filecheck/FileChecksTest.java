package org.sightline.kit.filecheck;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.kit.file.FileSeal;
import org.sightline.kit.file.KeptFiles;
import org.sightline.kit.sql.Sql;
import org.sightline.kit.testapp.RealKit;
import org.sightline.localstack.people.Tokens;

/** All kept files are looked at once a day, and one that is not what was given is named until it is again. */
@QuarkusTest
@RealKit
class FileChecksTest {

    private static final long FAST = 1_000_000;
    private static final String KEY = "a-key-of-this-test-of-32-characters";

    @Inject
    FileCheckRepository rounds;

    @Inject
    Sql sql;

    @TempDir
    Path directory;

    private final String folder = "invented-" + UUID.randomUUID();
    private final TreeSet<String> wanted = new TreeSet<>();

    @BeforeEach
    void threeFiles() {
        for (byte i = 0; i < 3; i++) {
            wanted.add(
                    files(KEY).keep(new ByteArrayInputStream(new byte[] {i}), 1).sha256());
        }
    }

    private KeptFiles files(String key, String... previous) {
        return new KeptFiles(
                directory,
                "kept",
                new FileSeal(key, List.of(previous), "A_KEY"),
                new KeptFiles.Bounds(1_000, 1_000_000, 0, ""));
    }

    private Path path(String sha256) {
        return directory.resolve("kept").resolve(sha256 + ".sealed");
    }

    /** An instance of the service, so many days from now. */
    private FileChecks instance(int days, long bytesPerSecond) {
        return new FileChecks(rounds, sql, Clock.offset(Clock.systemUTC(), Duration.ofDays(days)), bytesPerSecond);
    }

    private FileCheck state() {
        return rounds.all().stream()
                .filter(check -> check.folder().equals(folder))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aFileThatIsNotWhatWasGivenIsNamedUntilItFitsAgain() throws IOException {
        byte[] whole = Files.readAllBytes(path(wanted.first()));
        Files.copy(path(wanted.last()), path(wanted.first()), StandardCopyOption.REPLACE_EXISTING);
        String lost = "0".repeat(64);
        wanted.add(lost);

        instance(0, FAST).look(folder, files(KEY), () -> wanted);

        FileCheck found = state();
        assertThat(found.looked()).isEqualTo(4);
        assertThat(found.endedAt()).isNotNull();
        assertThat(found.unfit()).isEqualTo(2);
        assertThat(found.which())
                .extracting(FileCheck.Unfit::sha256)
                .containsExactlyInAnyOrderElementsOf(Set.of(lost, wanted.higher(lost)));
        assertThat(found.which()).extracting(FileCheck.Unfit::reason).contains("It is missing.");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> given().auth()
                        .oauth2(Tokens.of("admin"))
                        .get("/system")
                        .then()
                        .body("keptFiles.folder", hasItem(folder))
                        .body("well", org.hamcrest.Matchers.equalTo(false))
                        .body("sentences.toString()", containsString(lost)));

        Files.write(path(wanted.higher(lost)), whole);
        wanted.remove(lost);
        instance(0, FAST).look(folder, files(KEY), () -> wanted);
        assertThat(state().unfit()).as("a round a day").isEqualTo(2);
        instance(2, FAST).look(folder, files(KEY), () -> wanted);
        assertThat(state().unfit()).isZero();
        assertThat(state().looked()).isEqualTo(3);
    }

    @Test
    void aRoundTakesItsTimeAndGoesOnAfterARestartWhereItWas() {
        FileChecks slow = instance(0, 1);
        slow.look(folder, files(KEY), () -> wanted);
        slow.look(folder, files(KEY), () -> wanted);
        assertThat(state().looked()).as("it rests").isEqualTo(1);

        instance(0, 1).look(folder, files(KEY), () -> wanted);
        assertThat(state().looked()).isEqualTo(2);
        assertThat(state().endedAt()).isNull();

        instance(0, FAST).look(folder, files(KEY), () -> wanted);
        assertThat(state().looked()).isEqualTo(3);
        assertThat(state().endedAt()).isNotNull();
    }

    @Test
    void oneInstanceLooksAtATime() {
        List<String> others = new ArrayList<>();
        instance(0, FAST).look(folder, files(KEY), () -> {
            instance(0, FAST).look(folder, files(KEY), () -> {
                others.add("looked too");
                return wanted;
            });
            return wanted;
        });
        assertThat(others).isEmpty();
        assertThat(state().looked()).isEqualTo(3);
    }

    @Test
    void filesUnderAKeyOfBeforeAreSealedAgainAndThenItCanGo() {
        String successor = "another-key-of-this-test-of-32-chars";

        instance(0, FAST).look(folder, files(successor, KEY), () -> wanted);
        assertThat(state().sealedAgain()).isEqualTo(3);

        instance(2, FAST).look(folder, files(successor), () -> wanted);
        assertThat(state().unfit()).isZero();
        assertThat(state().sealedAgain()).isZero();
    }
}
