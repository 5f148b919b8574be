package org.sightline.gateway.pages.agencies.attestation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An agency's return for a year, as inventory-service says it.
 *
 * @param version 0 while nobody began one
 * @param status draft, certified or superseded; null while nobody began one
 * @param content what was signed, or what would be signed now; null while nobody began one
 * @param sha256 the hash of it
 * @param correction what the office asks to be corrected in the latest signed one; null for nothing
 * @param sentBack that a certifier sent the draft back, and nobody saved it since; null otherwise
 * @param revisions the signed ones, the latest first
 */
record AgencyReturn(
        UUID agencyId,
        int year,
        @Nullable LocalDate dueOn,
        long version,
        @Nullable String status,
        boolean late,
        @Nullable Content content,
        @Nullable String sha256,
        @Nullable String certifiedBy,
        @Nullable Instant certifiedAt,
        @Nullable Correction correction,
        @Nullable SentBack sentBack,
        List<Signed> revisions) {

    AgencyReturn {
        revisions = revisions == null ? List.of() : List.copyOf(revisions);
    }

    /** Whether there is something to sign. */
    public boolean draft() {
        return "draft".equals(status);
    }

    /** Whether a new draft would be the correction of a signed one. */
    public boolean corrects() {
        return !revisions.isEmpty();
    }

    /** The signed revision that holds, whatever is drafted beside it; null where nothing is signed. */
    public @Nullable Signed inEffect() {
        return revisions.stream()
                .filter(signed -> signed.status().equals("certified"))
                .findFirst()
                .orElse(null);
    }

    /** What the draft says, as a form shows it. */
    Map<String, String> words() {
        Map<String, String> words = new HashMap<>();
        if (content != null && draft()) {
            words.put("statement", content.statement());
            words.put("inquiry", content.inquiry());
            words.put("note", Objects.requireNonNullElse(content.note(), ""));
            words.put("reason", Objects.requireNonNullElse(content.reason(), ""));
        }
        return words;
    }

    /** What is signed. */
    record Content(
            String agencyName,
            int revision,
            String statement,
            String inquiry,
            @Nullable String note,
            @Nullable String reason,
            long pieces,
            List<Line> lines,
            @Nullable Since since,
            List<Change> changes,
            List<String> drafters,
            @Nullable List<RoleOf> roles) {}

    /** Who gave somebody the role by which they worked on the return or sign it. */
    record RoleOf(
            String name,
            String role,
            Instant givenAt,
            @Nullable String draftedBy,
            String approvedBy,
            @Nullable String body) {}

    /** Devices that are alike; maker and model are empty where not given. */
    record Line(String maker, String model, String status, long pieces) {}

    /** The signed revision with which it is compared. */
    record Since(int year, int revision) {}

    /** How many pieces of a kind there were and are. */
    record Change(String maker, String model, String status, long before, long now) {}

    /** What the office asks to be corrected. */
    record Correction(String reason, String askedBy, Instant askedAt) {}

    /** Why a certifier did not sign the draft. */
    record SentBack(String reason, String sentBy, Instant sentAt) {}

    /** A signed revision. */
    record Signed(int revision, String status, String sha256, String certifiedBy, Instant certifiedAt) {}
}
