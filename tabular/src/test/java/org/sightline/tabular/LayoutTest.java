package org.sightline.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutTest {

    private static final long MOST = 1L << 30;
    private static final String[] TABLE = {
        "PO Number,Vendor Name,Description,Amount",
        "P1,ACME (INVENTED),\"DOME, WHITE\",10.00",
        "P2,BOLT (INVENTED),CABLE,20.00",
        "P3,BOLT (INVENTED),NUTS,30.00"
    };

    private static final HeaderSearch PURCHASES = new TableShape(
            cell -> cell.matches("[0-9.,/-]+"),
            Set.of("PO Number", "Vendor", "Vendor Name", "Description", "Amount")::contains);

    @TempDir
    Path directory;

    private TableFile file(String text) throws IOException {
        return TableFile.of(Files.writeString(directory.resolve("upload.csv"), text));
    }

    private List<Row> rows(TableFile file) throws IOException {
        List<Row> rows = new ArrayList<>();
        Layout.of(file, MOST, PURCHASES).sample(file, MOST, 1000, rows::add);
        return rows;
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n"})
    void anyLineEndIsALineEnd(String end) throws IOException {
        TableFile file = file(String.join(end, TABLE));

        assertThat(rows(file))
                .hasSize(3)
                .last()
                .satisfies(row -> assertThat(row.number()).isEqualTo(4));
        assertThat(Layout.of(file, MOST, PURCHASES).lineEnd())
                .isEqualTo(end.replace("\r", "CR").replace("\n", "LF"));
    }

    @Test
    void mixedLineEndsAreRead() throws IOException {
        TableFile file = file(TABLE[0] + "\r\n" + TABLE[1] + "\r" + TABLE[2] + "\n" + TABLE[3]);

        assertThat(Layout.of(file, MOST, PURCHASES).lineEnd()).isEqualTo("mixed");
        assertThat(rows(file)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(chars = {',', ';', '\t', '|'})
    void theDelimiterIsFound(char delimiter) throws IOException {
        Layout layout = Layout.of(
                file(String.join("\n", TABLE).replace("\"DOME, WHITE\"", "DOME").replace(',', delimiter)),
                MOST,
                PURCHASES);

        assertThat(layout.delimiter()).isEqualTo(delimiter);
        assertThat(layout.headers()).containsExactly("PO Number", "Vendor Name", "Description", "Amount");
    }

    @Test
    void commasInsideTextsDoNotHideTheSemicolon() throws IOException {
        TableFile file = file("Vendor;Description;Amount\nA;one, two, three;1,50\nB;four, five;2,50\nC;six;3,00\n");

        assertThat(Layout.of(file, MOST, PURCHASES).delimiter()).isEqualTo(';');
    }

    @Test
    void bannerRowsAboveTheHeaderAreSkipped() throws IOException {
        TableFile file = file(
                "Purchases of the Franklin Water District (invented)\nPrinted 8/1/2021\n\n" + String.join("\n", TABLE));

        assertThat(Layout.of(file, MOST, PURCHASES).headerRow()).isEqualTo(4);
        assertThat(rows(file)).first().satisfies(row -> assertThat(row.number()).isEqualTo(5));
    }

    @Test
    void aFileWithoutHeaderHasNumberedColumns() throws IOException {
        Layout layout = Layout.of(
                file("P1,ACME (INVENTED),2021-05-20,10.00\nP2,BOLT (INVENTED),2021-05-21,20.00\n"), MOST, PURCHASES);

        assertThat(layout.headerRow()).isZero();
        assertThat(layout.headers()).containsExactly("column 1", "column 2", "column 3", "column 4");
    }

    @Test
    void columnsOfTheSameNameAreToldApart() throws IOException {
        assertThat(Layout.of(file("Vendor,Amount,Amount,\nA,1.00,2.00,x\nB,1.00,2.00,x\n"), MOST, PURCHASES)
                        .headers())
                .containsExactly("Vendor", "Amount", "Amount (2)", "column 4");
    }

    @Test
    void aLineBreakInsideQuotesIsPartOfTheText() throws IOException {
        TableFile file = file("Vendor,Description,Amount\nA,\"first\nsecond\",1.00\nB,third,2.00\n");

        assertThat(rows(file))
                .hasSize(2)
                .first()
                .satisfies(row -> assertThat(row.cell(1)).isEqualTo("first second"));
    }

    @Test
    void inchesInsideATextAreNoQuotes() throws IOException {
        TableFile file = file("Vendor,Description,Amount\nA,5\" DOME,1.00\nB,\"x\" y,2.00\n");

        assertThat(rows(file))
                .extracting(row -> row.cell(1))
                .startsWith("5\" DOME")
                .hasSize(2);
    }

    @Test
    void aQuoteThatIsNeverClosedNamesItsRow() throws IOException {
        TableFile file = file("Vendor,Description,Amount\nA,one,1.00\nB,\"two,2.00\nC,three,3.00\n");
        Layout layout = Layout.of(file, MOST, PURCHASES);

        assertThatThrownBy(() -> {
                    try (Layout.Rows rows = layout.open(file, MOST)) {
                        rows.skipTo(100);
                    }
                })
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("Row 3")
                .hasMessageContaining("never closed");
    }

    @Test
    void aFileOfSpacesIsEmpty() throws IOException {
        TableFile file = file(" \n \n");

        assertThatThrownBy(() -> Layout.of(file, MOST, PURCHASES))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("no text");
    }
}
