package org.sightline.gateway.pages.agencies.letter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.Ask;
import org.sightline.gateway.Downstream;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.Say;
import org.sightline.gateway.paper.PdfUa;
import org.sightline.localstack.people.Tokens;

/** The letter to an agency, as its text reads. */
@QuarkusTest
@RealGateway
class LetterTest {

    /** The finding of which the stand-in for matching-service says what is next. */
    private static final String WITH_TASK = "0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d18";

    private final Ask office = Ask.as("analyst");
    private UUID agency = UUID.randomUUID();

    @Test
    void itHasEachOpenFindingWithEvidenceLawsAndDueDayAndSaysWhomToAnswer() throws IOException {
        ObjectNode due = purchase("MATCH", "notified").put("quantity", "21").put("shortName", "Invented Short");
        due.put("id", WITH_TASK);
        ObjectNode closed = purchase("MATCH", "closed").put("quantity", "777").put("outcome", "confirmed_removed");
        ObjectNode unsure = purchase("REVIEW", "new").put("quantity", "888");
        told(due, purchase("MATCH", "new"), closed, unsure);

        String letter = text(letter());

        assertThat(letter)
                .contains("Open findings of City of Letters", "The oversight office", "2 findings are open")
                .contains("21 ×", "Prohibited", "May 20, 2021")
                .as("the law with its citation, and the text that the record has")
                .contains("[HIK VISION] 4MP TURRET", "15 CFR 744 Supp. 4")
                .contains("Nov 20, 2026")
                .contains("How to answer")
                .contains("1 more match is uncertain")
                .doesNotContain("777 ×", "888 ×");
    }

    @Test
    void theSameStateOfTheRecordGivesTheSameLetterTaggedAndNumbered() throws IOException {
        told(purchase("MATCH", "new"));

        byte[] first = letter();

        assertThat(letter()).isEqualTo(first);
        assertThat(PdfUa.faults(first)).as("PDF/UA-1").isEmpty();
        try (PDDocument paper = Loader.loadPDF(first)) {
            assertThat(paper.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(new PDFTextStripper().getText(paper)).contains("Page 1 of " + paper.getNumberOfPages());
        }
    }

    @Test
    void equalDevicesAreOneEntryAndTheOfficesOwnStepsAreNotTheAgencys() throws IOException {
        ObjectNode due = purchase("MATCH", "notified").put("id", WITH_TASK.replace("8d18", "8d19"));
        ObjectNode offices = purchase("MATCH", "new").put("id", WITH_TASK.replace("8d18", "8d1a"));
        told(offices, due, device("SN-1"), device("SN-2"), device("SN-3"));

        String letter = text(letter());

        assertThat(letter)
                .contains("5 findings are open", "1 of them needs something from your agency", "3 devices:")
                .contains("SN-1", "SN-2", "SN-3")
                .containsSubsequence(
                        "The agency answers",
                        "You do not need to do anything yet. The oversight office will review it first.")
                .doesNotContain("Confirm or dismiss it");
    }

    private ObjectNode device(String serial) {
        ObjectNode finding = Say.deviceFinding(UUID.randomUUID(), agency, "letter-maker");
        finding.put("id", UUID.randomUUID().toString())
                .put("status", "new")
                .with("device")
                .put("serial", serial);
        return finding;
    }

    @Test
    void itIsInTheLanguageOfTheAgencysContacts() throws IOException {
        agency = Downstream.IN_SPANISH;
        told(purchase("MATCH", "new"));

        String letter = text(letter());

        assertThat(letter)
                .contains("La oficina de supervisión", "Prohibido", "Cómo responder")
                .as("what the record and the law say stays as it is")
                .contains("[HIK VISION] 4MP TURRET", "15 CFR 744 Supp. 4")
                .doesNotContain("The oversight office", "How to answer");
    }

    @Test
    void anotherAgencyGetsNoneAndTheLogSaysWhoTookOne() {
        told(purchase("MATCH", "new"));

        assertThat(Ask.with(Tokens.agencyPerson(UUID.randomUUID(), "reporter"))
                        .get(path())
                        .statusCode())
                .isEqualTo(404);
        letter();

        assertThat(office.json("/api/agencies/" + agency + "/audit")
                        .at("/items/0/action")
                        .asText())
                .isEqualTo("export letter");
    }

    private ObjectNode purchase(String band, String status) {
        ObjectNode finding = Say.purchase(agency, "letter-maker", "2021-05-20", "PROHIBITED");
        return finding.put("band", band).put("status", status);
    }

    private void told(ObjectNode... findings) {
        Say.agencies(Say.agency(agency, "City of Letters", "city"));
        Say.findings(findings);
        office.until(
                "/api/findings?agencyId=" + agency, json -> json.path("total").asInt() == findings.length);
        office.until(
                "/api/agencies/" + agency + "/compliance",
                json -> json.at("/agency/name").asText().equals("City of Letters"));
    }

    private String path() {
        return "/api/agencies/" + agency + "/letter.pdf";
    }

    private byte[] letter() {
        return office.get(path()).asByteArray();
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument paper = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(paper).replaceAll("\\s+", " ");
        }
    }
}
