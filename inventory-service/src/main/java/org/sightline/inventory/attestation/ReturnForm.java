package org.sightline.inventory.attestation;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.problem.Problem.Fault;

/**
 * A reporter's draft. It does not list devices: what is registered is what is signed.
 *
 * @param statement required
 * @param inquiry how the agency found out; required
 * @param note anything else; null for nothing
 * @param reason why a signed return is corrected; required for a correction
 */
@Schema(
        requiredProperties = {"statement", "inquiry"},
        examples = """
                {"statement": "inventory", "inquiry": "Each site was walked in February; the network was scanned."}""")
record ReturnForm(
        @Nullable ReturnStatement statement,
        @Nullable String inquiry,
        @Nullable String note,
        @Nullable String reason) {

    private static final int LONGEST_TEXT = 4_000;

    /** What a draft says. */
    record Words(
            ReturnStatement statement,
            String inquiry,
            @Nullable String note,
            @Nullable String reason) {}

    /**
     * What the form says, once nothing is wrong with it.
     *
     * @param correction whether a signed return is corrected
     * @throws Problem 422 with everything that is wrong
     */
    Words checked(boolean correction) {
        List<Fault> faults = new ArrayList<>();
        if (statement == null) {
            faults.add(new Fault("/statement", "missing", "Say what is stated: inventory or none_installed."));
        }
        String how = text(faults, "/inquiry", inquiry);
        if (how == null) {
            faults.add(new Fault(
                    "/inquiry",
                    "missing",
                    "Say how you found out, such as a walk through each site or a scan of the network."));
        }
        String why = text(faults, "/reason", reason);
        if (correction && why == null) {
            faults.add(new Fault("/reason", "missing", "Say why the signed return is corrected."));
        }
        String more = text(faults, "/note", note);
        if (!faults.isEmpty() || statement == null || how == null) {
            throw Problem.invalid("Some fields are missing or wrong; see errors.", faults);
        }
        return new Words(statement, how, more, correction ? why : null);
    }

    private static @Nullable String text(List<Fault> faults, String pointer, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > LONGEST_TEXT) {
            faults.add(new Fault(pointer, "too-long", "Use at most " + LONGEST_TEXT + " characters."));
        }
        return text.strip();
    }
}
