package org.sightline.ingest.repair;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.sightline.ingest.RealService;
import org.sightline.kit.sql.Sql;

/** Lines from before the masks are masked, and everybody hears of it. All is invented. */
@QuarkusTest
class MaskRepairTest extends RealService {

    private static final String FILE = """
            PO Number,Line,Order Date,Agency,Supplier,Item Description,Extended
            7-1,1,2021-05-20,City of Bellwick,TALLGRASS LLC,CAMERA,10.00
            7-2,1,2021-05-20,City of Bellwick,"DOE, JANE Q",JURY FEE JANE DOE,15.00
            """;

    @Inject
    MaskRepair repair;

    @Inject
    Sql sql;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String database;

    @Test
    void whatWasStoredBeforeIsMaskedOnceAndTheSameFileChangesNothingAfterwards() throws SQLException {
        String source = newSource();
        String file = FILE.replace("7-", source + "-");
        counts(upload(source, file), 2, 0, 0, 0);
        asBeforeTheMasks(source);

        repair.run();

        JsonNode masked = line(source);
        assertThat(masked.path("vendorName").asText()).isEqualTo("[name of a juror removed]");
        assertThat(masked.path("description").asText()).isEqualTo("JURY FEE [name of a juror removed]");
        assertThat(masked.path("version").asInt()).isEqualTo(2);
        JsonNode told = eventually()
                .until(
                        () -> messages(
                                "contract-lines",
                                from(source).and(line -> line.path("version").asInt() == 2)),
                        found -> found.size() == 1)
                .getFirst();
        assertThat(told.toString()).doesNotContain("JANE");
        assertThat(sql.query("select changed from mask_repair where ended_at is not null")
                        .number())
                .isGreaterThanOrEqualTo(1);

        repair.run();
        assertThat(line(source).path("version").asInt()).as("once").isEqualTo(2);
        counts(upload(source, file + "\n"), 0, 0, 2, 0);
    }

    @Test
    void whatALineSaidBeforeIsMaskedToo() throws SQLException {
        String source = newSource();
        String file = FILE.replace("7-", source + "-");
        upload(source, file);
        upload(source, file.replace("15.00", "16.00"));
        try (Connection superuser = DriverManager.getConnection(database + "?user=postgres");
                var earlier = superuser.prepareStatement("update line_version set vendor_name = 'DOE, JANE Q'"
                        + " where source_id = ? and document_number like '%-2'");
                var repairs = superuser.createStatement()) {
            earlier.setString(1, source);
            assertThat(earlier.executeUpdate()).isEqualTo(1);
            repairs.executeUpdate("delete from mask_repair");
        }

        repair.run();

        String versions =
                get("/lines/" + line(source).path("id").asText() + "/versions").toString();
        assertThat(versions)
                .contains("\"version\":1", "[name of a juror removed]")
                .doesNotContain("JANE");
    }

    private static JsonNode line(String source) {
        for (JsonNode line : linesOf(source)) {
            if (line.path("documentNumber").asText().endsWith("-2")) {
                return line;
            }
        }
        throw new AssertionError("The line is gone");
    }

    /** The line says what an older version stored, and no repair has run. */
    private void asBeforeTheMasks(String source) throws SQLException {
        try (Connection superuser = DriverManager.getConnection(database + "?user=postgres");
                var line = superuser.prepareStatement("update contract_line set vendor_name = 'DOE, JANE Q',"
                        + " description = 'JURY FEE JANE DOE', content = gen_random_uuid()"
                        + " where source_id = ? and document_number like '%-2'");
                var repairs = superuser.createStatement()) {
            line.setString(1, source);
            assertThat(line.executeUpdate()).isEqualTo(1);
            repairs.executeUpdate("delete from mask_repair");
        }
    }
}
