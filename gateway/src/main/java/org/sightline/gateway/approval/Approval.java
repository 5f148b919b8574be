package org.sightline.gateway.approval;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody asked for and another person decides.
 *
 * @param kind watchlist, rules, role, machine, message, claim, finding, waiver, plan or edition
 * @param what in a few words
 * @param agencyId whose it is; null where it is the office's
 * @param askedBy the sign-in name of who asked; null where only the record itself says so
 * @param askedAt UTC; null where only the record itself says so
 * @param dueOn by when it is to be decided; null where no day is set
 * @param href the page where it is decided
 * @param own whether the reader asked for it, so that another person decides it
 */
public record Approval(
        String kind,
        String what,
        @Nullable UUID agencyId,
        @Nullable String askedBy,
        @Nullable Instant askedAt,
        @Nullable LocalDate dueOn,
        String href,
        boolean own) {}
