package org.sightline.ingest.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sightline.ingest.RealService;
import org.sightline.ingest.line.LineId;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;

/**
 * A file whose lines release e609f75a stored, and that is loaded again, adds no line and changes no id; what is in a source twice
 * is not lost. All purchases are invented.
 */
@QuarkusTest
class EarlierReleaseTest extends RealService {

    private static final String HEAD = "PO Number,Agency,Order Date,Vendor,Item Description,Amount,Fund\n";
    private static final RowScope JOB = RowScope.job("test");

    @Inject
    Sql sql;

    private static String orders(String buyer, int year) {
        StringBuilder file = new StringBuilder(HEAD);
        for (int order = 1; order <= 5; order++) {
            file.append(
                    "P-7700%1$d,%2$s,%3$d-03-0%1$d,INVENTED SELLER LLC,HIKVISION DOME CAMERA SITE %1$d,%1$d10.00,FUND\n"
                            .formatted(order, buyer, year));
        }
        return file.toString();
    }

    private static List<String> ids(String source) {
        List<String> ids = new ArrayList<>();
        linesOf(source).forEach(line -> ids.add(line.path("id").asText()));
        return ids;
    }

    /**
     * Makes of what is stored what that release stored: the number was the key and nothing else, the id followed from it alone, and how the
     * file was read says seven things.
     */
    private List<String> asStoredBefore(String source, JsonNode job) {
        List<String> before = new ArrayList<>();
        sql.as(JOB, () -> {
            for (JsonNode line : linesOf(source)) {
                UUID id = LineId.ofKey(source, line.path("sourceKey").asText());
                before.add(id.toString());
                sql.query("""
                                update contract_line set id = :id, document_number = null, content = :content
                                where id = :now""")
                        .with("id", id)
                        .with("content", UUID.randomUUID())
                        .with("now", UUID.fromString(line.path("id").asText()))
                        .change();
            }
            sql.query("""
                            update import set mapping =
                              mapping - 'named' - 'settled' - 'first' - 'format' - 'shapes' - 'joins' - 'numbered'
                                - 'screened' - 'watchlist' - 'allMakers'
                            where id = :id""").with("id", UUID.fromString(job.path("id").asText())).change();
        });
        return before;
    }

    @Test
    void aFileThatWasLoadedBeforeAddsNoLineAndKeepsEachId() {
        String source = newSource();
        String file = orders("CITY OF MARROWBONE", 2022);
        JsonNode first = upload(source, file);
        counts(first, 5, 0, 0, 0);
        List<String> before = asStoredBefore(source, first);

        JsonNode again = upload(source, file + ",,,TOTAL,,1550.00,\n");

        assertThat(again.path("accepted").asInt()).as(again.toString()).isZero();
        assertThat(again.path("updated").asInt())
                .as("they say their number now")
                .isEqualTo(5);
        assertThat(ids(source)).containsExactlyInAnyOrderElementsOf(before);
        assertThat(linesOf(source))
                .allSatisfy(
                        line -> assertThat(line.path("documentNumber").asText()).startsWith("P-7700"));
        JsonNode third = upload(source, file + "\n\n");
        assertThat(List.of(third.path("accepted").asInt(), third.path("updated").asInt()))
                .as(third.toString())
                .containsExactly(0, 0);
        assertThat(ids(source)).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void aNumberThatFilesOfOtherBuyersAndYearsHaveAgainIsNoLineOfTheFirst() {
        String source = newSource();
        for (String buyer : List.of("CITY OF MARROWBONE", "TOWN OF CEDAR")) {
            for (int year : List.of(2022, 2023)) {
                counts(upload(source, orders(buyer, year)), 5, 0, 0, 0);
            }
        }
        assertThat(linesOf(source)).hasSize(20);
        JsonNode again = upload(source, orders("TOWN OF CEDAR", 2022) + "\n");
        assertThat(List.of(again.path("accepted").asInt(), again.path("updated").asInt()))
                .as(again.toString())
                .containsExactly(0, 0);
    }

    /** Rows without a key; their ids follow from what they say. */
    private static String branded(String maker) {
        StringBuilder file = new StringBuilder("Agency,Order Date,Vendor,Item Description,Brand,Manufacturer,Amount\n");
        for (int order = 1; order <= 5; order++) {
            file.append(
                    "CITY OF MARROWBONE,2022-03-0%1$d,INVENTED SELLER LLC,DOME CAMERA SITE %1$d,INVENTED,%2$s,%1$d10.00\n"
                            .formatted(order, maker));
        }
        return file.toString();
    }

    @Test
    void aRowOfWhichOneMakerWasKeptKeepsItsIdAndSaysBoth() {
        String source = newSource();
        JsonNode first = upload(source, branded("Other"));
        counts(first, 5, 0, 0, 0);
        List<String> before = ids(source);
        sql.as(
                JOB,
                () -> sql.query("update import set mapping = mapping - 'allMakers' where id = :id")
                        .with("id", UUID.fromString(first.path("id").asText()))
                        .change());

        counts(upload(source, branded("HIKVISION")), 0, 5, 0, 0);

        assertThat(ids(source)).containsExactlyInAnyOrderElementsOf(before);
        assertThat(linesOf(source))
                .allSatisfy(
                        line -> assertThat(line.path("manufacturer").asText()).isEqualTo("INVENTED / HIKVISION"));
        counts(upload(source, branded("HIKVISION") + "\n"), 0, 0, 5, 0);
    }
}
