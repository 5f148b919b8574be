package org.sightline.ingest.line;

import java.io.IOException;

/** Finds the published record of a line; the rooms of files and imports implement it. */
public interface RawRecords {

    /** The record of a line with its file; its text is null where the file is not on this machine. */
    LineEvidence evidence(LineView line) throws IOException;
}
