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
 * @param given who gave it and when; null where it was given before that was told
 */
public record HeldRole(
        String role,
        @Nullable Instant until,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> operations,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable RoleGiven given) {

    public HeldRole {
        operations = operations == null ? List.of() : List.copyOf(operations);
    }

    /** A role of a person. */
    public HeldRole(String role, @Nullable Instant until) {
        this(role, until, List.of());
    }

    /** A role of which nothing is said of who gave it. */
    public HeldRole(String role, @Nullable Instant until, List<String> operations) {
        this(role, until, operations, null);
    }

    /** The same role, with who gave it. */
    public HeldRole by(RoleGiven giver) {
        return new HeldRole(role, until, operations, giver);
    }

    /** Whether it is the same role with the same end and operations, whoever gave it. */
    public boolean isAs(HeldRole other) {
        return role.equals(other.role) && Objects.equals(until, other.until) && operations.equals(other.operations);
    }

    /** Whether the role holds at this moment. */
    public boolean holdsAt(Instant now) {
        return until == null || now.isBefore(until);
    }
}
