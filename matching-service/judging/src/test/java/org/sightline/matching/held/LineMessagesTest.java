package org.sightline.matching.held;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sightline.kit.json.Json;
import org.sightline.kit.json.RecordReader;
import org.sightline.matching.InventedLine;
import org.sightline.testsupport.service.Messages;

/** The messages of the topic {@code contract-lines}, read field by field as by the mapper. */
class LineMessagesTest {

    private final RecordReader<ContractLine> reader = new RecordReader<>(ContractLine.class);

    static Stream<String> messages() {
        ContractLine invented = InventedLine.named("read")
                .description("DOME \"4MP\" | caf\u00e9")
                .paid("2021-06-30")
                .funding("GENERAL FUND")
                .fundingTakenBack(1, "WATER FUND")
                .made();
        return Stream.concat(
                Messages.examples("contract-lines").stream(),
                Stream.of(
                        Json.write(invented),
                        Json.write(InventedLine.named("gone").withdrawn().made())));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void bothReadTheSame(String message) {
        ContractLine read = reader.read(message);

        assertThat(read).isEqualTo(Json.read(message, ContractLine.class));
        assertThat(List.of(read.id(), read.recordedAt())).doesNotContainNull();
    }
}
