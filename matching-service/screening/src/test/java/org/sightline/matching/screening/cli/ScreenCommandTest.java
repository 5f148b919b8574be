package org.sightline.matching.screening.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.matching.screening.Screener;
import org.sightline.matching.watchlist.Watchlist;

class ScreenCommandTest {

    /** Seconds of work for each list, and a run changes nothing of it. */
    private static final Map<Watchlist, Screener> SCREENERS = new ConcurrentHashMap<>();

    @TempDir
    Path dir;

    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

    private int run(String... args) {
        return ScreenCommand.run(
                args,
                new PrintStream(messages, true, StandardCharsets.UTF_8),
                list -> SCREENERS.computeIfAbsent(list, Screener::of));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(dir.resolve("in.csv"), text);
    }

    private List<String> screened(String text, String... options) throws IOException {
        Path out = dir.resolve("out.csv");
        List<String> args = new java.util.ArrayList<>(List.of(file(text).toString(), out.toString()));
        args.addAll(List.of(options));
        assertThat(run(args.toArray(String[]::new))).as(messages.toString()).isZero();
        return Files.readAllLines(out);
    }

    @Test
    void everyLineComesBackInOrderWithItsMaker() throws IOException {
        List<String> lines = screened("""
            model,id,vendor_name,item_description,manufacturer,colour
            ,a,"DAHUA TECHNOLOGY, USA",,,red
            ,b,ACME,paper,,
            ,c,ACME,Removal of Hikvision cameras,,
            DS-2CD2143G0-I,d,ACME,dome,,
            """);
        assertThat(lines).hasSize(5);
        assertThat(lines.get(0)).isEqualTo("id,entity,role,score,band,relation,explanation");
        assertThat(lines.get(1)).startsWith("a,DAHUA,PURCHASE,0.9").contains(",MATCH,");
        assertThat(lines.get(2)).isEqualTo("b,,,,,,");
        assertThat(lines.get(3)).startsWith("c,HIKVISION,MENTION,");
        assertThat(lines.get(4)).startsWith("d,HIKVISION,PURCHASE,");
        assertThat(messages.toString()).contains("4 lines screened").contains("3 found");
    }

    @Test
    void datesAndIdentifiersAreUsed() throws IOException {
        List<String> lines = screened("""
            id,item_description,date,mac,fcc_id
            a,LOREX 4K CAMERA,2020-06-01,,
            b,LOREX 4K CAMERA,2024-06-01,,
            c,camera,,3C:EF:8C:00:00:01,
            d,hotspot,,,QISE5577
            """);
        assertThat(lines.get(1)).contains("MATCH,SUBSIDIARY");
        assertThat(lines.get(2)).contains("REVIEW,RELABEL");
        assertThat(lines.get(3)).startsWith("c,DAHUA,PURCHASE");
        assertThat(lines.get(4)).startsWith("d,HUAWEI,PURCHASE");
    }

    @Test
    void makersOfOtherListsAreReportedOnRequest() throws IOException {
        String text = "id,item_description\na,DJI MATRICE 30T DRONE\n";
        assertThat(screened(text).get(1)).isEqualTo("a,,,,,,");
        assertThat(screened(text, "--all-lists").get(1)).startsWith("a,DJI,PURCHASE");
    }

    @Test
    void publishedListsCanBeAdded() throws IOException {
        Path sdn = Files.writeString(dir.resolve("SDN.CSV"), "36,\"BORVELAN KASTRIK SHIPPING\",-0- ,\"INV\",-0- \n");
        Path alt = Files.writeString(dir.resolve("ALT.CSV"), "36,12,\"aka\",\"QUORVASTA LINES\",-0- \n");
        String text = "id,vendor_name\n"
                + "a,QUORVASTA LINES LTD\n"
                + "b,BORVELAN KASTRIK SHIPPING CO\n"
                + "c,DAHUA TECHNOLOGY\n"
                + "d,ACME PAPER\n";
        List<String> lines = screened(text, "--list", "ofac_sdn_csv=" + sdn + "," + alt);
        assertThat(lines.get(1)).startsWith("a,OFAC-36,PURCHASE");
        assertThat(lines.get(2)).startsWith("b,OFAC-36,PURCHASE");
        assertThat(lines.get(3)).startsWith("c,DAHUA,PURCHASE");
        assertThat(lines.get(4)).isEqualTo("d,,,,,,");
        assertThat(messages.toString()).contains("ofac_sdn_csv: 1 entities, 0 records that could not be used");
        assertThat(run(file(text).toString(), dir.resolve("out.csv").toString(), "--list", "xml=" + sdn))
                .isEqualTo(1);
        assertThat(run(file(text).toString(), dir.resolve("out.csv").toString(), "--list", "csl_json=" + sdn))
                .isEqualTo(1);
        assertThat(messages.toString())
                .contains(
                        "where FORM is one of csl_csv, csl_json, ofac_sdn_csv, ofac_sdn_xml, opensanctions_csv,"
                                + " fcc_covered_csv, dod_1260h_csv",
                        "csl_json=" + sdn);
    }

    @Test
    void mistakesAreToldSoThatTheyCanBePutRight() throws IOException {
        String out = dir.resolve("out.csv").toString();
        assertThat(run("only-one.csv")).isEqualTo(1);
        assertThat(run(dir.resolve("none.csv").toString(), out)).isEqualTo(1);
        assertThat(run(file("vendor_name\nX\n").toString(), out)).isEqualTo(1);
        assertThat(run(file("id,colour\n1,red\n").toString(), out)).isEqualTo(1);
        assertThat(run(file("id,vendor_name,ID\n1,X,2\n").toString(), out)).isEqualTo(1);
        assertThat(run(file("id,vendor_name\n1,X\n").toString(), out, "--threads", "0"))
                .isEqualTo(1);
        String same = file("id,vendor_name\n1,X\n").toString();
        assertThat(run(same, same)).isEqualTo(1);
        assertThat(run("--bogus", same, out)).isEqualTo(1);
        assertThat(run(same, dir.resolve("no/such/place.csv").toString())).isEqualTo(1);
        assertThat(messages.toString())
                .contains(
                        "give one input and one output file",
                        "there is no file",
                        "no column id",
                        "none of the columns",
                        "the column id twice",
                        "--threads wants a number from 1 on",
                        "are the same file",
                        "Unknown option: '--bogus'",
                        "could not read or write");
    }

    @Test
    void anEmptyFileGivesAnEmptyAnswer() throws IOException {
        assertThat(screened("id,vendor_name\n")).containsExactly("id,entity,role,score,band,relation,explanation");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void anyDelimiterAndAHeaderInAnyCaseAreRead(String delimiter) throws IOException {
        String text = "Vendor Name,ID,Item-Description\nACME,1,HIKVISION DOME CAMERA\n".replace(",", delimiter);
        assertThat(screened(text).get(1)).startsWith("1,HIKVISION,PURCHASE");
        assertThat(screened(text, "--delimiter", delimiter.equals("\t") ? "tab" : delimiter)
                        .get(1))
                .startsWith("1,HIKVISION,PURCHASE");
    }

    @Test
    void aQuoteThatIsNotClosedSpoilsOnlyItsRow() throws IOException {
        List<String> lines = screened("""
            id,item_description
            1,"HIKVISION camera
            2,DAHUA DOME CAMERA
            3,"HYTERA
            RADIO, portable"
            4,"ZTE hotspot
            5,"HUAWEI 24 port switch"
            """);
        assertThat(lines).hasSize(4);
        assertThat(lines.get(1)).startsWith("2,DAHUA,PURCHASE");
        assertThat(lines.get(2)).startsWith("3,HYTERA,PURCHASE");
        assertThat(lines.get(3)).startsWith("5,HUAWEI,PURCHASE");
        assertThat(rejects())
                .containsExactly(
                        "line,id,reason,text",
                        "2,,a quote is opened and not closed,\"1,\"\"HIKVISION camera\"",
                        "6,,a quote is opened and not closed,\"4,\"\"ZTE hotspot\"");
        assertThat(messages.toString()).contains("3 lines screened").contains("2 rows could not be read");
    }

    @Test
    void aDateThatIsNoneSpoilsOnlyItsRow() throws IOException {
        List<String> lines =
                screened("id,vendor_name,date\na,DAHUA TECHNOLOGY USA,06/01/2020\nb,HIKVISION USA,2020-06-01\n");
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1)).startsWith("b,HIKVISION,PURCHASE");
        assertThat(rejects().get(1)).startsWith("2,a,\"the date \"\"06/01/2020\"\" is not written YYYY-MM-DD\"");
    }

    @Test
    void withoutBadRowsThereIsNoFileOfRejects() throws IOException {
        Files.writeString(dir.resolve("out.csv.rejects.csv"), "from the run before");
        screened("id,vendor_name\n1,X\n");
        assertThat(dir.resolve("out.csv.rejects.csv")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)"})
    void aCellThatLooksLikeAFormulaIsMadeText(String id) throws IOException {
        assertThat(screened("id,vendor_name\n" + id + ",ACME\n").get(1)).startsWith("'" + id + ",");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void theOrderIsTheFilesHoweverManyThreads(int threads) throws IOException {
        StringBuilder text = new StringBuilder("id,item_description\n");
        for (int i = 0; i < 20_000; i++) {
            text.append(i).append(i % 1000 == 7 ? ",DAHUA DOME CAMERA\n" : ",paper\n");
        }
        List<String> lines = screened(text.toString(), "--threads", String.valueOf(threads));
        assertThat(lines).hasSize(20_001);
        for (int i = 0; i < 20_000; i++) {
            assertThat(lines.get(i + 1)).startsWith(i + (i % 1000 == 7 ? ",DAHUA," : ",,"));
        }
    }

    @Test
    void columnsThatSayThatMoneyFlowsBackAreRead() throws IOException {
        List<String> lines = screened("""
            id,item_description,amount,document_type
            a,HIKVISION DOME CAMERA,"(1,220.40)",
            b,HIKVISION DOME CAMERA,1220.40,CREDIT MEMO
            c,HIKVISION DOME CAMERA,1220.40,INVOICE
            """);
        assertThat(lines.get(1)).startsWith("a,HIKVISION,MENTION");
        assertThat(lines.get(2)).startsWith("b,HIKVISION,MENTION");
        assertThat(lines.get(3)).startsWith("c,HIKVISION,PURCHASE");
    }

    private List<String> rejects() throws IOException {
        return Files.readAllLines(dir.resolve("out.csv.rejects.csv"));
    }
}
