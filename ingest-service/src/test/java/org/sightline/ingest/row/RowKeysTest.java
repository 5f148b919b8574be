package org.sightline.ingest.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowKeysTest {

    @TempDir
    Path directory;

    private static UUID id(long number) {
        return UUID.nameUUIDFromBytes(Long.toString(number).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1 << 16})
    void aKeyIsKnownWithTheRowThatHadItFirst(long inMemory) throws IOException {
        try (RowKeys keys = new RowKeys(directory, 10, inMemory)) {
            assertThat(keys.note(id(1), id(100), 5).firstRow()).isZero();
            assertThat(keys.note(id(1), id(100), 17)).isEqualTo(new RowKeys.Before(5, true));
            assertThat(keys.note(id(1), id(101), 18)).isEqualTo(new RowKeys.Before(5, false));
            assertThat(keys.note(id(2), id(100), 19).firstRow()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1 << 16})
    void equalRowsWithoutAKeyAreCounted(long inMemory) throws IOException {
        try (RowKeys keys = new RowKeys(directory, 10, inMemory)) {
            assertThat(keys.count(id(1))).isZero();
            assertThat(keys.count(id(1))).isEqualTo(1);
            assertThat(keys.count(id(2))).isZero();
            assertThat(keys.count(id(1))).isEqualTo(2);
        }
    }

    /** In memory at first and then on disk, and in memory to the end, too. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1 << 16, 1 << 18, 1 << 24})
    void moreKeysThanExpectedAreKeptToo(long inMemory) throws IOException {
        int many = 60_000;
        try (RowKeys keys = new RowKeys(directory, 1, inMemory)) {
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
