package org.sightline.kit.bounds;

import io.vertx.ext.web.RoutingContext;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.problem.Problem;

/**
 * How many long requests of one kind are worked on at once: for one account, for one agency with all its people and machines,
 * for all agencies together, and in all. Whoever has as many as that waits until one of them has ended. A quarter of all is
 * kept for the office, so that nobody takes all threads of a service, however many accounts and machines they have.
 */
public final class Turns {

    private static final String NEXT = "Wait until one has ended, then send it again.";

    /** Signed in and without any role: all of them have the turns of one agency. */
    private static final String WITHOUT_ROLE = "agency: none";

    private final int mostOfAccount;
    private final int mostOfAgency;
    private final int mostOfAgencies;
    private final int mostInAll;
    private final Map<String, Integer> taken = new HashMap<>();
    private int ofAgencies;
    private int all;

    /**
     * Turns.
     *
     * @param mostOfAccount for one person or machine
     * @param mostOfAgency for all people and machines of one agency
     * @param mostInAll for everybody; a quarter of it is for people of the office alone
     */
    public Turns(int mostOfAccount, int mostOfAgency, int mostInAll) {
        this.mostOfAccount = mostOfAccount;
        this.mostOfAgency = mostOfAgency;
        this.mostOfAgencies = mostInAll - mostInAll / 4;
        this.mostInAll = mostInAll;
    }

    /**
     * Takes a turn, which is given back when the answer to the request has ended, in whatever way.
     *
     * @throws Problem 429 where the account or its agency has as many as it may have, 503 where all together have
     */
    public void take(Caller caller, RoutingContext request) {
        String account = caller.identity();
        String agency = agency(caller);
        take(account, agency);
        AtomicBoolean ended = new AtomicBoolean();
        request.addEndHandler(how -> giveBack(account, agency, ended));
        if (request.response().closed()) {
            // Whoever asked has gone already, and the handler is not called any more.
            giveBack(account, agency, ended);
        }
    }

    /** A turn that is given back when the work ends. */
    public interface Held extends AutoCloseable {

        @Override
        void close();
    }

    /**
     * Takes a turn until the work ends: work that goes on when whoever asked has gone keeps its turn.
     *
     * @throws Problem 429 where the account or its agency has as many as it may have, 503 where all together have
     */
    public Held hold(Caller caller) {
        String account = caller.identity();
        String agency = agency(caller);
        take(account, agency);
        AtomicBoolean ended = new AtomicBoolean();
        return () -> giveBack(account, agency, ended);
    }

    /** Whose turns a caller takes; null for somebody of the office. Who belongs to several agencies takes those of the first. */
    static @Nullable String agency(Caller caller) {
        if (!caller.roles().isEmpty()) {
            return null;
        }
        return caller.agencyRoles().keySet().stream()
                .min(Comparator.naturalOrder())
                .map(agency -> "agency: " + agency)
                .orElse(WITHOUT_ROLE);
    }

    private void giveBack(String account, @Nullable String agency, AtomicBoolean ended) {
        if (ended.compareAndSet(false, true)) {
            giveBack(account, agency);
        }
    }

    synchronized void take(String account, @Nullable String agency) {
        if (count(account) >= mostOfAccount) {
            throw tooMany(
                    429, "You have " + mostOfAccount + " such requests running, and one account may have no more. ");
        }
        if (agency != null && count(agency) >= mostOfAgency) {
            throw tooMany(
                    429,
                    "The people and service accounts of your agency have " + mostOfAgency
                            + " such requests running, and one agency may have no more. ");
        }
        if (all >= mostInAll || agency != null && ofAgencies >= mostOfAgencies) {
            throw tooMany(503, all + " such requests are running, and no more are worked on at once. ");
        }
        taken.merge(account, 1, Integer::sum);
        if (agency != null) {
            taken.merge(agency, 1, Integer::sum);
            ofAgencies++;
        }
        all++;
    }

    private static Problem tooMany(int status, String reason) {
        return Problem.of(status, "too-many-at-once", "Too many at once", reason + NEXT);
    }

    private int count(String who) {
        return taken.getOrDefault(who, 0);
    }

    synchronized void giveBack(String account, @Nullable String agency) {
        release(account);
        if (agency != null) {
            release(agency);
            ofAgencies--;
        }
        all--;
    }

    private void release(String who) {
        taken.computeIfPresent(who, (any, count) -> count == 1 ? null : count - 1);
    }
}
