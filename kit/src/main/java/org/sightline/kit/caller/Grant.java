package org.sightline.kit.caller;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the topic {@code grants} says of one person in one place: the roles in an agency, the roles in the office, or
 * whether the account may sign in ({@code messages/grant.v1.schema.json}).
 *
 * @param issuer {@code iss} of the person's tokens
 * @param subject {@code sub} of the person's tokens
 * @param name the sign-in name; null where it is not known
 * @param version grows with each change of this person in this place
 * @param agencyId the agency; null where the place is none
 * @param roles the roles that are held there; empty where all were taken
 * @param account null where the place is not the account
 * @param changedAt UTC
 * @param waiting what waits there for this person's approval, the oldest first; empty where nothing does. It opens nothing:
 *     who may approve is asked again on approval
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Grant(
        String issuer,
        String subject,
        @Nullable String name,
        long version,
        Place place,
        @Nullable UUID agencyId,
        List<HeldRole> roles,
        @Nullable Account account,
        Instant changedAt,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<WaitingApproval> waiting) {

    public static final String TOPIC = "grants";

    /** Where somebody holds roles. */
    public enum Place {
        AGENCY,
        OFFICE,
        ACCOUNT;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Something that waits for somebody's approval, as the topic {@code grants} tells it.
     *
     * @param id names it as long as it waits
     * @param kind {@code role}, {@code machine}, {@code message}, {@code claim} or {@code edition}
     * @param agencyId the agency that it is about; null where it is about the office
     * @param what it is, in a few words
     * @param askedBy the sign-in name of who asked for it
     * @param askedAt UTC
     * @param path of the page where it is decided, beginning with a slash
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record WaitingApproval(
            String id,
            String kind,
            @Nullable UUID agencyId,
            String what,
            String askedBy,
            Instant askedAt,
            String path) {}

    public Grant {
        roles = roles == null ? List.of() : List.copyOf(roles);
        waiting = waiting == null ? List.of() : List.copyOf(waiting);
    }

    /** One for whose approval nothing waits. */
    public Grant(
            String issuer,
            String subject,
            @Nullable String name,
            long version,
            Place place,
            @Nullable UUID agencyId,
            List<HeldRole> roles,
            @Nullable Account account,
            Instant changedAt) {
        this(issuer, subject, name, version, place, agencyId, roles, account, changedAt, List.of());
    }

    /** The next version, with what waits by now. */
    public Grant waiting(List<WaitingApproval> now, Instant at) {
        return new Grant(issuer, subject, name, version + 1, place, agencyId, roles, account, at, now);
    }

    /** Issuer and subject, which together never change hands. */
    public String person() {
        return Caller.identity(issuer, subject);
    }

    /** The place as one word: an agency's id, office or account. */
    public String where() {
        return agencyId == null ? place.wireName() : agencyId.toString();
    }

    public String key() {
        return person() + "|" + where();
    }

    /** What is wrong with a message; null where nothing is. */
    public @Nullable String fault() {
        if (issuer == null || issuer.isBlank() || subject == null || subject.isBlank() || place == null) {
            return "Issuer, subject and place are needed";
        }
        if ((place == Place.AGENCY) != (agencyId != null)) {
            return "An agency's id is needed where the place is an agency, and only there";
        }
        return (place == Place.ACCOUNT) != (account != null)
                ? "An account is needed where the place is the account, and only there"
                : null;
    }
}
