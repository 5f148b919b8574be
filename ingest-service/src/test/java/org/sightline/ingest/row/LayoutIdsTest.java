package org.sightline.ingest.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.ingest.column.DocumentType;
import org.sightline.ingest.column.Field;
import org.sightline.ingest.column.Mapping;
import org.sightline.ingest.column.value.Dates;
import org.sightline.ingest.line.LineId;
import org.sightline.tabular.Encoding;
import org.sightline.tabular.Layout;
import org.sightline.tabular.TableFile;

/** A file that was loaded before, and is read better now, has the lines that it had. All rows are invented. */
class LayoutIdsTest {

    private static final Layout LAYOUT = new Layout(
            new Encoding("UTF-8", 0), ',', "LF", 1, List.of("Date", "Payee", "Purchase", "Category", "Check Amount"));

    private static final String FILE = """
            Date,Payee,Purchase,Category,Check Amount
            2023-01-05,ACME SUPPLY INC,HIKVISION CAMERA,routine,500.00
            2023-01-05,ACME SUPPLY INC,GRAVEL,routine,500.00
            2023-01-06,BOLT LLC,LADDER,,20.00
            2023-01-06,,LADDER,,20.00
            """;

    /** As version e609f75a read it: the purchase was left out. */
    private static final Mapping BEFORE =
            mapping(null, Field.PAYMENT_DATE, Field.VENDOR, null, Field.DESCRIPTION, Field.AMOUNT);

    private static final Mapping NOW =
            mapping(true, Field.PAYMENT_DATE, Field.VENDOR, Field.DESCRIPTION, Field.DESCRIPTION2, Field.AMOUNT);

    @TempDir
    Path directory;

    private static Mapping mapping(@Nullable Boolean named, @Nullable Field... fields) {
        return numbered(named, named, fields);
    }

    private static Mapping numbered(@Nullable Boolean named, @Nullable Boolean numbered, @Nullable Field... fields) {
        return mapping(named, numbered, named, fields);
    }

    private static Mapping mapping(
            @Nullable Boolean named,
            @Nullable Boolean numbered,
            @Nullable Boolean allMakers,
            @Nullable Field... fields) {
        return new Mapping(
                Arrays.asList(fields),
                Dates.Order.MDY,
                false,
                false,
                "XF",
                "City of Marrowbone",
                DocumentType.PAYMENT,
                named,
                null,
                null,
                null,
                null,
                null,
                numbered,
                null,
                null,
                allMakers);
    }

    private List<Batch.Candidate> lines(Mapping mapping) throws IOException {
        return lines(LAYOUT.headers(), FILE, mapping);
    }

    private List<Batch.Candidate> lines(List<String> headers, String text, Mapping mapping) throws IOException {
        Layout layout = new Layout(new Encoding("UTF-8", 0), ',', "LF", 1, headers);
        ImportJob job = new ImportJob(new UUID(0, 0), "marrowbone", "Marrowbone", "", layout, mapping, 0, false, null);
        TableFile file = TableFile.of(Files.writeString(directory.resolve("checks.csv"), text));
        List<Batch.Candidate> lines = new ArrayList<>();
        FileRows.each(job, file, directory, 1L << 20, Long.MAX_VALUE, (row, line, wrong) -> {
            if (line != null) {
                lines.add(line);
            }
        });
        return lines;
    }

    private static List<UUID> ids(List<Batch.Candidate> lines) {
        return lines.stream().map(Batch.Candidate::id).toList();
    }

    @Test
    void theLinesOfBeforeKeepTheirIdsAndSayMore() throws IOException {
        List<Batch.Candidate> before = lines(BEFORE);

        List<Batch.Candidate> now = lines(NOW.after(BEFORE));

        assertThat(before).hasSize(3);
        assertThat(ids(now)).containsAll(ids(before)).doesNotHaveDuplicates();
        assertThat(now.getFirst().content().item().description()).isEqualTo("HIKVISION CAMERA / Category: routine");
    }

    @Test
    void linesWhoseKeyWasTheOrderKeepTheirIdsWhereTheCheckIsTheKeyNow() throws IOException {
        List<String> headers = List.of("Check Number", "PO Number", "Date", "Payee", "Amount");
        String file = String.join(",", headers) + "\nC-1,P-1,2023-01-05,ACME,5.00\nC-2,P-2,2023-01-06,BOLT,6.00\n";
        Mapping before = mapping(null, null, Field.SOURCE_KEY, Field.PAYMENT_DATE, Field.VENDOR, Field.AMOUNT);
        Mapping now =
                mapping(true, Field.SOURCE_KEY, Field.ORDER_NUMBER, Field.PAYMENT_DATE, Field.VENDOR, Field.AMOUNT);

        List<Batch.Candidate> earlier = lines(headers, file, before);
        List<Batch.Candidate> later = lines(headers, file, now.after(before));

        assertThat(ids(later)).isEqualTo(ids(earlier));
        assertThat(later.getFirst().content().document().number()).isEqualTo("C-1");
        assertThat(later.getFirst().content().document().order()).isEqualTo("P-1");
    }

    @Test
    void aRowThatWasNoLineBeforeIsOneNow() throws IOException {
        assertThat(lines(BEFORE)).hasSize(3);
        assertThat(lines(NOW.after(BEFORE))).hasSize(4);
    }

    @Test
    void itStaysSoWhenTheFileIsLoadedOnceMore() throws IOException {
        Mapping second = NOW.after(BEFORE);

        assertThat(NOW.after(second)).isEqualTo(second);
        assertThat(lines(NOW.after(second))).isEqualTo(lines(second));
    }

    @Test
    void aLayoutThatIsReadAsBeforeChangesNothing() throws IOException {
        Mapping same = mapping(true, BEFORE.fields().toArray(Field[]::new)).after(BEFORE);

        assertThat(same).isEqualTo(BEFORE);
        assertThat(lines(same)).isEqualTo(lines(BEFORE));
    }

    private static final List<String> ORDERS = List.of("PO Number", "Agency", "Date", "Vendor", "Amount");

    private static Mapping orders(@Nullable Boolean named) {
        return mapping(named, Field.SOURCE_KEY, Field.BUYER, Field.ORDER_DATE, Field.VENDOR, Field.AMOUNT);
    }

    private static String orders(String buyer, int year) {
        return String.join(",", ORDERS)
                + "\nP-1,%1$s,%2$d-01-05,ACME,5.00\nP-2,%1$s,%2$d-01-06,BOLT,6.00\n".formatted(buyer, year);
    }

    @Test
    void aNumberThatAnotherFileHasOfAnotherBuyerOrYearIsAnotherLine() throws IOException {
        List<UUID> ids = new ArrayList<>();
        for (String buyer : List.of("City of Marrowbone", "Town of Cedar")) {
            for (int year : List.of(2022, 2023)) {
                ids.addAll(ids(lines(ORDERS, orders(buyer, year), orders(true))));
            }
        }
        assertThat(ids).hasSize(8).doesNotHaveDuplicates();
        assertThat(ids(lines(ORDERS, orders("CITY OF MARROWBONE", 2022), orders(true))))
                .as("the same file again")
                .isEqualTo(ids.subList(0, 2));
    }

    @Test
    void ofALayoutThatWasReadBeforeTheNumberAloneStaysTheKey() throws IOException {
        String file = orders("City of Marrowbone", 2022);
        List<UUID> before = ids(lines(ORDERS, file, orders(null)));
        Mapping withNames =
                numbered(true, null, Field.SOURCE_KEY, Field.BUYER, Field.ORDER_DATE, Field.VENDOR, Field.AMOUNT);

        assertThat(ids(lines(ORDERS, file, withNames))).isEqualTo(before);
        assertThat(ids(lines(ORDERS, file, orders(true).after(withNames)))).isEqualTo(before);

        assertThat(before).containsExactly(LineId.ofKey("marrowbone", "P-1"), LineId.ofKey("marrowbone", "P-2"));
        assertThat(ids(lines(ORDERS, file, orders(true).after(orders(null))))).isEqualTo(before);
    }

    private static Mapping makers(@Nullable Boolean all) {
        return mapping(
                true,
                true,
                all,
                Field.PAYMENT_DATE,
                Field.VENDOR,
                Field.MANUFACTURER,
                Field.MANUFACTURER,
                Field.AMOUNT);
    }

    @Test
    void linesThatSaidOneMakerKeepTheirIdsAndSayBoth() throws IOException {
        List<String> headers = List.of("Date", "Payee", "Brand", "Manufacturer", "Amount");
        String file = String.join(",", headers) + "\n2023-01-05,ACME,ACME,HIKVISION,5.00\n2023-01-06,BOLT,,BOLT,6.00\n";
        Mapping first = makers(null);
        Mapping second = makers(true).after(first);

        List<Batch.Candidate> before = lines(headers, file, first);
        List<Batch.Candidate> now = lines(headers, file, second);

        assertThat(before.getFirst().content().item().manufacturer()).isEqualTo("ACME");
        assertThat(now.getFirst().content().item().manufacturer()).isEqualTo("ACME / HIKVISION");
        assertThat(ids(now)).isEqualTo(ids(before)).doesNotHaveDuplicates();
        assertThat(makers(true).after(second)).isEqualTo(second);
    }

    @Test
    void aKeyOfBeforeLosesNoPaymentOfNow() throws IOException {
        Mapping byPayee = mapping(null, Field.PAYMENT_DATE, Field.SOURCE_KEY, Field.DESCRIPTION, null, Field.AMOUNT);
        Mapping now = mapping(true, Field.PAYMENT_DATE, Field.VENDOR, null, Field.DESCRIPTION, Field.AMOUNT);

        List<Batch.Candidate> lines = lines(now.after(byPayee));

        // Two payments to one payee that say the same are two lines.
        assertThat(lines.stream()
                        .filter(line -> Objects.equals(line.content().price().amount(), "500.00")))
                .hasSize(2);
    }
}
