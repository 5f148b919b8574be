package org.sightline.testsupport.invariant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.sightline.localstack.process.ProcessMemory;
import org.sightline.localstack.stack.Layout;
import org.sightline.localstack.stack.Part;

/** What a stack holds of the machine now: memory, threads, connections, disk. */
public final class Series {

    private static final long MEGABYTE = 1024 * 1024;

    private final Layout layout;
    private final Databases databases;

    public Series(Layout layout, Databases databases) {
        this.layout = layout;
        this.databases = databases;
    }

    /** One line: megabytes and threads of each part, connections to the database, megabytes on the disk. */
    public String now(Map<Part, Long> pids) {
        StringBuilder line = new StringBuilder();
        new TreeMap<>(pids).forEach((part, pid) -> {
            if (part != Part.SMTP && part != Part.MAIL) {
                line.append(part.title())
                        .append(' ')
                        .append(ProcessMemory.megabytesNow(pid).orElse(-1))
                        .append("MB/")
                        .append(threads(pid))
                        .append("t ");
            }
        });
        return line.append("connections ")
                .append(databases.connections())
                .append(" disk ")
                .append(disk())
                .append("MB")
                .toString();
    }

    private static long threads(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("Threads:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(-1);
        } catch (IOException | UncheckedIOException ended) {
            return -1;
        }
    }

    private long disk() {
        try (Stream<Path> files = Files.walk(layout.data())) {
            return files.mapToLong(Series::size).sum() / MEGABYTE;
        } catch (IOException | UncheckedIOException changing) {
            return -1;
        }
    }

    private static long size(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (NoSuchFileException gone) {
            return 0;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
