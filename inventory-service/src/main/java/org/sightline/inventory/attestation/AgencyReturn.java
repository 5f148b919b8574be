package org.sightline.inventory.attestation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.RoleGiven;

/**
 * One revision of an agency's return, as it is stored.
 *
 * @param version raised by each change of the draft and by the signature
 * @param drafters who worked on it; none of them signs it
 * @param certifiedBy null while it is a draft
 * @param frozen the signed JSON, byte for byte; null while it is a draft
 * @param sha256 its hash; null while it is a draft
 */
record AgencyReturn(
        UUID id,
        UUID agencyId,
        int year,
        int revision,
        long version,
        ReturnStatus status,
        ReturnForm.Words words,
        List<Signer> drafters,
        Instant draftedAt,
        @Nullable Signer certifiedBy,
        @Nullable Instant certifiedAt,
        @Nullable String frozen,
        @Nullable String sha256) {

    AgencyReturn {
        drafters = List.copyOf(drafters);
    }

    /**
     * A person, by what is shown and by what never changes hands.
     *
     * @param given who gave the role by which the person works on it or signs it; null where that was not told
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Signer(String name, String identity, @Nullable RoleGiven given) {}

    /** The same, signed. */
    AgencyReturn signed(Signer by, Instant at, String json, String hash) {
        return new AgencyReturn(
                id,
                agencyId,
                year,
                revision,
                version + 1,
                ReturnStatus.CERTIFIED,
                words,
                drafters,
                draftedAt,
                by,
                at,
                json,
                hash);
    }
}
