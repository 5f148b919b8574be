package org.sightline.gateway.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** Papers are PDF files with the text that was put into them, and the same bytes whenever they are made. */
class PaperTest {

    @Test
    void theSameContentGivesTheSameBytes() throws InterruptedException {
        byte[] first = paper("Öffentliche Kameras").bytes();
        Thread.sleep(1_100);
        assertThat(paper("Öffentliche Kameras").bytes()).isEqualTo(first);
        assertThat(paper("Other text").bytes()).isNotEqualTo(first);
    }

    @Test
    void whatWasPutInCanBeReadAndWhatTheFontLacksIsAQuestionMark() throws IOException {
        String text = read(paper("Größe – 海康威视 ‹x›").bytes());
        assertThat(text).contains("A title", "A heading", "Label", "Größe – ???? ‹x›", "nothing", "Page 1 of 1");
    }

    @Test
    void longTextsGoOnOverPagesAndNoWordIsLost() throws IOException {
        Random random = new Random(7);
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            all.append("w")
                    .append(i)
                    .append(i % 500 == 0 ? "-".repeat(200) : "")
                    .append(random.nextInt(9) == 0 ? "\n" : " ");
        }
        byte[] bytes = paper(all.toString()).bytes();
        String text = read(bytes);
        for (int i = 0; i < 3_000; i++) {
            assertThat(text).contains("w" + i);
        }
        try (PDDocument document = Loader.loadPDF(bytes)) {
            assertThat(document.getNumberOfPages()).isGreaterThan(3);
            assertThat(text).contains("Page 2 of " + document.getNumberOfPages());
        }
    }

    @Test
    void aTableGoesOnUnderItsHeadAndNoRowIsCutInTwo() throws IOException {
        List<List<String>> rows = IntStream.range(0, 120)
                .mapToObj(i -> List.of("row-" + i + " of a name that needs two lines because it is so long", "" + i))
                .toList();
        byte[] bytes = paper("before")
                .table(List.of(new Paper.Column("Name", 1, false), new Paper.Column("Count", 2, true)), rows)
                .bytes();
        try (PDDocument document = Loader.loadPDF(bytes)) {
            assertThat(document.getNumberOfPages()).isGreaterThan(2);
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                PDFTextStripper one = new PDFTextStripper();
                one.setStartPage(page);
                one.setEndPage(page);
                assertThat(one.getText(document)).as("page " + page).contains("Name", "Count");
            }
            String all = new PDFTextStripper().getText(document);
            for (int i = 0; i < rows.size(); i++) {
                assertThat(all).contains("row-" + i + " ");
            }
        }
    }

    @Test
    void aScreenReaderFindsTitleHeadingsTextsAndTheCellsOfTables() throws IOException {
        byte[] bytes = paper("some text")
                .table(
                        List.of(new Paper.Column("Name", 1, false), new Paper.Column("Count", 1, true)),
                        List.of(List.of("a", "1"), List.of("b", "2")))
                .bytes();
        try (PDDocument document = Loader.loadPDF(bytes)) {
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en-US");
            assertThat(roles(document.getDocumentCatalog().getStructureTreeRoot()))
                    .isEqualTo("Document[H1 H2 P P P Table[TR[TH TH] TR[TD TD] TR[TD TD]]]");
        }
    }

    private static String roles(PDStructureNode node) {
        String below = node.getKids().stream()
                .filter(PDStructureElement.class::isInstance)
                .map(kid -> ((PDStructureElement) kid).getStructureType() + roles((PDStructureElement) kid))
                .collect(Collectors.joining(" "));
        return node instanceof PDStructureElement && !below.isEmpty() ? "[" + below + "]" : below;
    }

    private static Paper paper(String text) {
        return Paper.titled("A title", Locale.US, (page, pages) -> "Page " + page + " of " + pages)
                .heading("A heading")
                .text(text)
                .fact("Label", null, "nothing");
    }

    private static String read(byte[] bytes) throws IOException {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
