package org.sightline.samples.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SampleStateTest {

    private final SampleState franklin = SampleState.franklin();

    @Test
    void theStateHasBodiesOfAllKindsAndAboutHalfAreRegistered() {
        assertThat(franklin.bodies()).hasSize(82).extracting(Body::id).doesNotHaveDuplicates();
        assertThat(franklin.bodies()).extracting(Body::kind).contains(Kind.values());
        assertThat(franklin.registered()).hasSize(42);
    }

    @Test
    void theKindIsCarriedByTheWordsOfTheMessages() {
        assertThat(Kind.values())
                .extracting(Kind::word)
                .containsExactlyInAnyOrder(
                        "city",
                        "county",
                        "town",
                        "school_district",
                        "state_agency",
                        "state_university",
                        "special_district");
    }

    @Test
    void noTwoBodiesShareAWayOfWriting() {
        Map<String, Body> writtenBy = new HashMap<>();
        for (Body body : franklin.bodies()) {
            for (String name : body.publishedNames()) {
                Body other = writtenBy.putIfAbsent(name, body);
                assertThat(other).as("%s is written by two bodies", name).isIn(null, body);
            }
        }
    }

    @Test
    void aCityIsPublishedInSeveralWays() {
        assertThat(franklin.body("bellwick-city").publishedNames())
                .contains(
                        "City of Bellwick",
                        "CITY OF BELLWICK",
                        "BELLWICK, CITY OF",
                        "BELLWICK CITY OF",
                        "CITY OF BELLWICK - POLICE DEPT");
    }

    @Test
    void abbreviationsAreWrittenOnlyOfRegisteredBodies() {
        assertThat(franklin.body("wexlow-county").publishedNames()).contains("WEXLOW CNTY");
        assertThat(franklin.body("dunmarrow-county").publishedNames()).doesNotContain("DUNMARROW CNTY");
    }

    /** Needs the reference data beside the project, which a clone does not have. */
    @Test
    void noRealGovernmentBearsOneOfThePlaceNames() throws IOException {
        Path list = Path.of(System.getProperty("sightline.root"), "../shared/data/derived/us_gov_orgs_master.csv");
        assumeTrue(Files.isReadable(list), "Skipped: the list of real governments is not here: " + list);
        String real = Files.readString(list, StandardCharsets.ISO_8859_1).toUpperCase(Locale.ROOT);
        for (Body body : franklin.bodies()) {
            String county = body.county().toUpperCase(Locale.ROOT);
            assertThat(real.contains(county)).as("%s is a real place", county).isFalse();
            String name = body.name().toUpperCase(Locale.ROOT);
            assertThat(real.contains(name)).as("%s is a real body", name).isFalse();
        }
    }
}
