package org.sightline.kit.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Sha256Test {

    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void theExampleOfTheStandardComesOut() {
        assertThat(Sha256.hex("abc")).isEqualTo(OF_ABC);
    }

    @Test
    void whatComesInPiecesHasTheDigestOfTheWhole() throws IOException {
        Sha256 read = Sha256.start();
        Sha256 written = Sha256.start();

        byte[] bytes = read.reading(new ByteArrayInputStream("abc".getBytes(StandardCharsets.UTF_8)))
                .readAllBytes();
        try (var out = written.writing(new ByteArrayOutputStream())) {
            out.write(bytes);
        }

        assertThat(Sha256.start().update("a").update("bc").hex()).isEqualTo(OF_ABC);
        assertThat(read.hex()).isEqualTo(OF_ABC);
        assertThat(written.hex()).isEqualTo(OF_ABC);
    }
}
