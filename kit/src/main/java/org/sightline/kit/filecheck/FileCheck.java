package org.sightline.kit.filecheck;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the look at the kept files of one folder is.
 *
 * @param folder which files, such as {@code evidence}
 * @param beganAt when the round began that runs, or else the last one
 * @param endedAt when the last whole round ended; null before the first one
 * @param looked how many files were looked at since {@code beganAt}
 * @param sealedAgain how many of these were sealed anew, under the key of today
 * @param unfit how many files are not what was given, or are missing
 * @param which the first of those, in the order of their hashes
 */
public record FileCheck(
        String folder,
        Instant beganAt,
        @Nullable Instant endedAt,
        long looked,
        long sealedAgain,
        long unfit,
        List<Unfit> which) {

    /**
     * A file that is not handed out.
     *
     * @param sha256 of what was given: 64 hexadecimal digits
     * @param reason a sentence
     * @param foundAt when a look found it so first
     */
    public record Unfit(String sha256, String reason, Instant foundAt) {}
}
