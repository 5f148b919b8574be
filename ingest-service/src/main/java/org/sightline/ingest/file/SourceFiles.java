package org.sightline.ingest.file;

import org.sightline.kit.sql.Sql;

/** The files that the lines of a source rest on. */
public final class SourceFiles {

    private SourceFiles() {}

    /** Whether every file is kept that says, or said, what a line of the source says; else nothing can be taken back. */
    public static boolean allKept(Sql sql, RawFiles files, String sourceId) {
        return sql
                .query("select distinct sha256 from import where source_id = :source and started_at is not null")
                .with("source", sourceId)
                .list(row -> row.requiredText("sha256"))
                .stream()
                .allMatch(files::isKept);
    }
}
