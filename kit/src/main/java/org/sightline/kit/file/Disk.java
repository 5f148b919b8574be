package org.sightline.kit.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.sightline.kit.problem.Problem;

/**
 * The disk of the kept files. An upload is refused before it fills the disk, because a database or a broker may lie on
 * the same one.
 *
 * @param kept the folder whose files count as kept
 * @param minFree how many bytes must stay free
 * @param mostKept how many bytes all kept files may have
 */
record Disk(Path kept, long minFree, long mostKept) {

    /**
     * Lets an upload of this size in.
     *
     * @param bytes 0 where not known
     * @throws Problem 507 where there is no room
     */
    void requireRoom(long bytes) throws IOException {
        Files.createDirectories(kept);
        long free = Files.getFileStore(kept).getUsableSpace();
        if (free - bytes < minFree) {
            throw full("The disk for uploaded files has " + (free >> 20) + " MB left, and " + (minFree >> 20)
                    + " MB must stay free.");
        }
        if (bytes > 0 && used() + bytes > mostKept) {
            throw full("All uploaded files together may have " + (mostKept >> 20) + " MB.");
        }
    }

    private long used() throws IOException {
        try (Stream<Path> files = Files.list(kept)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    static Problem full(String why) {
        return Problem.of(
                507,
                "no-room",
                "There is no room for the file",
                why + " Nothing was kept. Ask whoever runs Sightline for more room.");
    }
}
