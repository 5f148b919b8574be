package org.sightline.inventory.attestation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.inventory.standing.Correction;
import org.sightline.inventory.standing.ReturnStanding;
import org.sightline.inventory.standing.SentBack;

/**
 * An agency's return for a year, as it is now.
 *
 * @param dueOn by when the first revision is signed
 * @param version 0 while nobody began one
 * @param status null while nobody began one
 * @param late whether it came after the day, or did not come and the day has passed
 * @param content what was signed, or what would be signed now; null while nobody began one
 * @param sha256 the hash of that content as JSON; null while nobody began one
 * @param certifiedBy a sign-in name; null while it is a draft
 * @param correction what the office asks to be corrected in the latest signed one; null for nothing
 * @param sentBack that a certifier sent the draft back, and nobody saved it since; null otherwise
 * @param revisions the signed ones, the latest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "AgencyReturn")
record ReturnView(
        UUID agencyId,
        int year,
        LocalDate dueOn,
        long version,
        @Nullable ReturnStatus status,
        boolean late,
        @Nullable ReturnContent content,
        @Nullable String sha256,
        @Nullable String certifiedBy,
        @Nullable Instant certifiedAt,
        @Nullable Correction correction,
        @Nullable SentBack sentBack,
        List<Signed> revisions) {

    /** A signed revision. */
    @Schema(name = "SignedReturn")
    record Signed(int revision, ReturnStatus status, String sha256, String certifiedBy, Instant certifiedAt) {}

    /**
     * An agency on the office's board.
     *
     * @param revision of the latest one; 0 where there is none
     * @param certifiedAt when the latest signed one was signed; null where none was
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ReturnOnBoard")
    record OnBoard(
            UUID agencyId,
            String agencyName,
            ReturnStanding standing,
            boolean late,
            int revision,
            @Nullable Instant certifiedAt) {}
}
