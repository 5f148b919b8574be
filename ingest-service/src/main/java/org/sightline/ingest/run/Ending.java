package org.sightline.ingest.run;

import org.sightline.ingest.upload.ImportStatus;

/** How an import ended, with what people are told. */
record Ending(ImportStatus status, String message) {

    static Ending done(Counts counts) {
        if (counts.rejected() == 1) {
            return new Ending(ImportStatus.DONE, "Done. One row was rejected: see why, correct it and upload it.");
        }
        if (counts.rejected() > 0) {
            return new Ending(
                    ImportStatus.DONE,
                    "Done. " + counts.rejected() + " rows were rejected: see why, correct them and upload them."
                            + (counts.rejected() > ImportJobRepository.MOST_REJECTED
                                    ? " The first " + ImportJobRepository.MOST_REJECTED + " are listed."
                                    : ""));
        }
        return new Ending(ImportStatus.DONE, counts.changedAnything() ? "Done." : "Done. Nothing had changed.");
    }

    /** The same, with what else people are told. */
    Ending with(String note) {
        return note.isEmpty() ? this : new Ending(status, message + " " + note);
    }

    /** Only where a file of the source is not kept any more; else what was taken is taken back. */
    static Ending cancelled(Counts counts) {
        return new Ending(
                ImportStatus.CANCELLED,
                "Canceled after " + counts.read()
                        + " rows. The rows already loaded stay, because a file of the source is"
                        + " no longer stored.");
    }

    /** The file cannot be read to its end. */
    static Ending unreadable(String why, Counts counts) {
        return new Ending(
                ImportStatus.FAILED, counts.changedAnything() ? why + " The rows before it were taken." : why);
    }

    /** Attempts fail again and again. */
    static Ending failed(Exception failure) {
        return new Ending(
                ImportStatus.FAILED,
                "Every attempt failed: " + failure.getMessage()
                        + ". What was taken before stays. Upload the file again, or ask for help with the correlation"
                        + " id.");
    }
}
