package org.sightline.kit.audit;

import org.jspecify.annotations.Nullable;

/**
 * Whether a chain is whole.
 *
 * @param ok true where every row follows from the one before
 * @param rows rows read
 * @param lastSeq the last row's number; keep it with the hash, and later nobody can cut the end off unseen
 * @param lastHash the last row's hash, hex
 * @param firstBroken the first row that does not follow; null where all do
 * @param reason what is wrong with it, in plain words; null where nothing is
 */
public record Verification(
        boolean ok,
        long rows,
        long lastSeq,
        String lastHash,
        @Nullable Long firstBroken,
        @Nullable String reason) {}
