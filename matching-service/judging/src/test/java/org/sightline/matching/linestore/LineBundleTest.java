package org.sightline.matching.linestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sightline.kit.json.Json;
import org.sightline.matching.InventedLine;
import org.sightline.matching.held.ContractLine;
import org.sightline.testsupport.service.Messages;

/** What lies in a bundle is read as it was, line by line. */
class LineBundleTest {

    private static List<ContractLine> lines() {
        List<ContractLine> lines = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            InventedLine line = InventedLine.named("line " + i)
                    .agency(new UUID(7, i % 40))
                    .description("DOME CAMERA \u00fc " + i)
                    .date(i % 3 == 0 ? null : i % 3 == 1 ? "2021-05-20" : "FY2021")
                    .amount("-" + i + ".50")
                    .document(i % 7 == 0 ? null : "PO-" + i)
                    .funding("FUND " + i % 5);
            lines.add(i % 2 == 0 ? line.paid("2021-06-30").made() : line.made());
        }
        Messages.examples("contract-lines").stream()
                .map(message -> Json.read(message, ContractLine.class))
                .filter(LineBundle::takes)
                .forEach(lines::add);
        return lines;
    }

    @Test
    void allLinesAreReadAsTheyWere() {
        List<ContractLine> lines = lines();
        assertThat(LineBundle.of(lines).all()).isEqualTo(lines);
    }

    @Test
    void thoseThatAreWantedAreReadWithoutTheOthers() {
        List<ContractLine> lines = lines();
        LineBundle bundle = LineBundle.of(lines);
        assertThat(bundle.wanted(
                        subject -> String.valueOf(subject.description()).endsWith("9")))
                .isEqualTo(lines.stream()
                        .filter(line -> String.valueOf(line.description()).endsWith("9"))
                        .toList())
                .isNotEmpty();
        assertThat(bundle.wanted(subject -> false)).isEmpty();
    }

    @Test
    void aLineIsScreenedOnItsDayWhereOneIsKnown() {
        LineBundle bundle = LineBundle.of(List.of(
                InventedLine.named("a").date("2021-05-20").paid("2021-06-30").made(),
                InventedLine.named("b").date("2021-Q2").paid("2021-06-30").made(),
                InventedLine.named("c").date(null).paid("2021-06-30").made(),
                InventedLine.named("d").date(null).made()));
        List<String> days = new ArrayList<>();
        bundle.wanted(subject -> days.add(String.valueOf(subject.date())));
        assertThat(days).containsExactly("2021-05-20", "null", "2021-06-30", "null");
    }

    @Test
    void aBundleIsAThirdOfItsLinesInRows() {
        List<ContractLine> lines = lines();
        LineBundle bundle = LineBundle.of(lines);
        int packed = lines.stream()
                .mapToInt(line -> LinePack.of(line).length
                        + String.valueOf(line.description()).length())
                .sum();
        assertThat(bundle.texts().length + bundle.packs().length).isLessThan(packed / 3);
    }

    @Test
    void onlyAFirstVersionThatStandsLiesInABundle() {
        assertThat(LineBundle.takes(InventedLine.named("first").made())).isTrue();
        assertThat(LineBundle.takes(InventedLine.named("second").version(2).made()))
                .isFalse();
        assertThat(LineBundle.takes(InventedLine.named("gone").withdrawn().made()))
                .isFalse();
        assertThat(LineBundle.takes(InventedLine.named("offer").type("offer").made()))
                .isFalse();
    }

    @Test
    void aLineWithANulIsRefusedAsItIsInARow() {
        assertThatThrownBy(() -> LineBundle.of(List.of(
                        InventedLine.named("nul").description("NUL \u0000").made())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NUL");
    }

    @Test
    void aDamagedBundleIsAnErrorAndNeverOtherLines() {
        LineBundle whole = LineBundle.of(lines());
        byte[] cut = Arrays.copyOf(whole.texts(), whole.texts().length / 2);
        byte[] other = whole.texts().clone();
        other[other.length - 5] ^= 0x55;
        assertThatThrownBy(() -> with(whole, cut).all()).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> with(whole, other).all()).isInstanceOf(UncheckedIOException.class);
    }

    private static LineBundle with(LineBundle bundle, byte[] texts) {
        return new LineBundle(bundle.lines(), bundle.agencies(), bundle.places(), texts, bundle.packs());
    }
}
