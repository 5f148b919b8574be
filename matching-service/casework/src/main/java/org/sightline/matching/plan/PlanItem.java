package org.sightline.matching.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.lifecycle.WireNames;

/**
 * A finding in a plan: the purchase or the device that goes out of use.
 *
 * @param makerName the short name of the designated maker, or of whom the watchlist names
 * @param what what the record says, in short; null where it says nothing
 * @param status the finding's
 * @param outcome the finding's; null while it is open
 * @param pieces how many pieces of equipment it is
 * @param doneOn null while the agency has not said that it is done
 * @param doneBy who said so, a sign-in name
 * @param proofs what shows it
 * @param provenPieces of how many pieces there is proof
 * @param settled whether nothing is left to do with it: it is done and all pieces are proven, or the finding no longer holds
 * @param overdue whether its day has passed (at the office) and it is not settled
 * @param takenBackAt when a person of the office reopened the finding after the plan was completed; null where nobody did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PlanItem(
        UUID findingId,
        String makerName,
        @Nullable String what,
        String status,
        @Nullable String outcome,
        Treatment treatment,
        int pieces,
        LocalDate dueOn,
        @Nullable LocalDate doneOn,
        @Nullable String doneBy,
        List<Proof> proofs,
        int provenPieces,
        boolean settled,
        boolean overdue,
        @Nullable Instant takenBackAt) {

    /** What happens to equipment. */
    @Schema(name = "PlanTreatment")
    enum Treatment {
        /** It goes, and nothing takes its place. */
        @JsonProperty("remove")
        REMOVE,
        /** Other equipment takes its place. */
        @JsonProperty("replace")
        REPLACE,
        /** It stays, cut off from networks. */
        @JsonProperty("isolate")
        ISOLATE;

        String wireName() {
            return WireNames.of(this);
        }
    }

    /** What a file shows. */
    @Schema(name = "PlanProofKind")
    enum ProofKind {
        @JsonProperty("photo")
        PHOTO,
        @JsonProperty("disposal_record")
        DISPOSAL_RECORD,
        /** Of the replacement. It does not show that anything is gone. */
        @JsonProperty("invoice")
        INVOICE,
        /** Of the seller who took it back. */
        @JsonProperty("credit_memo")
        CREDIT_MEMO,
        @JsonProperty("other")
        OTHER;

        String wireName() {
            return WireNames.of(this);
        }
    }

    /**
     * An evidence file of the finding, as proof.
     *
     * @param name of the file
     * @param pieces how many pieces it shows
     * @param shows which ones, such as serial numbers; null where nothing was written
     * @param withdrawn whether the file was withdrawn; then it shows nothing
     */
    @Schema(name = "PlanProof")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Proof(
            UUID fileId,
            String name,
            ProofKind kind,
            int pieces,
            @Nullable String shows,
            boolean withdrawn) {}
}
