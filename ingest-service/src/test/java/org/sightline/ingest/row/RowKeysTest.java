package org.sightline.ingest.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowKeysTest {

    @TempDir
    Path directory;

    private static UUID id(long number) {
        return UUID.nameUUIDFromBytes(Long.toString(number).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    @Test
    void aKeyIsKnownWithTheRowThatHadItFirst() throws IOException {
        try (RowKeys keys = new RowKeys(directory, 10)) {
            assertThat(keys.note(id(1), id(100), 5).firstRow()).isZero();
            assertThat(keys.note(id(1), id(100), 17)).isEqualTo(new RowKeys.Before(5, true));
            assertThat(keys.note(id(1), id(101), 18)).isEqualTo(new RowKeys.Before(5, false));
            assertThat(keys.note(id(2), id(100), 19).firstRow()).isZero();
        }
    }

    @Test
    void equalRowsWithoutAKeyAreCounted() throws IOException {
        try (RowKeys keys = new RowKeys(directory, 10)) {
            assertThat(keys.count(id(1))).isZero();
            assertThat(keys.count(id(1))).isEqualTo(1);
            assertThat(keys.count(id(2))).isZero();
            assertThat(keys.count(id(1))).isEqualTo(2);
        }
    }

    @Test
    void moreKeysThanExpectedAreKeptToo() throws IOException {
        int many = 60_000;
        try (RowKeys keys = new RowKeys(directory, 1)) {
            for (int i = 1; i <= many; i++) {
                assertThat(keys.note(id(i), id(0), i).firstRow()).isZero();
            }
            for (int i = 1; i <= many; i++) {
                assertThat(keys.note(id(i), id(0), 1).firstRow()).isEqualTo(i);
            }
        }
    }

    @Test
    void nothingStaysOnDisk() throws IOException {
        try (RowKeys keys = new RowKeys(directory, 10)) {
            keys.count(id(1));
        }
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).isEmpty();
        }
    }
}
