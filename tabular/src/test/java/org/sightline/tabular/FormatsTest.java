package org.sightline.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables in other formats than delimited text are read as the same rows. */
class FormatsTest {

    private static final long MOST = 1L << 26;

    static final HeaderSearch PURCHASES = new TableShape(
            cell -> cell.matches("[0-9.,/-]+"),
            Set.of("Agency", "Vendor Name", "Description", "Order Date", "Amount")::contains);

    @TempDir
    Path directory;

    private TableFile file(byte[] content) throws IOException {
        return TableFile.of(Files.write(directory.resolve("upload"), content));
    }

    private static List<String> rows(TableFile file, Layout layout) throws IOException {
        List<String> rows = new ArrayList<>();
        layout.sample(file, MOST, 1000, row -> rows.add(row.number() + ": " + row.asText()));
        return rows;
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls"})
    void ofAWorkbookTheSheetWithTheTableIsReadBelowItsBanner(String format) throws IOException {
        TableFile file = file(Samples.all().get(format));

        Layout layout = Layout.of(file, MOST, PURCHASES);

        assertThat(layout.format()).isEqualTo(format);
        assertThat(layout.headerRow()).isEqualTo(3);
        assertThat(layout.headers()).containsExactly("Agency", "Vendor Name", "Description", "Order Date", "Amount");
        assertThat(layout.table())
                .satisfies(table -> assertThat(table.leftOut()).containsExactly("Read me"));
        assertThat(rows(file, layout))
                .first()
                .isEqualTo("4: City of Marrowbone,ACME (INVENTED),\"DOME, WHITE\",2021-05-20,10.3");
        assertThat(rows(file, layout))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("6: City of Marrowbone,BOLT (INVENTED),,2021-05-21");
    }

    /** The JDK stops at 100,000 of them unless it is told otherwise; a state's file has more. */
    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "fpds"})
    void aFileWithMoreAmpersandsThanTheJdkLikesIsReadWhole(String format) throws IOException {
        TableFile file = file(Samples.ampersands(format, 6_000));

        Layout layout = Layout.of(file, MOST, PURCHASES);
        List<String> rows = new ArrayList<>();
        layout.sample(file, MOST, 100_000, row -> rows.add(row.asText()));

        assertThat(rows).hasSize(6_000).last().asString().contains("AT&T & CO");
    }

    @Test
    void packedFilesWithTheSameColumnsAreOneTable() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("Contracts_1.csv", Samples.bytes(Samples.CSV));
        entries.put("Contracts_2.csv", Samples.bytes("\uFEFF" + Samples.CSV.replace("DOME", "NVR")));
        entries.put("readme.txt", Samples.bytes("Read this first."));
        entries.put("other.csv", Samples.bytes("Code,Meaning\nA,Award\nB,Grant\n"));
        TableFile file = file(Samples.zip(entries));

        Layout layout = Layout.of(file, MOST, PURCHASES);

        assertThat(layout.table()).satisfies(table -> {
            assertThat(table.parts())
                    .extracting(Table.Part::entry)
                    .containsExactly("Contracts_1.csv", "Contracts_2.csv");
            assertThat(table.leftOut()).containsExactlyInAnyOrder("readme.txt", "other.csv");
        });
        assertThat(rows(file, layout))
                .hasSize(4)
                .element(2)
                .asString()
                .startsWith("4: City of Marrowbone")
                .contains("NVR");
        assertThat(Content.check(file, MOST)).isGreaterThan(2L * Samples.CSV.length());
    }

    @Test
    void aPackedWorkbookIsRead() throws IOException {
        TableFile file = file(Samples.zip(Map.of("orders.xlsx", Samples.xlsx())));

        assertThat(rows(file, Layout.of(file, MOST, PURCHASES))).hasSize(2);
    }

    @Test
    void ofOcdsTheLastReleaseOfAContractCountsAndAnAwardWithoutContractCounts() throws IOException {
        TableFile file = file(Samples.all().get("ocds"));

        assertThat(rows(file, Layout.of(file, MOST, PURCHASES)))
                .containsExactly(
                        "2: ocds-x-1/contract/c1,c1,contract,City of Marrowbone,ACME (INVENTED),Domes,2021-05-20,,10.5,USD,,,"
                                .replace(",USD,,,", ",,,,"),
                        "3: ocds-x-1/award/a2,a2,award,City of Marrowbone,BOLT (INVENTED),Cable,2021-05-21,,2.25,,,,");
    }

    @Test
    void anEntryOfFpdsIsOneAction() throws IOException {
        TableFile file = file(Samples.all().get("fpds"));

        Layout layout = Layout.of(file, MOST, PURCHASES);

        assertThat(rows(file, layout))
                .containsExactly(
                        "2: 9900/F1/0/V1/0,F1,award,BUREAU OF TRAILS,,ACME (INVENTED),,,DOME & CABLE,,,,2021-05-20,"
                                + ",10.50");
    }

    @Test
    void recordsOfAnyJsonAndXmlHaveAColumnForEachPath() throws IOException {
        TableFile json = file(Samples.all().get("jsonl"));
        Layout layout = Layout.of(json, MOST, PURCHASES);
        assertThat(layout.headers()).containsExactly("vendor", "amount", "more");
        assertThat(rows(json, layout)).containsExactly("2: ACME,10.5,", "3: BOLT,,a; b");

        TableFile xml = file(Samples.all().get("xml"));
        assertThat(rows(xml, Layout.of(xml, MOST, PURCHASES))).containsExactly("2: 1,ACME", "3: 2,BOLT");
    }

    @Test
    void aLayoutIsKeptAsJsonAndOneOfReleaseOneIsStillRead() throws Exception {
        var json = new com.fasterxml.jackson.databind.ObjectMapper();
        Layout workbook = Layout.of(file(Samples.xlsx()), MOST, PURCHASES);

        assertThat(json.readValue(json.writeValueAsString(workbook), Layout.class))
                .isEqualTo(workbook);
        assertThat(json.readValue(
                                "{\"encoding\":{\"name\":\"UTF-8\",\"mark\":0},\"delimiter\":\",\",\"lineEnd\":\"LF\",\"headerRow\":1,"
                                        + "\"headers\":[\"A\"]}",
                                Layout.class)
                        .table())
                .isNull();
    }

    @Test
    void aFirstLineWithTwoSeparatorsIsRefusedWithWhatToDo() throws IOException {
        TableFile file =
                file(Samples.bytes("code|name|city,state,zip,amount\n1,A,X,TX,1,2\n2,B,Y,TX,1,3\n3,C,Z,TX,1,4\n"));

        assertThatThrownBy(() -> Layout.of(file, MOST, PURCHASES)).hasMessageContaining("one separator");
    }

    @Test
    void noOtherFileIsReadThroughXml() throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "SECRET");
        TableFile file = file(Samples.bytes("<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY e SYSTEM \"" + secret.toUri()
                + "\">]><r><row><a>&e;</a></row><row><a>x</a></row></r>"));

        assertThatThrownBy(() -> rows(file, Layout.of(file, MOST, PURCHASES))).isInstanceOf(UnreadableFile.class);
    }

    @Test
    void aSheetThatClaimsABillionRowsIsRefused() throws IOException {
        TableFile file = file(Samples.xlsx("<row r=\"999999999\"><c r=\"A1\"><v>1</v></c></row>"));

        assertThatThrownBy(() -> Layout.of(file, MOST, PURCHASES)).isInstanceOf(UnreadableFile.class);
    }

    @Test
    void aPlanWithoutAwardIsRefusedBecauseNothingWasBought() throws IOException {
        TableFile file = file(Samples.bytes("{\"releases\":[{\"ocid\":\"o\",\"tag\":[\"planning\"],\"tender\":{}}]}"));

        assertThatThrownBy(() -> rows(file, Layout.of(file, MOST, PURCHASES))).hasMessageContaining("no award");
    }
}
