package org.sightline.gateway.pages.office.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.IntStream;
import org.sightline.gateway.pages.office.report.Report.Row;
import org.sightline.gateway.pages.office.report.Report.Table;
import org.sightline.gateway.paper.Paper;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.spreadsheet.Spreadsheet;
import org.sightline.gateway.spreadsheet.Spreadsheet.Kind;

/** Writes a report as PDF or as a workbook. */
@ApplicationScoped
class ReportFiles {

    private static final int LONGEST_CELL = 120;
    private static final String CUT = "…";

    private final CurrentShell shell;

    ReportFiles(CurrentShell shell) {
        this.shell = shell;
    }

    /** The same report gives the same bytes. */
    byte[] pdf(Report report) {
        ReportTexts texts = shell.texts(ReportTexts.class);
        Paper paper =
                Paper.titled(report.title(), shell.locale(), (page, pages) -> texts.foot(report.title(), page, pages));
        report.lead().forEach(paper::text);
        for (Table table : report.tables()) {
            paper.heading(table.heading()).table(columns(table), rows(table));
            if (table.note() != null) {
                paper.text(table.note());
            }
        }
        report.notes().forEach(paper::text);
        return paper.bytes();
    }

    private static List<Paper.Column> columns(Table table) {
        return table.columns().stream()
                .map(column -> new Paper.Column(column.title(), column.share(), column.kind() != Kind.TEXT))
                .toList();
    }

    private static List<List<String>> rows(Table table) {
        return table.rows().stream().map(row -> cells(table, row)).toList();
    }

    private static List<String> cells(Table table, Row row) {
        return IntStream.range(0, row.cells().size())
                .mapToObj(i -> cut(
                        Report.shown(table.columns().get(i).kind(), row.cells().get(i))))
                .toList();
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_CELL ? text : text.substring(0, LONGEST_CELL - CUT.length()) + CUT;
    }

    /** A sheet for each table, before them one with what the report says in words. */
    void workbook(Report report, OutputStream out) throws IOException {
        ReportTexts texts = shell.texts(ReportTexts.class);
        try (Spreadsheet file = Spreadsheet.to(out)) {
            Spreadsheet.Sheet words =
                    file.sheet(texts.aboutSheet(), List.of(new Spreadsheet.Column(report.title(), Kind.TEXT)));
            for (List<String> some : List.of(report.lead(), report.notes())) {
                for (String text : some) {
                    words.row(List.of(text));
                }
            }
            words.done();
            for (Table table : report.tables()) {
                Spreadsheet.Sheet sheet = file.sheet(
                        table.sheet(),
                        table.columns().stream()
                                .map(column -> new Spreadsheet.Column(column.title(), column.kind()))
                                .toList());
                for (Row row : table.rows()) {
                    sheet.row(row.cells());
                }
                sheet.done();
            }
        }
    }
}
