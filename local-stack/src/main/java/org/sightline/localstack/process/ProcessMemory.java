package org.sightline.localstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What a process holds in memory, as Linux' /proc tells it; other systems do not tell. Megabytes are 1024 * 1024 bytes. */
public final class ProcessMemory {

    private ProcessMemory() {}

    /**
     * Megabytes in use now by a process and its own children, pages that several share counted once (PSS). Empty where the
     * system does not tell.
     */
    public static OptionalLong megabytesNow(long pid) {
        OptionalLong own = kilobytes(pid, "smaps_rollup", "Pss:");
        if (own.isEmpty()) {
            return own;
        }
        long below = ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .mapToLong(
                        child -> kilobytes(child.pid(), "smaps_rollup", "Pss:").orElse(0))
                .sum();
        return OptionalLong.of((own.getAsLong() + below) / 1024);
    }

    /** Most megabytes that a process alone has ever held (VmHWM). Empty where the system does not tell. */
    public static OptionalLong megabytesMost(long pid) {
        OptionalLong most = kilobytes(pid, "status", "VmHWM:");
        return most.isEmpty() ? most : OptionalLong.of(most.getAsLong() / 1024);
    }

    private static OptionalLong kilobytes(long pid, String file, String field) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), file))) {
            return lines.filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (NoSuchFileException endedOrOtherSystem) {
            return OptionalLong.empty();
        } catch (UncheckedIOException | IOException unreadable) {
            // The process ended while it was read, or belongs to somebody else.
            return OptionalLong.empty();
        }
    }
}
