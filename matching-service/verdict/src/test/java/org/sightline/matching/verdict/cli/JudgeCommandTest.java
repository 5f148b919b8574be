package org.sightline.matching.verdict.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeCommandTest {

    private static final String HEADER =
            "id,buyer_kind,state,date,entity,basis,item_class,purpose,funding,federal_contractor\n";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private int judge(String content) throws IOException {
        Path in = Files.writeString(folder.resolve("in.csv"), content);
        return run(in.toString(), folder.resolve("out.csv").toString());
    }

    private int run(String... arguments) {
        return JudgeCommand.run(arguments, new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    private String messages() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("out.csv")).replace("\r\n", "\n");
    }

    @Test
    void aBrandWithoutABasisIsARelabelAndNeverConvicts() throws IOException {
        judge(HEADER + "a,county,OH,2022-01-01,oem-lts,,camera,,federal_grant,\n"
                + "b,county,OH,2022-01-01,oem-lts,made_by,camera,,federal_grant,\n"
                + "c,county,OH,2022-01-01,hikvision,,camera,,federal_grant,\n");
        assertThat(output()).contains("a,UNDETERMINED,F889-B1,maker", "b,PROHIBITED,F889-B1,", "c,PROHIBITED,F889-B1,");
    }

    @Test
    void eachRowIsJudgedInOrder() throws IOException {
        int status = judge(HEADER
                + "a,school_district,CA,2020-08-13,hikvision,made_by,camera,,federal_grant,\n"
                + "b,county,OH,2020-Q3,hikvision,made_by,camera,,local;unknown,\n"
                + "c,county,OH,2022-01-01,oem-lts,relabel,camera,,federal_grant,\n"
                + "d,county,OH,2022-01-01,huawei,made_by,network_equipment,out_of_scope,local,true\n"
                + "e,county,OH,2019-01-01,dahua,made_by,camera,,local,\n");
        assertThat(status).isEqualTo(JudgeCommand.ALL_JUDGED);
        assertThat(output()).isEqualTo("""
            id,verdict,rules,missing
            a,PROHIBITED,F889-B1,
            b,UNDETERMINED,F889-B1;FEMA-4051431,funding;date
            c,UNDETERMINED,F889-B1,maker
            d,RESTRICTED,F889-A1B,
            e,NOT_COVERED,,
            """);
        assertThat(messages()).contains("5 rows judged");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "village,OH,2020,dahua,made_by,camera,,local,|buyer_kind|municipality",
                "county,XX,2020,dahua,made_by,camera,,local,|state|postal code",
                "county,OH,13.8.2020,dahua,made_by,camera,,local,|date|2020-08-13",
                "county,OH,2020,acme,made_by,camera,,local,|entity|acme",
                "county,OH,2020,dahua,sold_by,camera,,local,|basis|relabel",
                "county,OH,2020,dahua,made_by,toaster,,local,|item_class|recorder",
                "county,OH,2020,dahua,made_by,camera,fun,local,|purpose|out_of_scope",
                "county,OH,2020,dahua,made_by,camera,,local;gold,|funding|federal_grant",
                "county,OH,2020,dahua,made_by,camera,,local,maybe|federal_contractor|neither true nor false"
            })
    void aBadFieldIsNamedWithItsRowAndWhatItMayBe(String row, String column, String advice) throws IOException {
        int status = judge(HEADER + "good,county,OH,2022-01-01,dahua,made_by,camera,,local,\nbad," + row + "\n");
        assertThat(status).isEqualTo(JudgeCommand.SOME_ROWS_BAD);
        assertThat(messages())
                .contains("line 3, column " + column)
                .contains(advice)
                .contains("1 rows left out");
        assertThat(output()).contains("good,FLAGGED").doesNotContain("bad,");
    }

    @Test
    void blankFieldsAreFactsThatAreNotKnown() throws IOException {
        assertThat(judge(HEADER + "x,county,OH,2022-01-01,,,camera,,federal_grant,\n"
                        + "y,,,2022-01-01,hikvision,,,,,\n"))
                .isEqualTo(JudgeCommand.ALL_JUDGED);
        assertThat(output())
                .contains("x,UNDETERMINED,F889-B1,maker\n")
                .contains("y,UNDETERMINED,")
                .contains("item");
    }

    @Test
    void columnsMayStandInAnyOrderAfterAByteOrderMark() throws IOException {
        assertThat(judge("\uFEFFentity,id,item_class,basis,date,state,buyer_kind,funding\n"
                        + "Dahua,1,Camera,made_by,2021-08-01,la,COUNTY,local\n"))
                .isEqualTo(JudgeCommand.ALL_JUDGED);
        assertThat(output()).contains("1,PROHIBITED,LA-1753,");
    }

    @Test
    void aMissingColumnIsNamed() throws IOException {
        assertThat(judge("id,state,date\n1,OH,2020\n")).isEqualTo(JudgeCommand.NOT_DONE);
        assertThat(messages()).contains("basis, buyer_kind, entity, item_class");
    }

    @Test
    void aFileWithoutRowsIsSaidToBeEmpty() throws IOException {
        assertThat(judge(HEADER)).isEqualTo(JudgeCommand.NOT_DONE);
        assertThat(judge("")).isEqualTo(JudgeCommand.NOT_DONE);
        assertThat(messages()).contains("no rows");
    }

    @Test
    void aRowThatIsTooShortIsNamed() throws IOException {
        assertThat(judge(HEADER + "1,county,OH\n2,county,OH,2022-01-01,dahua,made_by,camera\n"))
                .isEqualTo(JudgeCommand.SOME_ROWS_BAD);
        assertThat(messages()).contains("line 2, column date: the row ends before it, after 3 of 10 fields");
        assertThat(output()).contains("2,UNDETERMINED,").doesNotContain("\n1,");
    }

    @Test
    void aRowThatIsTooLongIsNamed() throws IOException {
        assertThat(judge(HEADER + "1,county,OH,2022-01-01,dahua,made_by,camera,,local,,extra,more\n"))
                .isEqualTo(JudgeCommand.SOME_ROWS_BAD);
        assertThat(messages()).contains("12 fields, the header 10").contains("quotes");
    }

    @Test
    void wrongArgumentsSayHowToCall() throws IOException {
        assertThat(run("only-one.csv")).isEqualTo(JudgeCommand.NOT_DONE);
        assertThat(messages()).contains("Usage");
        assertThat(run(folder.resolve("none.csv").toString(), "out.csv")).isEqualTo(JudgeCommand.NOT_DONE);
        assertThat(messages()).contains("none.csv");
        Path same = Files.writeString(folder.resolve("same.csv"), HEADER);
        assertThat(run(same.toString(), same.toString())).isEqualTo(JudgeCommand.NOT_DONE);
        assertThat(messages()).contains("another name");
        assertThat(run(same.toString(), folder.resolve("no/such/folder.csv").toString()))
                .isEqualTo(JudgeCommand.NOT_DONE);
    }
}
