package org.sightline.gateway.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
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

    private static Paper paper(String text) {
        return Paper.titled("A title", (page, pages) -> "Page " + page + " of " + pages)
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
