package org.sightline.matching.linestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sightline.kit.json.Json;
import org.sightline.matching.InventedLine;
import org.sightline.matching.held.ContractLine;
import org.sightline.testsupport.service.Messages;

/** What is packed of a line is read as it was. */
class LinePackTest {

    private static LinePack.Open open(ContractLine line) {
        return new LinePack.Open(
                line.id(),
                line.version(),
                line.agencyId(),
                line.obligationDate(),
                line.paymentDate(),
                line.vendorName(),
                line.vendorUei(),
                line.vendorCage(),
                line.description(),
                line.manufacturer(),
                line.model(),
                line.withdrawn());
    }

    static Stream<ContractLine> lines() {
        ContractLine whole = InventedLine.named("whole")
                .description("DOME \"4MP\" | caf\u00e9")
                .paid("1969-12-31")
                .until("2027-06-30")
                .ofOrder("PO-7 \u00fc")
                .amount("-1548.00")
                .funding("GENERAL FUND")
                .funding("ESSER III", "1960-01-01T00:00:00.000001Z")
                .fundingTakenBack(2, "GENERAL FUND")
                .made();
        ContractLine bare = InventedLine.named("bare")
                .document(null)
                .number(null)
                .date(null)
                .amount(null)
                .quantity(null)
                .withdrawn()
                .made();
        return Stream.concat(
                Stream.of(whole, bare),
                Messages.examples("contract-lines").stream().map(message -> Json.read(message, ContractLine.class)));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aLineIsReadAsItWas(ContractLine line) {
        assertThat(LinePack.fits(line)).isTrue();
        assertThat(LinePack.line(open(line), LinePack.of(line))).isEqualTo(line);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aPackIsSmallerThanTheLinesMessage(ContractLine line) {
        assertThat(LinePack.of(line)).hasSizeLessThan(Json.write(line).length() / 2);
    }

    @Test
    void anOfferIsNotPackedBecauseItIsListedByItsColumns() {
        assertThat(LinePack.fits(InventedLine.named("offer").type("offer").made()))
                .isFalse();
    }

    @Test
    void aFormThatIsNotKnownIsRefused() {
        ContractLine line = InventedLine.named("later").made();
        byte[] pack = LinePack.of(line);
        pack[0] = 2;

        assertThatThrownBy(() -> LinePack.line(open(line), pack)).hasMessageContaining("form 2");
    }
}
