package org.sightline.kit.filecheck;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.Sql;

/** The rows of rounds, and of files that do not fit. */
@ApplicationScoped
class FileCheckRepository {

    /** A round begins so long after the one before it began. */
    private static final Duration EVERY = Duration.ofDays(1);

    /** An instance that ended while it looked keeps the others waiting for so long. */
    private static final Duration HELD = Duration.ofMinutes(15);

    /** How many files are named that do not fit. */
    private static final int NAMED = 20;

    private final Sql sql;

    FileCheckRepository(Sql sql) {
        this.sql = sql;
    }

    /** The SHA-256 up to which the round has come; empty where nothing is due, or another instance looks. */
    Optional<String> hold(String folder, UUID me, Instant now) {
        return sql.inTransaction(() -> {
            sql.query("""
                            insert into kept_file_check (folder, began_at, reached, looked, sealed_again, running)
                            values (:folder, :now, '', 0, 0, true) on conflict do nothing
                            """).with("folder", folder).with("now", now).change();
            sql.query("""
                            update kept_file_check
                            set began_at = :now, reached = '', looked = 0, sealed_again = 0, running = true
                            where folder = :folder and not running and began_at <= :due
                            """)
                    .with("folder", folder)
                    .with("now", now)
                    .with("due", now.minus(EVERY))
                    .change();
            long held = sql.query("""
                            update kept_file_check set held_by = :me, held_until = :until
                            where folder = :folder and running and (held_until is null or held_until < :now or held_by = :me)
                            """)
                    .with("folder", folder)
                    .with("me", me)
                    .with("now", now)
                    .with("until", now.plus(HELD))
                    .change();
            return held == 0
                    ? Optional.empty()
                    : sql.query("select reached from kept_file_check where folder = :folder")
                            .with("folder", folder)
                            .first(row -> row.requiredText("reached"));
        });
    }

    /** Says that a file was looked at, and holds the round for longer. */
    void reached(String folder, UUID me, String sha256, boolean sealedAgain, Instant now) {
        sql.query("""
                        update kept_file_check
                        set reached = :sha256, looked = looked + 1, sealed_again = sealed_again + :again, held_until = :until
                        where folder = :folder and held_by = :me
                        """)
                .with("folder", folder)
                .with("me", me)
                .with("sha256", sha256)
                .with("again", sealedAgain ? 1 : 0)
                .with("until", now.plus(HELD))
                .change();
    }

    /** Lets others look. */
    void release(String folder, UUID me) {
        sql.query("""
                        update kept_file_check set held_by = null, held_until = null where folder = :folder and held_by = :me
                        """).with("folder", folder).with("me", me).change();
    }

    /** Ends the round. */
    void end(String folder, UUID me, Instant now) {
        sql.query("""
                        update kept_file_check set running = false, ended_at = :now where folder = :folder and held_by = :me
                        """).with("folder", folder).with("me", me).with("now", now).change();
    }

    void unfit(String folder, String sha256, String reason, Instant now) {
        sql.query("""
                        insert into kept_file_unfit (folder, sha256, reason, found_at)
                        values (:folder, :sha256, :reason, :now)
                        on conflict (folder, sha256) do update set reason = excluded.reason
                        """)
                .with("folder", folder)
                .with("sha256", sha256)
                .with("reason", reason)
                .with("now", now)
                .change();
    }

    /** Forgets that a file did not fit; says whether it had not. */
    boolean fits(String folder, String sha256) {
        return sql.query("delete from kept_file_unfit where folder = :folder and sha256 = :sha256")
                        .with("folder", folder)
                        .with("sha256", sha256)
                        .change()
                > 0;
    }

    /** Forgets files that nobody wants any more. */
    void forgetAllBut(String folder, Set<String> wanted) {
        sql
                .query("select sha256 from kept_file_unfit where folder = :folder")
                .with("folder", folder)
                .list(row -> row.requiredText("sha256"))
                .stream()
                .filter(sha256 -> !wanted.contains(sha256))
                .forEach(sha256 -> fits(folder, sha256));
    }

    /** All rounds, by their folders. */
    List<FileCheck> all() {
        return sql.query("""
                        select c.*, (select count(*) from kept_file_unfit u where u.folder = c.folder) as unfit
                        from kept_file_check c order by folder
                        """).list(this::check);
    }

    private FileCheck check(Row row) {
        String folder = row.requiredText("folder");
        long unfit = row.number("unfit");
        return new FileCheck(
                folder,
                row.requiredInstant("began_at"),
                row.instant("ended_at"),
                row.number("looked"),
                row.number("sealed_again"),
                unfit,
                unfit == 0 ? List.of() : which(folder));
    }

    private List<FileCheck.Unfit> which(String folder) {
        return sql.query("""
                        select sha256, reason, found_at from kept_file_unfit where folder = :folder order by sha256 limit :most
                        """)
                .with("folder", folder)
                .with("most", NAMED)
                .list(row -> new FileCheck.Unfit(
                        row.requiredText("sha256"), row.requiredText("reason"), row.requiredInstant("found_at")));
    }
}
