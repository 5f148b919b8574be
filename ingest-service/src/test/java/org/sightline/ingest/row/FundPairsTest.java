package org.sightline.ingest.row;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.ingest.column.Reading;
import org.sightline.matching.verdict.facts.FundingKind;
import org.sightline.matching.verdict.facts.ObligationDate;
import org.sightline.matching.verdict.reading.FundingReader;
import org.sightline.tabular.TableFile;

/** funds16.csv: what the columns of a file say of the money together, as the check page reads it. */
class FundPairsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Set<FundingKind> FEDERAL = Set.of(
            FundingKind.FEDERAL_GRANT,
            FundingKind.FEDERAL_APPROPRIATION,
            FundingKind.FEMA_AWARD,
            FundingKind.USF,
            FundingKind.FCC_SUBSIDY);

    @TempDir
    Path directory;

    @Test
    void federalMoneyIsKnownAsSuchUnderEachPairOfNames() throws IOException {
        List<String> wrong = new ArrayList<>();
        List<NamedCsvRecord> cases = InventedCases.of("funds16.csv").cases();
        for (NamedCsvRecord one : cases) {
            TableFile file = InventedCases.file(one, directory);
            Reading reading = InventedCases.read(file);
            assertThat(reading.questions()).as(one.getField("header")).isEmpty();
            List<Batch.Candidate> lines = InventedCases.lines(reading, file, directory);
            JsonNode expected = JSON.readTree(one.getField("expected"));
            for (int i = 0; i < expected.size(); i++) {
                String fund = lines.get(i).content().fund();
                boolean isFederal = expected.path(i).path("funding").asText().equals("federal");
                boolean mayBeUnknown = !expected.path(i).path("accept").isEmpty();
                if (isFederal(fund) != isFederal && !(isFederal && mayBeUnknown)) {
                    wrong.add(one.getField("pair_id") + " row " + i + ": " + fund);
                }
            }
        }

        assertThat(cases).hasSize(16);
        assertThat(wrong).isEmpty();
    }

    private static boolean isFederal(@Nullable String fund) {
        return FundingReader.builtIn().read(fund, ObligationDate.unknown()).kinds().stream()
                .anyMatch(FEDERAL::contains);
    }
}
