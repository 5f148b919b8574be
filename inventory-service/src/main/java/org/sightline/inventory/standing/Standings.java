package org.sightline.inventory.standing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.inventory.standing.StandingRepository.Stand;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.correlation.Correlation;
import org.sightline.kit.json.Json;
import org.sightline.kit.message.OutgoingMessage;
import org.sightline.kit.outbox.Outbox;
import org.sightline.kit.outbox.Retold;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;

/** Tells the other services how agencies stand with their returns, each time that it differs from what was told. */
@ApplicationScoped
public class Standings implements Retold {

    private static final RowScope ALL = RowScope.job("return standings");
    private static final UUID NOBODY = new UUID(0, 0);
    private static final int SOME = 1_000;

    private final StandingRepository standings;
    private final Outbox outbox;
    private final Sql sql;
    private final Clock clock;

    Standings(StandingRepository standings, Outbox outbox, Sql sql, Clock clock) {
        this.standings = standings;
        this.outbox = outbox;
        this.sql = sql;
        this.clock = clock;
    }

    /** Tells how all agencies stand in a year, in the caller's transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void tell(int year) {
        sql.as(ALL, () -> {
            standings.lock();
            UUID after = NOBODY;
            for (List<Stand> some = standings.stands(year, null, after, SOME);
                    !some.isEmpty();
                    some = standings.stands(year, null, after, SOME)) {
                tell(some);
                after = some.getLast().now().agencyId();
            }
            return true;
        });
    }

    /** Tells how an agency stands in a year, in the caller's transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void tell(UUID agency, int year) {
        standings.lock();
        tell(standings.stands(year, agency, NOBODY, 1));
    }

    private void tell(List<Stand> stands) {
        List<StandingChanged> changed = new ArrayList<>();
        for (Stand stand : stands) {
            if (!stand.now().equals(stand.told())) {
                changed.add(stand.now().withVersion(stand.now().version() + 1));
            }
        }
        if (!changed.isEmpty()) {
            standings.keep(changed);
            send(changed);
        }
    }

    private void send(List<StandingChanged> told) {
        outbox.append(told.stream()
                .map(one -> OutgoingMessage.of(
                        StandingChanged.TOPIC, one.key(), StandingChanged.TYPE, Correlation.current(), Json.write(one)))
                .toList());
    }

    /** What the office asks to be corrected in a revision; empty where it asks nothing. */
    public Optional<Correction> correction(UUID agency, int year, int revision) {
        return standings.correction(agency, year, revision);
    }

    /**
     * Asks an agency to correct its return.
     *
     * @throws Problem 404, 409, 412, 422, 428
     */
    @Transactional
    Correction ask(UUID agency, int year, ReturnCorrectionForm form, @Nullable String ifMatch, Caller by) {
        standings.lock();
        StandingChanged now = standings.stands(year, agency, NOBODY, 1).stream()
                .map(Stand::now)
                .filter(StandingChanged::owed)
                .findFirst()
                .orElseThrow(Problem::notFound);
        ETags.require(ifMatch, standings.version(agency, year));
        if (now.revision() == 0) {
            throw Problem.conflict("Nothing was signed yet, so there is nothing to correct.");
        }
        Correction correction = new Correction(
                now.revision(), form.checked(), by.name(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        if (!standings.add(agency, year, correction)) {
            throw Problem.conflict("The agency was asked already to correct this revision.");
        }
        tell(agency, year);
        return correction;
    }

    /** That the draft of a return was sent back and not saved since; empty where there is no draft or it waits to be signed. */
    public Optional<SentBack> sentBack(UUID agency, int year) {
        return draft(agency, year).map(Draft::sentBack);
    }

    private Optional<Draft> draft(UUID agency, int year) {
        return standings.stands(year, agency, NOBODY, 1).stream()
                .map(stand -> stand.now().draft())
                .filter(Objects::nonNull)
                .findFirst();
    }

    /**
     * Sends the draft of a return back to those who worked on it.
     *
     * @throws Problem 404, 409, 412, 422, 428
     */
    @Transactional
    SentBack sendBack(UUID agency, int year, SendBackForm form, @Nullable String ifMatch, Caller by) {
        standings.lock();
        ETags.require(ifMatch, standings.version(agency, year));
        Draft draft = draft(agency, year)
                .orElseThrow(() -> Problem.conflict("There is no draft to send back. A reporter starts one."));
        if (draft.sentBack() != null) {
            throw Problem.conflict("The draft was sent back already. It waits for those who worked on it.");
        }
        if (draft.drafters().contains(by.identity())) {
            throw Problem.forbidden("You worked on this return. Change the draft instead of sending it back.");
        }
        SentBack back = new SentBack(form.checked(), by.name(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        if (!standings.sendBack(agency, year, draft.revision(), back)) {
            throw Problem.conflict("The draft was signed while you read it.");
        }
        tell(agency, year);
        return back;
    }

    @Override
    public @Nullable String tellAfter(@Nullable String key) {
        String[] place = key == null ? new String[] {NOBODY.toString(), "0"} : key.split("/", 2);
        List<StandingChanged> some = standings.after(UUID.fromString(place[0]), Integer.parseInt(place[1]), SOME);
        send(some);
        return some.isEmpty() ? null : some.getLast().key();
    }
}
