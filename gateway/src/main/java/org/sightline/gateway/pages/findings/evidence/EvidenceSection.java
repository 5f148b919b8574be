package org.sightline.gateway.pages.findings.evidence;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a finding shows of its files.
 *
 * @param files the latest first; null where matching-service does not answer
 * @param side agency or office: for whom the person who looks adds files; null where they add none
 * @param office whether the person reads across all agencies
 */
public record EvidenceSection(
        UUID findingId,
        @Nullable List<EvidenceFile> files,
        @Nullable String side,
        boolean office) {

    /** Whether the person adds files. */
    public boolean mayAdd() {
        return side != null;
    }

    /** Whether the person can withdraw this file: their side added it. */
    public boolean mayWithdraw(EvidenceFile file) {
        return file.side().equals(side) && file.withdrawnBy() == null;
    }

    /** Whether the person can download it: what is withdrawn only the office reads. */
    public boolean mayRead(EvidenceFile file) {
        return file.deletedAt() == null && (file.withdrawnBy() == null || office);
    }
}
