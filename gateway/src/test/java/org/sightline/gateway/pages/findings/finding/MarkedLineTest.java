package org.sightline.gateway.pages.findings.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkedLineTest {

    private static final UUID LINE = UUID.randomUUID();
    private static final UUID OTHER_LINE = UUID.randomUUID();

    /** Marked pieces stand in brackets; spans are start-end pairs. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HIK VISION DOME | 0-10       | [HIK VISION] DOME",
                "4MP HIK VISION  | 4-14       | 4MP [HIK VISION]",
                "HIK DS-2CD CAM  | 4-10 0-3   | [HIK] [DS-2CD] CAM",
                "ABCDEF          | 0-3 3-6    | [ABC][DEF]",
                "ABCDEF          | 0-4 2-6    | [ABCD]EF",
                "ABCDEF          | 1-3 1-3    | A[BC]DEF",
                "ABCDEF          | 4-9        | ABCDEF",
                "ABCDEF          | 3-3        | ABCDEF",
                "ABCDEF          | 5-2        | ABCDEF",
                "ABCDEF          |            | ABCDEF"
            })
    void spansAreMarkedAndThoseThatOverlapOrLieOutsideAreLeftOut(String text, String spans, String expected) {
        assertThat(brackets(MarkedLine.pieces(text, spans(spans)))).isEqualTo(expected);
    }

    @Test
    void aSpanBehindACharacterOutsideTheBasicPlaneIsMarkedWhereScreeningReadIt() {
        String text = "📷 HIK CAM";
        assertThat(text.indexOf("HIK")).as("positions count UTF-16 units").isEqualTo(3);
        assertThat(brackets(MarkedLine.pieces(text, spans("3-6")))).isEqualTo("📷 [HIK] CAM");
        assertThat(brackets(MarkedLine.pieces(text, spans("0-2")))).isEqualTo("[📷] HIK CAM");
    }

    @Test
    void everyFieldOfALineShowsItsOwnEvidenceWhicheverWayTheFieldIsSpelled() {
        List<MarkedLine.Field> fields = fields(List.of(
                evidence(LINE, "DESCRIPTION", 0, 3),
                evidence(LINE, "vendor_name", 0, 4),
                evidence(LINE, "manufacturer", 0, 5)));
        assertThat(fields)
                .extracting(MarkedLine.Field::name)
                .containsExactly("description", "vendorName", "manufacturer");
        assertThat(fields)
                .extracting(field -> brackets(field.pieces()))
                .containsExactly("[CAM]ERA", "[SHOP] LLC", "[BRAND]");
    }

    @Test
    void evidenceOfAnotherLineIsNotMarkedInThisOne() {
        assertThat(fields(List.of(evidence(OTHER_LINE, "description", 0, 3))))
                .extracting(field -> brackets(field.pieces()))
                .containsExactly("CAMERA", "SHOP LLC", "BRAND");
    }

    @Test
    void aMarkedPieceNamesItsRuleAndWeight() {
        MarkedLine.Piece piece = MarkedLine.pieces("CAMERA", List.of(evidence(LINE, "description", 0, 3)))
                .get(0);
        assertThat(piece.rule()).isEqualTo("brand.invented");
        assertThat(piece.weight()).isEqualTo("0.62");
    }

    private static List<MarkedLine.Field> fields(List<Finding.Evidence> evidence) {
        Finding.Line line = new Finding.Line(
                LINE,
                "orders",
                null,
                1,
                "purchase_order",
                "PO-1",
                null,
                "1",
                null,
                null,
                "TOWN",
                "SHOP LLC",
                "CAMERA",
                "BRAND",
                " ",
                "1",
                null,
                null,
                "USD",
                null);
        return MarkedLine.fields(line, evidence);
    }

    private static List<Finding.Evidence> spans(String text) {
        return text == null
                ? List.of()
                : List.of(text.trim().split(" ")).stream()
                        .map(span -> span.split("-"))
                        .map(ends ->
                                evidence(LINE, "description", Integer.parseInt(ends[0]), Integer.parseInt(ends[1])))
                        .toList();
    }

    private static Finding.Evidence evidence(UUID line, String field, int start, int end) {
        return new Finding.Evidence(
                "BRAND", line, field, start, end, "", "brand.invented", new BigDecimal("0.62"), null);
    }

    private static String brackets(List<MarkedLine.Piece> pieces) {
        return pieces.stream()
                .map(piece -> piece.marked() ? "[" + piece.text() + "]" : piece.text())
                .collect(Collectors.joining());
    }
}
