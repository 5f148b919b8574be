package org.sightline.localstack.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.localstack.process.Directories;
import org.sightline.localstack.stack.Layout;

/** The files that services keep, in a backup and back. */
class KeptFolderTest {

    @TempDir
    Path directory;

    @Test
    void whatEachServiceKeepsIsBackedUpOnceAndComesBack() throws IOException {
        Layout layout = Layout.onFreePorts(directory.resolve("stack"), true);
        BackupDirectory backup = new BackupDirectory(directory.resolve("backup"));
        for (KeptFolder folder : KeptFolder.values()) {
            Files.writeString(Directories.create(folder.of(layout)).resolve(folder + ".sealed"), folder.name());
        }

        assertThat(KeptFolder.backUp(layout, backup)).isEqualTo(KeptFolder.values().length);
        assertThat(KeptFolder.backUp(layout, backup)).as("copied again").isZero();
        Directories.delete(layout.data());
        KeptFolder.bringBack(layout, backup);

        for (KeptFolder folder : KeptFolder.values()) {
            assertThat(folder.of(layout).resolve(folder + ".sealed")).hasContent(folder.name());
        }
        assertThat(KeptFolder.LISTS.of(layout)).endsWith(Path.of("list-feeds"));
    }

    @Test
    void aBackupSaysThatItDoesNotHoldWhatLiesInABucket() {
        assertThat(KeptFolder.notCovered(Map.of())).isEmpty();
        assertThat(KeptFolder.notCovered(Map.of("SIGHTLINE_EVIDENCE_BUCKET_ADDRESS", "")))
                .isEmpty();
        assertThat(KeptFolder.notCovered(
                        Map.of("SIGHTLINE_EVIDENCE_BUCKET_ADDRESS", "https://store.example/evidence/")))
                .contains("not in this backup");
    }
}
