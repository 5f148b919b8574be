package org.sightline.ingest.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sightline.ingest.column.DocumentType;
import org.sightline.kit.json.Json;

/** Hashes and ids of lines as release 0.1 made them: stored lines keep their identity for ever. */
class LineIdentityTest {

    private static final LineContent FULL = new LineContent(
            "P1/2",
            "CITY OF MARROWBONE",
            "XF",
            new LineContent.Document(DocumentType.PURCHASE_ORDER, "P1", null, "2", "2021-05-20", null, null),
            new LineContent.Vendor("ACME INC", null, "1AB23"),
            new LineContent.Item(
                    "DOME | caf\u00e9", null, "DS-2CD", List.of(new Code("nigp", "84033"), new Code("psc", "5820"))),
            new LineContent.Price("3", "EA", "516.00", "1548.00"),
            "GENERAL FUND (101)");

    private static final LineContent SPARSE = new LineContent(
            null,
            "CITY",
            "XF",
            new LineContent.Document(DocumentType.PAYMENT, null, null, null, null, "2021-05-20", null),
            new LineContent.Vendor("ACME", null, null),
            new LineContent.Item(null, null, null, List.of()),
            new LineContent.Price(null, null, null, "1"),
            null);

    @Test
    void theHashOfWhatARowSaysNeverChanges() {
        assertThat(FULL.hash()).hasToString("e9f66e6f-66a3-a6f4-4fe2-6186e84fd5dc");
        assertThat(SPARSE.hash()).hasToString("5adbba5f-3929-2cee-10c6-75c383d394b2");
    }

    @Test
    void theIdOfALineNeverChanges() {
        UUID hash = UUID.fromString("e9f66e6f-66a3-a6f4-4fe2-6186e84fd5dc");

        assertThat(LineId.ofKey("src", "P1/2")).hasToString("30ab9af2-4440-5ea2-b850-3479bc126f32");
        assertThat(LineId.ofDocument("src", "city of marrowbone", null, "P1", "2"))
                .hasToString("b100fb2d-02f6-52ba-b76b-70f654b9bf97");
        assertThat(LineId.ofContent("src", hash, 1)).hasToString("c0d1322c-8e3b-5ecc-af95-53517fc1b886");
    }

    @ParameterizedTest
    @MethodSource("contents")
    void theMessageSaysWhatTheApiSays(LineContent content) {
        ContractLine.Origin origin = new ContractLine.Origin("src", UUID.randomUUID(), 17);

        ContractLine line = ContractLine.published(
                UUID.randomUUID(), content.hash(), origin, UUID.randomUUID(), content, "correlation");

        assertThat(Json.tree(LineJson.of(line))).isEqualTo(Json.tree(Json.write(line)));
    }

    static List<LineContent> contents() {
        return List.of(FULL, SPARSE);
    }
}
