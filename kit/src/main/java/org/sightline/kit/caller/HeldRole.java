package org.sightline.kit.caller;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A role that somebody holds.
 *
 * @param until when it ends by itself, UTC; null where it does not
 * @param operations all that a service account may use, as {@link OperationName} writes them; empty for people, whose
 *     role alone decides
 * @param sources the sources into which a service account of the office may send, by id; empty for all others
 * @param given who gave it and when; null where it was given before that was told
 */
public record HeldRole(
        String role,
        @Nullable Instant until,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> operations,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> sources,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable RoleGiven given) {

    public HeldRole {
        operations = operations == null ? List.of() : List.copyOf(operations);
        sources = sources == null ? List.of() : List.copyOf(sources);
    }

    /** A role of a person. */
    public HeldRole(String role, @Nullable Instant until) {
        this(role, until, List.of());
    }

    /** A role of a machine of an agency, which sends into no source. */
    public HeldRole(String role, @Nullable Instant until, List<String> operations) {
        this(role, until, operations, List.of());
    }

    /** A role of which nothing is said of who gave it. */
    public HeldRole(String role, @Nullable Instant until, List<String> operations, List<String> sources) {
        this(role, until, operations, sources, null);
    }

    /** The same role, with who gave it. */
    public HeldRole by(RoleGiven giver) {
        return new HeldRole(role, until, operations, sources, giver);
    }

    /** Whether it is the same role with the same end, operations and sources, whoever gave it. */
    public boolean isAs(HeldRole other) {
        return role.equals(other.role)
                && Objects.equals(until, other.until)
                && operations.equals(other.operations)
                && sources.equals(other.sources);
    }

    /** Whether the role holds at this moment. */
    public boolean holdsAt(Instant now) {
        return until == null || now.isBefore(until);
    }
}
