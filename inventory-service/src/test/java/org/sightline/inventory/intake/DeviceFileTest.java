package org.sightline.inventory.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.inventory.device.DeviceField;
import org.sightline.kit.problem.Problem;

class DeviceFileTest {

    @TempDir
    Path folder;

    private DeviceFile read(String text) {
        return read(text, StandardCharsets.UTF_8);
    }

    private DeviceFile read(String text, Charset charset) {
        try {
            return DeviceFile.read(Files.writeString(folder.resolve("list.csv"), text, charset));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @ParameterizedTest(name = "{0} means {1}")
    @CsvSource({
        "Manufacturer, maker", "BRAND, maker", "Model No., model", "Serial Number, serial", "S/N, serial",
                "MAC Address, mac",
        "mac_address, mac", "Asset Tag, tag", "Building, site", "Room, location", "Qty, quantity",
                "Install Date, installed_on",
        "Date installed, installed_on", "Decommissioned, removed_on", "FCC ID, fcc_id", "Device Status, status",
                "Used for, purpose",
    })
    void aHeaderIsKnownByItsUsualNames(String header, String field) {
        assertThat(Column.meant(header)).map(Column::header).contains(field);
    }

    @Test
    void whatIsIgnoredIsSaid() {
        DeviceFile file = read(
                "Name,IP Address,MAC,Model,Firmware,Serial,Colour\nNorth door,10.0.0.9,C056E3000001,A-1,5.5.0,S1,white\n");
        assertThat(file.columns().headers())
                .extracting(Columns.Header::header, Columns.Header::field)
                .contains(
                        tuple("Name", "location"),
                        tuple("IP Address", null),
                        tuple("Firmware", null),
                        tuple("Colour", null));
        assertThat(file.columns().headers().get(6).note()).startsWith("We do not know this column");
        assertThat(file.columns().headers().get(1).note()).contains("do not identify");
        assertThat(file.lines().get(0).report().get(DeviceField.LOCATION)).isEqualTo("North door");
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({"UTF-8, ','", "UTF-8, ;", "windows-1252, ;", "UTF-16LE, '\t'", "UTF-8, '|'"})
    void encodingAndSeparatorAreFound(String encoding, String separator) {
        String text = "maker,model,site\nAcmé,A-1,Dépôt\n".replace(",", separator);
        String withMark = encoding.equals("UTF-16LE") ? "\uFEFF" + text : text;
        DeviceFile file = read(withMark, Charset.forName(encoding));
        assertThat(file.lines().get(0).report().get(DeviceField.SITE)).isEqualTo("Dépôt");
        assertThat(file.encoding()).isEqualTo(encoding);
    }

    @Test
    void aByteOrderMarkIsNotPartOfTheFirstHeader() {
        assertThat(read("\uFEFFmaker,model\nAcme,A-1\n")
                        .columns()
                        .headers()
                        .get(0)
                        .field())
                .isEqualTo("maker");
    }

    @ParameterizedTest(name = "lines end with {0}")
    @CsvSource({"LF", "CRLF", "CR"})
    void anyLineEndWillDo(String end) {
        String lineEnd = end.replace("CR", "\r").replace("LF", "\n");
        assertThat(read(("maker,model\nAcme,A-1\nAcme,A-2\n").replace("\n", lineEnd))
                        .lines())
                .hasSize(2);
    }

    @Test
    void theHeaderMayFollowATitleAndRowsCountAsInASpreadsheet() {
        DeviceFile file = read("Camera list of the city\n\nmaker,model,serial\nAcme,A-1,S1\n,,\nAcme,\"A\n2\",S2\n\n");
        assertThat(file.lines()).extracting(DeviceFile.Line::row).containsExactly(4, 6);
    }

    @Test
    void aRaggedRowIsRejectedByItselfAndTheOthersAreRead() {
        DeviceFile file = read("maker,model,serial\nAcme,A-1\nAcme,A-1,S1\nAcme,A-1,S2,x\n");
        assertThat(file.lines().get(0).rejects()).extracting(Reject::code).containsExactly("ragged-row");
        assertThat(file.lines().get(1).rejects()).isEmpty();
        assertThat(file.lines().get(2).rejects()).extracting(Reject::row).containsExactly(4);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "''                      | empty-file",
                "'alpha,beta~1,2~'       | no-header",
                "'maker,model~'          | no-rows",
                "'maker,brand~a,b~'      | double-column",
                "'PK\u0003\u0004 and so on' | spreadsheet",
                "'%PDF-1.7'              | pdf",
            })
    void whatIsNoDeviceListIsRefusedWithAReason(String content, String code) {
        assertThatThrownBy(() -> read(content.replace('~', '\n'))).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(422);
            assertThat(problem.faults()).extracting(Problem.Fault::code).containsExactly(code);
        });
    }

    @Test
    void aFileThatBreaksOffInAQuotedCellIsRefused() {
        assertThatThrownBy(() -> read("maker,model\nAcme,\"A-1\nAcme,A-2\n"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.faults())
                                .extracting(Problem.Fault::code)
                                .containsExactly("broken-csv"));
    }
}
