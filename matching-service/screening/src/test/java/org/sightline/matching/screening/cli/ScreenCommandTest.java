package org.sightline.matching.screening.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScreenCommandTest {

    @TempDir
    Path dir;

    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

    private int run(String... args) {
        return ScreenCommand.run(args, new PrintStream(messages, true, StandardCharsets.UTF_8));
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
                .contains("where FORM is one of csl_csv, csl_json, ofac_sdn_csv, opensanctions_csv", "csl_json=" + sdn);
    }

    @Test
    void mistakesAreToldSoThatTheyCanBePutRight() throws IOException {
        String out = dir.resolve("out.csv").toString();
        assertThat(run("only-one.csv")).isEqualTo(1);
        assertThat(run(dir.resolve("none.csv").toString(), out)).isEqualTo(1);
        assertThat(run(file("vendor_name\nX\n").toString(), out)).isEqualTo(1);
        assertThat(run(file("id,colour\n1,red\n").toString(), out)).isEqualTo(1);
        assertThat(run(file("id,vendor_name,date\n1,X,06/01/2020\n").toString(), out))
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
                        "line 2: the date \"06/01/2020\" is not written YYYY-MM-DD",
                        "are the same file",
                        "unknown option --bogus",
                        "could not read or write");
    }

    @Test
    void anEmptyFileGivesAnEmptyAnswer() throws IOException {
        assertThat(screened("id,vendor_name\n")).containsExactly("id,entity,role,score,band,relation,explanation");
    }
}
