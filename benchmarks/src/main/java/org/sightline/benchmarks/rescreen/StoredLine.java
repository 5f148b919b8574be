package org.sightline.benchmarks.rescreen;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.sightline.benchmarks.screening.InventedLines;
import org.sightline.matching.screening.Screener;
import org.sightline.matching.screening.match.Match;
import org.sightline.matching.screening.subject.Subject;

/** The lines that lie in the database, which can be invented again at any time. One in a thousand names a covered maker, one in 2,000 what the changes add. */
final class StoredLine {

    static final int BATCH = 50_000;
    static final LocalDate DAY = LocalDate.of(2021, 5, 20);
    private static final int PLANTED_EVERY = 2000;
    private static final List<String> PLANTED = List.of(
            "ZUMQUIX DOME CAMERA 4MP", "KLEXOPT BULLET CAM OUTDOOR", "TURRET CAMERA QZ71234-IR", "ZUMQIUX PTZ CAMERA");

    private final int count;

    StoredLine(int count) {
        this.count = count;
    }

    /** A line with its number. */
    record Numbered(int number, Subject subject) {

        UUID id() {
            return UUID.nameUUIDFromBytes(("bench-line-" + number).getBytes(StandardCharsets.UTF_8));
        }

        UUID agency() {
            return agencyOf(number % Store.AGENCIES);
        }
    }

    static UUID agencyOf(int number) {
        return UUID.nameUUIDFromBytes(("bench-agency-" + number).getBytes(StandardCharsets.UTF_8));
    }

    int batches() {
        return (count + BATCH - 1) / BATCH;
    }

    /** The lines of one batch, the same each time. */
    Numbered[] batch(int batch) {
        Subject[] invented = InventedLines.lines(Math.min(BATCH, count - batch * BATCH), batch);
        Numbered[] lines = new Numbered[invented.length];
        for (int i = 0; i < lines.length; i++) {
            int number = batch * BATCH + i;
            Subject line = invented[i];
            String description = Objects.requireNonNull(line.description());
            if (number % PLANTED_EVERY == 7) {
                description = PLANTED.get(number / PLANTED_EVERY % PLANTED.size())
                        + description.substring(description.lastIndexOf(' '));
            }
            lines[i] = new Numbered(
                    number, Subject.ofLine(line.vendorName(), description, line.manufacturer(), line.model(), DAY));
        }
        return lines;
    }

    /** What each line gives, by line and maker: the best match of each maker. On all processors. */
    Map<String, String> screenAll(Screener screener) {
        Map<String, String> found = new ConcurrentHashMap<>();
        IntStream.range(0, batches()).parallel().forEach(b -> {
            for (Numbered line : batch(b)) {
                for (Match match : screener.screen(line.subject())) {
                    String maker = match.makerId() == null ? match.entityId() : match.makerId();
                    found.putIfAbsent(
                            line.id() + " " + maker,
                            match.entityId() + " " + match.role() + " " + match.band() + " " + match.score());
                }
            }
        });
        return found;
    }
}
