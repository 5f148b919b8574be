package org.sightline.inventory.attestation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.inventory.attestation.AgencyReturn.Signer;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.RoleGiven;

/**
 * What is signed. Pure: it follows from the draft, the register and the return before; as JSON with the fields in this order
 * it is what the hash is of.
 *
 * @param agencyName as it was then
 * @param revision 1 for the first of a year
 * @param inquiry how the agency found out
 * @param reason why a signed return is corrected; null in the first revision
 * @param pieces in use or stored, all together
 * @param lines what is registered, by maker, model and status
 * @param since the revision with which it is compared; null where there was none
 * @param changes what differs from it
 * @param drafters sign-in names of those who worked on it
 * @param roles who gave those who worked on it, and the certifier who reads or signed it, their roles; null where of none
 *     of them it was told, as in what was signed before it was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "agencyId",
    "agencyName",
    "year",
    "revision",
    "statement",
    "inquiry",
    "note",
    "reason",
    "pieces",
    "lines",
    "since",
    "changes",
    "drafters",
    "roles"
})
record ReturnContent(
        UUID agencyId,
        String agencyName,
        int year,
        int revision,
        ReturnStatement statement,
        String inquiry,
        @Nullable String note,
        @Nullable String reason,
        long pieces,
        List<Line> lines,
        @Nullable Since since,
        List<Change> changes,
        List<String> drafters,
        @Nullable List<RoleOf> roles) {

    /** More kinds of devices than this are put together into one line. */
    static final int MOST_LINES = 2_000;

    /**
     * Devices that are alike.
     *
     * @param maker empty where not given
     * @param model empty where not given
     * @param status installed, in_stock, removed or disposed
     */
    @Schema(name = "ReturnLine")
    record Line(String maker, String model, String status, long pieces) {

        private String kind() {
            return maker + "\u0000" + model + "\u0000" + status;
        }

        private boolean kept() {
            return status.equals("installed") || status.equals("in_stock");
        }
    }

    /**
     * Who gave somebody the role by which they worked on the return or signed it.
     *
     * @param name the sign-in name
     * @param role reporter or certifier
     * @param givenAt UTC
     * @param draftedBy a sign-in name; null where one person gave it alone
     * @param approvedBy a sign-in name
     * @param body the other body that the person is of; null where it is the agency's own
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"name", "role", "givenAt", "draftedBy", "approvedBy", "body"})
    @Schema(name = "RoleOfSigner")
    record RoleOf(
            String name,
            String role,
            Instant givenAt,
            @Nullable String draftedBy,
            String approvedBy,
            @Nullable String body) {

        /** Of those of whom it was told; null where of none. */
        static @Nullable List<RoleOf> of(List<Signer> drafters, @Nullable Signer certifier) {
            List<RoleOf> roles = Stream.concat(
                            drafters.stream().flatMap(one -> of(one, Caller.REPORTER)),
                            certifier == null ? Stream.empty() : of(certifier, Caller.CERTIFIER))
                    .toList();
            return roles.isEmpty() ? null : roles;
        }

        private static Stream<RoleOf> of(Signer signer, String role) {
            RoleGiven given = signer.given();
            return given == null
                    ? Stream.empty()
                    : Stream.of(new RoleOf(
                            signer.name(), role, given.at(), given.draftedBy(), given.approvedBy(), given.body()));
        }
    }

    /** A signed revision that was before. */
    @Schema(name = "ReturnBefore")
    record Since(int year, int revision, String sha256) {}

    /** How many pieces of a kind there were and are. */
    @Schema(name = "ReturnChange")
    record Change(String maker, String model, String status, long before, long now) {}

    /** The lines, where there are too many the last ones as one. */
    static List<Line> bounded(List<Line> lines) {
        if (lines.size() <= MOST_LINES) {
            return List.copyOf(lines);
        }
        List<Line> kept = new ArrayList<>(lines.subList(0, MOST_LINES - 1));
        long rest = lines.subList(MOST_LINES - 1, lines.size()).stream()
                .mapToLong(Line::pieces)
                .sum();
        kept.add(new Line("(others)", "", "", rest));
        return List.copyOf(kept);
    }

    /** Pieces that are in use or stored. */
    static long pieces(List<Line> lines) {
        return lines.stream().filter(Line::kept).mapToLong(Line::pieces).sum();
    }

    /** What differs, by kind. */
    static List<Change> changes(List<Line> before, List<Line> now) {
        Map<String, Line> first = byKind(before);
        Map<String, Line> then = byKind(now);
        TreeSet<String> kinds = new TreeSet<>(first.keySet());
        kinds.addAll(then.keySet());
        List<Change> changes = new ArrayList<>();
        for (String kind : kinds) {
            Line was = first.get(kind);
            Line is = then.get(kind);
            long had = was == null ? 0 : was.pieces();
            long has = is == null ? 0 : is.pieces();
            if (had != has) {
                Line named = Objects.requireNonNull(is == null ? was : is);
                changes.add(new Change(named.maker(), named.model(), named.status(), had, has));
            }
        }
        return List.copyOf(changes);
    }

    private static Map<String, Line> byKind(List<Line> lines) {
        Map<String, Line> kinds = new LinkedHashMap<>();
        lines.forEach(line -> kinds.put(line.kind(), line));
        return kinds;
    }

    /** Whether it states that nothing is installed although something is registered as in use. */
    boolean contradictsTheRegister() {
        return statement == ReturnStatement.NONE_INSTALLED && pieces > 0;
    }
}
