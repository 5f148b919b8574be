package org.sightline.kit.filecheck;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.sightline.kit.file.KeptFiles;
import org.sightline.kit.file.UnfitFile;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;

/**
 * Looks at all kept files once a day, a part of them at each call, so that reading them takes no more than its share of the
 * disk. What it finds stands in the database until the file fits again or nobody wants it any more.
 */
@ApplicationScoped
public class FileChecks {

    private static final Logger LOG = Logger.getLogger(FileChecks.class);
    private static final RowScope JOB = RowScope.job("look at kept files");

    /** A call reads as much as it may read in this time. */
    private static final int SECONDS_OF_A_CALL = 10;

    /** What a file costs beside its bytes: opening it, and a request where it lies in a bucket. */
    private static final int BYTES_OF_OPENING = 1 << 16;

    private final FileCheckRepository rounds;
    private final Sql sql;
    private final Clock clock;
    private final long bytesPerSecond;
    private final UUID me = UUID.randomUUID();
    private final Map<String, Instant> rests = new ConcurrentHashMap<>();

    FileChecks(
            FileCheckRepository rounds,
            Sql sql,
            Clock clock,
            @ConfigProperty(name = "sightline.file-check.bytes-per-second", defaultValue = "20971520")
                    long bytesPerSecond) {
        this.rounds = rounds;
        this.sql = sql;
        this.clock = clock;
        this.bytesPerSecond = bytesPerSecond;
    }

    /**
     * Looks at some files, where a round is due and no other instance looks. A round goes by the hashes; what comes before
     * the place that it has reached is looked at in the next one.
     *
     * @param folder which files, such as {@code evidence}
     * @param wanted the SHA-256 of each file that must be there; asked for in a scope that sees all agencies
     */
    public void look(String folder, KeptFiles files, Supplier<Set<String>> wanted) {
        Instant now = clock.instant();
        if (now.isBefore(rests.getOrDefault(folder, Instant.MIN))) {
            return;
        }
        sql.as(
                JOB,
                () -> rounds.hold(folder, me, now).ifPresent(reached -> {
                    try {
                        long read = walk(folder, files, wanted.get(), reached);
                        rests.put(folder, now.plus(Duration.ofMillis(read * 1_000 / bytesPerSecond)));
                    } catch (Problem away) {
                        LOG.infof("The look at the kept files (%s) goes on later: %s", folder, away.getMessage());
                    } finally {
                        rounds.release(folder, me);
                    }
                }));
    }

    /** Says how many bytes were read. */
    private long walk(String folder, KeptFiles files, Set<String> wanted, String reached) {
        long read = 0;
        for (String sha256 : new TreeSet<>(wanted).tailSet(reached, false)) {
            if (read >= SECONDS_OF_A_CALL * bytesPerSecond) {
                return read;
            }
            KeptFiles.Look look = look(folder, files, sha256);
            rounds.reached(folder, me, sha256, look.sealedAgain(), clock.instant());
            read += look.bytes() + BYTES_OF_OPENING;
        }
        rounds.forgetAllBut(folder, wanted);
        rounds.end(folder, me, clock.instant());
        return read;
    }

    private KeptFiles.Look look(String folder, KeptFiles files, String sha256) {
        try {
            KeptFiles.Look look = files.look(sha256);
            if (rounds.fits(folder, sha256)) {
                LOG.infof("A kept file fits again: %s of %s", sha256, folder);
            }
            return look;
        } catch (NoSuchFileException missing) {
            unfit(folder, sha256, "It is missing.");
        } catch (UnfitFile unfit) {
            unfit(folder, sha256, unfit.reason());
        } catch (IOException unreadable) {
            if (KeptFiles.isDiskFull(unreadable)) {
                throw Problem.of(507, "no-room", "There is no room", "Files cannot be sealed again for now.");
            }
            unfit(folder, sha256, "It cannot be read (" + unreadable.getClass().getSimpleName() + ").");
        }
        return new KeptFiles.Look(0, false);
    }

    private void unfit(String folder, String sha256, String reason) {
        LOG.errorf("A kept file is not what was given: %s of %s. %s", sha256, folder, reason);
        rounds.unfit(folder, sha256, reason, clock.instant());
    }

    /** How far each folder's round is, and which files do not fit. */
    public List<FileCheck> state() {
        return rounds.all();
    }
}
