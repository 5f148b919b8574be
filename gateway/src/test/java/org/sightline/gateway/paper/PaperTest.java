package org.sightline.gateway.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.PDTableAttributeObject;
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

    @Test
    void theFileSaysThatItIsPdfUaAndWhatItIsCalled() throws IOException {
        byte[] bytes = Paper.titled("Cameras & <recorders>", Locale.of("es"), (page, pages) -> "")
                .bytes();
        try (PDDocument document = Loader.loadPDF(bytes)) {
            PDDocumentCatalog catalog = document.getDocumentCatalog();
            assertThat(catalog.getViewerPreferences().displayDocTitle()).isTrue();
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Cameras & <recorders>");
            assertThat(new String(catalog.getMetadata().toByteArray(), StandardCharsets.UTF_8))
                    .contains("<pdfuaid:part>1</pdfuaid:part>", ">Cameras &amp; &lt;recorders&gt;</rdf:li>")
                    .contains("<rdf:li>es</rdf:li>");
        }
    }

    @Test
    void theHeadOfAColumnSaysThatItIsOne() throws IOException {
        byte[] bytes = paper("some text")
                .table(List.of(new Paper.Column("Name", 1, false)), List.of(List.of("a")))
                .bytes();
        try (PDDocument document = Loader.loadPDF(bytes)) {
            PDStructureElement head = elements(document.getDocumentCatalog().getStructureTreeRoot())
                    .filter(element -> element.getStructureType().equals("TH"))
                    .findFirst()
                    .orElseThrow();
            assertThat(head.getAttributes().getObject(0))
                    .isInstanceOfSatisfying(
                            PDTableAttributeObject.class,
                            attribute -> assertThat(attribute.getScope()).isEqualTo("Column"));
        }
    }

    @Test
    void whatIsWrittenInAnotherLanguageSaysSo() throws IOException {
        byte[] bytes = Paper.titled("Un título", Locale.of("es"), (page, pages) -> "")
                .text("The order names the model.", Locale.ENGLISH)
                .text("Una frase.", Locale.of("es"))
                .bytes();
        try (PDDocument document = Loader.loadPDF(bytes)) {
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("es");
            assertThat(elements(document.getDocumentCatalog().getStructureTreeRoot())
                            .map(element -> element.getStructureType() + " " + element.getLanguage()))
                    .containsExactly("Document null", "H1 null", "P en", "P null");
        }
    }

    /** What stands on a page is a part of the structure or decoration, such as the foot and the head that is shown again. */
    @Test
    void nothingStandsOnAPageThatIsNeitherStructureNorDecoration() throws IOException {
        byte[] bytes = paper("some text")
                .table(
                        List.of(new Paper.Column("Name", 1, false), new Paper.Column("Count", 1, true)),
                        IntStream.range(0, 90)
                                .mapToObj(i -> List.of("row " + i, ""))
                                .toList())
                .bytes();
        try (PDDocument document = Loader.loadPDF(bytes)) {
            assertThat(document.getNumberOfPages()).isGreaterThan(1);
            for (PDPage page : document.getPages()) {
                int open = 0;
                for (Object token : new PDFStreamParser(page).parse()) {
                    String name = token instanceof Operator operator ? operator.getName() : "";
                    switch (name) {
                        case "BDC", "BMC" -> open++;
                        case "EMC" -> open--;
                        case "Tj", "TJ", "S", "f", "Do" ->
                            assertThat(open).as("marked content around " + name).isEqualTo(1);
                        default -> {}
                    }
                }
                assertThat(open).isZero();
            }
        }
    }

    private static Stream<PDStructureElement> elements(PDStructureNode node) {
        return node.getKids().stream()
                .filter(PDStructureElement.class::isInstance)
                .map(PDStructureElement.class::cast)
                .flatMap(element -> Stream.concat(Stream.of(element), elements(element)));
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
