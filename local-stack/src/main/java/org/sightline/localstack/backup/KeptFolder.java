package org.sightline.localstack.backup;

import java.nio.file.Path;
import java.util.Map;
import org.sightline.localstack.stack.Layout;
import org.sightline.localstack.stack.Part;

/**
 * A folder in which a service keeps files, each named by its SHA-256. Nothing in them ever changes, so a backup copies what
 * it does not have.
 */
public enum KeptFolder {
    /** What people uploaded, and what feeds brought. */
    UPLOADS(Part.INGEST, "raw", "files", "select distinct sha256, filename from import order by 2"),
    /** What shows what is true of findings. */
    EVIDENCE(
            Part.MATCHING,
            "evidence",
            "evidence",
            "select distinct sha256, name from evidence_file where deleted_at is null order by 2"),
    /** Published lists as they were fetched, where a draft or a question rests on them. */
    LISTS(Part.MATCHING, "list-feeds", "list-feeds", """
        select distinct sha256, 'list ' || feed_id || ' of ' || started_at::date from list_fetch
        where status in ('drafted', 'asks') order by 2\
        """);

    private static final String EVIDENCE_BUCKET = "SIGHTLINE_EVIDENCE_BUCKET_ADDRESS";

    private final Part service;
    private final String folder;
    private final String kept;
    private final String known;

    KeptFolder(Part service, String folder, String kept, String known) {
        this.service = service;
        this.folder = folder;
        this.kept = kept;
        this.known = known;
    }

    /** The service whose files they are. */
    public Part service() {
        return service;
    }

    /** Asks the service's database for the hashes and names of the files that should be there. */
    String known() {
        return known;
    }

    /** Where they lie in a stack. */
    public Path of(Layout layout) {
        return layout.data().resolve(service.database()).resolve(folder);
    }

    /**
     * What a backup of this machine does not hold, as a sentence that says what to do; empty where it holds all.
     *
     * @param environment the variables with which the services are started
     */
    static String notCovered(Map<String, String> environment) {
        return EVIDENCE.liesInBucket(environment)
                ? "Evidence files lie in a bucket and are not in this backup. Let the bucket keep versions, or copy it"
                        + " without deleting, as docs/operations.md describes"
                : "";
    }

    /** Whether the files lie in a bucket, which this machine neither copies nor looks into. */
    boolean liesInBucket(Map<String, String> environment) {
        return this == EVIDENCE
                && !environment.getOrDefault(EVIDENCE_BUCKET, "").isBlank();
    }

    private Path in(BackupDirectory backup) {
        return backup.root().resolve(kept);
    }

    /** Copies what the backup does not have; says how many files. */
    static int backUp(Layout layout, BackupDirectory backup) {
        int copied = 0;
        for (KeptFolder folder : values()) {
            copied += FileCopy.missing(folder.of(layout), folder.in(backup));
        }
        return copied;
    }

    /** Copies what the stack does not have. */
    static void bringBack(Layout layout, BackupDirectory backup) {
        for (KeptFolder folder : values()) {
            FileCopy.missing(folder.in(backup), folder.of(layout));
        }
    }
}
