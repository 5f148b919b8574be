package org.sightline.inventory.attestation;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.inventory.attestation.AgencyReturn.Signer;
import org.sightline.kit.problem.Problem;

/** What may be done with a return. Pure: each step gives the next state or says why it may not be taken. */
final class ReturnRules {

    private ReturnRules() {}

    /** Whether a draft would be the correction of a signed return. */
    static boolean corrects(@Nullable AgencyReturn latest) {
        return latest != null && (latest.status() != ReturnStatus.DRAFT || latest.revision() > 1);
    }

    /** The revision that a draft is saved as. */
    static int revision(@Nullable AgencyReturn latest) {
        if (latest == null) {
            return 1;
        }
        return latest.status() == ReturnStatus.DRAFT ? latest.revision() : latest.revision() + 1;
    }

    /** Who has worked on a draft, after this person did. */
    static List<Signer> drafters(@Nullable AgencyReturn latest, Signer by) {
        List<Signer> before = latest != null && latest.status() == ReturnStatus.DRAFT ? latest.drafters() : List.of();
        return before.stream().anyMatch(one -> one.identity().equals(by.identity()))
                ? before
                : Stream.concat(before.stream(), Stream.of(by)).toList();
    }

    /**
     * Lets a signature go on.
     *
     * @param seen the hash of what the certifier saw; null where it was not sent
     * @param present the hash of what would be signed now
     * @throws Problem 409 where there is no draft, or it contradicts the register or what was seen; 403 where the certifier
     *     worked on it; 422 where nothing says what was seen
     */
    static void requireSignable(
            @Nullable AgencyReturn latest, Signer by, ReturnContent content, @Nullable String seen, String present) {
        if (latest == null || latest.status() != ReturnStatus.DRAFT) {
            throw Problem.conflict("There is no draft to sign. A reporter starts one.");
        }
        if (latest.drafters().stream().anyMatch(one -> one.identity().equals(by.identity()))) {
            throw Problem.forbidden("You worked on this return, so another person must sign it.");
        }
        if (content.contradictsTheRegister()) {
            throw Problem.conflict("The return states that nothing is installed, and the register has "
                    + content.pieces() + " pieces in use or stored. Correct the register or the return.");
        }
        if (seen == null || seen.isBlank()) {
            throw Problem.invalid("/sha256", "missing", "Send the hash of what you read, so that you sign that.");
        }
        if (!seen.strip().equals(present)) {
            throw Problem.conflict(
                    "The register or the draft changed since you read it. Read it again, and sign what it says now.");
        }
    }

    /**
     * Whether it came after the day, or did not come and the day has passed.
     *
     * @param certifiedOn when the first revision was signed; null where none was
     */
    static boolean late(LocalDate dueOn, @Nullable LocalDate certifiedOn, LocalDate today) {
        return (certifiedOn == null ? today : certifiedOn).isAfter(dueOn);
    }
}
