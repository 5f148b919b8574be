package org.sightline.gateway.pages.people.review;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.paging.BoundCursor;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;

/** The quarterly look at who holds what: each role is confirmed by somebody else within a quarter, or shown as overdue. */
@ApplicationScoped
class RoleReviews {

    /** A quarter. */
    static final int MOST_DAYS = 92;

    private final ReviewRepository reviews;
    private final ViewRepository agencies;
    private final AuditLog audit;
    private final Clock clock;

    RoleReviews(ReviewRepository reviews, ViewRepository agencies, AuditLog audit, Clock clock) {
        this.reviews = reviews;
        this.agencies = agencies;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Roles, those that wait longest first.
     *
     * @param chain of an agency, of the office ({@link AuditLog#OFFICE}), or null for all
     */
    Page<RoleReview> page(@Nullable UUID chain, boolean overdue, @Nullable Integer asked, @Nullable String cursor) {
        int limit = Page.limit(asked);
        BoundCursor cursors = BoundCursor.to("reviews", chain, overdue);
        List<RoleReview> read = reviews.roles(
                new ReviewRepository.Asked(chain, overdue, MOST_DAYS), now(), cursors.read(cursor, 4), limit + 1);
        Map<UUID, String> names = agencies.agencyNames(read.stream()
                .map(RoleReview::agencyId)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        List<RoleReview> named = read.stream()
                .map(review -> review.at(review.agencyId() == null ? null : names.get(review.agencyId())))
                .toList();
        return Page.cut(named, limit, last -> cursors.after(ReviewRepository.sortValues(last)), null);
    }

    /**
     * Says that a role is still needed.
     *
     * @throws Problem 403 for one's own role and for one in an agency that the caller gave alone, 404 where nobody of this
     *     name holds it there
     */
    void confirm(Caller by, UUID chain, String username, String role) {
        String subject = reviews.holder(chain, username, role, now()).orElseThrow(Problem::notFound);
        if (subject.equals(by.subject())) {
            throw Problem.forbidden("Nobody confirms their own roles. Ask another admin.");
        }
        boolean office = chain.equals(AuditLog.OFFICE);
        if (!office
                && reviews.giverAlone(chain, subject, role)
                        .filter(by.subject()::equals)
                        .isPresent()) {
            throw Problem.forbidden("You gave this role alone, so another person confirms it.");
        }
        reviews.confirm(chain, subject, username, role, by, now());
        audit.write(
                chain,
                by,
                "confirmed " + role,
                (office ? "/api/office/people/" : "/api/agencies/" + chain + "/people/") + username + "/" + role,
                "done");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
