package org.sightline.ingest.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.ingest.buyer.BuyerKind;
import org.sightline.ingest.buyer.BuyerName;
import org.sightline.ingest.buyer.NameByHand;
import org.sightline.kit.place.States;
import org.sightline.tabular.TableFile;
import org.sightline.tabular.UnreadableFile;

class PublicBodyFileTest {

    private static final Path ROOT = Path.of(System.getProperty("sightline.root"));
    private static final Path REAL =
            ROOT.resolve("../shared/data/derived/us_gov_orgs_master.csv").normalize();

    @TempDir
    Path directory;

    private List<PublicBody> read(String... lines) throws IOException {
        Path file = Files.writeString(directory.resolve("list.csv"), String.join("\n", lines));
        return PublicBodyFile.read(TableFile.of(file), "invented").bodies();
    }

    @Test
    void theListThatShipsIsReadWhole() throws IOException {
        PublicBodyFile.Listed listed =
                PublicBodyFile.read(TableFile.of(ROOT.resolve("samples/public-bodies-invented.csv")), "invented");

        assertThat(listed.leftOut()).isZero();
        assertThat(listed.bodies()).hasSize(10).anySatisfy(body -> {
            assertThat(body.name()).isEqualTo("Marrowbone Unified School District");
            assertThat(body.kind()).isEqualTo("school_district");
            assertThat(body.nces()).isEqualTo("0099012");
        });
    }

    @Test
    void theGovRegistryIsReadAsPublished() throws IOException {
        assertThat(read(
                        "Domain name,Domain type,Organization name,Suborganization name,City,State,Security contact email",
                        "marrowbone.gov,City,City of Marrowbone,,Marrowbone,XF,",
                        "alder.gov,County,Alder County,,Marrowbone,XF,",
                        "trails.gov,State or territory,Franklin Department of Trails,,Marrowbone,XF,",
                        "elders.gov,Tribal,Nation of Elders,,Marrowbone,XF,"))
                .extracting(PublicBody::name, PublicBody::kind)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("City of Marrowbone", "city"),
                        org.assertj.core.groups.Tuple.tuple("Alder County", "county"),
                        org.assertj.core.groups.Tuple.tuple("Franklin Department of Trails", "state_agency"));
    }

    @Test
    void theCensusOfGovernmentsGivesKindAndPlaceByTheirCodes() throws IOException {
        assertThat(read(
                        "CENSUS_ID_PID6,UNIT_NAME,UNIT_TYPE,FIPS_STATE,FIPS_COUNTY,FIPS_PLACE,STATE,COUNTY_AREA_NAME",
                        "100001,CITY OF MARROWBONE,2 - MUNICIPAL,9,1,1200,XF,ALDER",
                        "100002,COUNTY OF ALDER,1 - COUNTY,9,1,,XF,ALDER"))
                .extracting(PublicBody::kind, PublicBody::fips)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("city", "0901200"),
                        org.assertj.core.groups.Tuple.tuple("county", "09001"));
    }

    @Test
    void aListOfSchoolDistrictsGivesTheirNumbers() throws IOException {
        assertThat(read("LEAID,LEA_NAME,ST", "0099012,Marrowbone Unified,XF", "99031,Bellwick,XF"))
                .extracting(PublicBody::kind, PublicBody::nces)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("school_district", "0099012"),
                        org.assertj.core.groups.Tuple.tuple("school_district", null));
    }

    @Test
    void aTableWithoutNameOrStateIsRefused() {
        assertThatThrownBy(() -> read("colour,shape", "red,round")).isInstanceOf(UnreadableFile.class);
    }

    /** Kinds as the lists say them, against what the name alone tells; places of the Census say no kind of ours. */
    @Test
    void realNamesTellTheirKind() throws IOException {
        assumeTrue(Files.exists(REAL), "skipped: the reference data is not on this machine");
        Map<String, String> truths = Map.of(
                "City", "city or town",
                "County", "county",
                "county", "county",
                "parish", "county",
                "School district", "school_district",
                "school_district", "school_district",
                "Special district", "special_district",
                "State or territory", "state",
                "Federal - Executive", "federal_agency");
        Map<String, int[]> counts = new TreeMap<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(REAL)) {
            for (NamedCsvRecord row : rows) {
                String truth = truths.get(row.getField("type"));
                if (truth != null) {
                    count(counts.computeIfAbsent(row.getField("type"), any -> new int[3]), truth, row);
                }
            }
        }
        int[] all = new int[3];
        counts.forEach((type, count) -> {
            System.out.printf("%s: %d names, %d told wrong, %d not told%n", type, count[0], count[1], count[2]);
            for (int i = 0; i < all.length; i++) {
                all[i] += count[i];
            }
        });
        System.out.printf("all: %d names, %d told wrong, %d not told%n", all[0], all[1], all[2]);
        assertThat((double) all[1] / all[0])
                .as("share of names whose kind is told wrong")
                .isLessThan(0.05);
    }

    /** Once such a list is loaded, its own names are told by it, unless two kinds of body have one name in one state. */
    @Test
    void realNamesThatStandInALoadedListHaveTheirKind() throws IOException {
        assumeTrue(Files.exists(REAL), "skipped: the reference data is not on this machine");
        List<PublicBody> bodies = PublicBodyFile.read(TableFile.of(REAL), "real").bodies().stream()
                .filter(body -> body.kind() != null)
                .toList();
        Map<String, Set<String>> kinds = kindsByName(bodies);
        long right = bodies.stream()
                .filter(body -> body.kind().equals(told(kinds, body.state(), body.normalised())))
                .count();

        System.out.printf("with the list: %d of %d names right in kind%n", right, bodies.size());
        assertThat((double) right / bodies.size()).isGreaterThanOrEqualTo(0.97);
    }

    /** Answers by hand, with the list loaded: it tells kinds that names do not, and has faults of its own. */
    @Test
    void aLoadedListSpoilsFewKindsThatNamesTell() throws IOException {
        assumeTrue(Files.exists(REAL), "skipped: the reference data is not on this machine");
        Map<String, Set<String>> kinds =
                kindsByName(PublicBodyFile.read(TableFile.of(REAL), "real").bodies());
        List<NameByHand> names = NameByHand.read("body-kinds-unseen.csv");
        Map<NameByHand.Answer, Integer> counts = new EnumMap<>(NameByHand.Answer.class);
        int more = 0;
        for (NameByHand name : names) {
            String told = told(kinds, name.state(), BuyerName.normalise(name.name()));
            if (name.tells()) {
                counts.merge(name.answer(told), 1, Integer::sum);
            } else if (told != null) {
                more++;
            }
            if (name.tells() && name.answer(told) == NameByHand.Answer.WRONG) {
                System.out.printf("%s %s: %s, the list %s%n", name.id(), name.name(), name.kinds(), told);
            }
        }
        System.out.printf("with the list: names that tell their kind %s, others told %d%n", counts, more);
        assertThat(counts.getOrDefault(NameByHand.Answer.WRONG, 0)).isLessThanOrEqualTo(5);
    }

    private static Map<String, Set<String>> kindsByName(List<PublicBody> bodies) {
        Map<String, Set<String>> kinds = new HashMap<>();
        bodies.stream()
                .filter(body -> body.kind() != null)
                .forEach(body -> kinds.computeIfAbsent(body.state() + "|" + body.normalised(), any -> new HashSet<>())
                        .add(body.kind()));
        return kinds;
    }

    /** As {@link Recognition} decides: the list where its bodies of this name agree, else the name. */
    private static @Nullable String told(Map<String, Set<String>> kinds, String state, String normalised) {
        Set<String> same = kinds.getOrDefault(state + "|" + normalised, Set.of());
        return same.size() == 1 ? same.iterator().next() : BuyerKind.of(normalised, state, false);
    }

    private static void count(int[] count, String truth, NamedCsvRecord row) {
        String told = BuyerKind.of(
                BuyerName.normalise(row.getField("name")), String.valueOf(States.code(row.getField("state"))), false);
        count[0]++;
        if (told == null) {
            count[2]++;
        } else if (!truth.contains(told) && !told.startsWith(truth)) {
            count[1]++;
        }
    }
}
