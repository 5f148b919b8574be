package org.sightline.matching.progress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.clock.OfficeClock;
import org.sightline.kit.paging.BoundCursor;
import org.sightline.kit.paging.Page;
import org.sightline.matching.held.AgencyRepository;
import org.sightline.matching.lifecycle.Turn;
import org.sightline.matching.progress.ProgressRepository.Filter;
import org.sightline.matching.progress.ProgressRepository.Waiting;

/** How far plans are, and what of them waits for whoever asks. */
@ApplicationScoped
public class ProgressReader {

    private final ProgressRepository progress;
    private final AgencyRepository agencies;
    private final CurrentCaller caller;
    private final Clock clock;

    ProgressReader(ProgressRepository progress, AgencyRepository agencies, CurrentCaller caller, Clock clock) {
        this.progress = progress;
        this.agencies = agencies;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * How far plans are and how that falls.
     *
     * @param months see {@link BurnDown}
     */
    @Schema(name = "PlanProgressSum")
    record Sum(PlanProgress progress, List<BurnDown.Month> months) {}

    /** Of each agency that has plans. */
    @Transactional
    Page<PlanProgress> byAgency(int limit, @Nullable String cursor) {
        caller.require(Action.OVERSEE, null);
        BoundCursor cursors = BoundCursor.to("plan-progress");
        BoundCursor.Place after = cursors.read(cursor, 1);
        List<PlanProgress> read = progress.byAgency(after == null ? null : after.uuid(0), today(), limit + 1);
        return Page.cut(read, limit, last -> cursors.after(Objects.requireNonNull(last.agencyId())), null);
    }

    /** Of all agencies together. */
    @Transactional
    Sum ofAll() {
        caller.require(Action.OVERSEE, null);
        return sum(Set.of(), null);
    }

    /** Of one agency. */
    @Transactional
    Sum of(UUID agencyId) {
        caller.require(Action.READ, agencyId);
        return sum(ids(agencyId), agencyId);
    }

    private Sum sum(Set<UUID> ids, @Nullable UUID agencyId) {
        return new Sum(
                progress.together(ids, agencyId, today()),
                BurnDown.of(progress.pieces(ids), today()).months());
    }

    /**
     * What waits, the first due first.
     *
     * @param agencyId of one agency; null for all, which only the office may ask
     * @param turn for whom; null for anybody
     * @param waiting whether only what the caller can do is meant
     * @param overdue whether only what is overdue is meant
     */
    @Transactional
    Page<PlanTask> tasks(
            @Nullable UUID agencyId,
            @Nullable Turn turn,
            boolean waiting,
            boolean overdue,
            int limit,
            @Nullable String cursor) {
        Caller asking = caller.require(agencyId == null ? Action.OVERSEE : Action.READ, agencyId);
        List<String> kinds = Arrays.stream(PlanTask.Kind.values())
                .filter(kind -> turn == null || kind.turn() == turn)
                .filter(kind -> !waiting || can(asking, agencyId, kind))
                .map(PlanTask.Kind::wireName)
                .toList();
        Filter filter = new Filter(
                agencyId == null ? Set.of() : ids(agencyId),
                kinds,
                waiting ? asking.identity() : null,
                overdue ? today() : null);
        BoundCursor cursors = BoundCursor.to("plan-tasks", agencyId, turn, waiting, overdue);
        BoundCursor.Place after = cursors.read(cursor, 2);
        List<Waiting> read = kinds.isEmpty()
                ? List.of()
                : progress.waiting(
                        filter, after == null ? null : after.day(0), after == null ? null : after.text(1), limit + 1);
        Page<Waiting> page = Page.cut(read, limit, last -> cursors.after(last.dueOn(), last.key()), null);
        return new Page<>(page.items().stream().map(this::task).toList(), page.nextCursor(), null);
    }

    /** How many plans wait for a decision of the caller, or for the caller to say that they are carried out. */
    @Transactional
    public long toDecide() {
        Caller asking = caller.require(Action.OVERSEE, null);
        List<String> kinds = Arrays.stream(PlanTask.Kind.values())
                .filter(kind -> kind == PlanTask.Kind.DECIDE || kind == PlanTask.Kind.COMPLETE)
                .map(PlanTask.Kind::wireName)
                .toList();
        return progress.count(new Filter(Set.of(), kinds, asking.identity(), null));
    }

    private static boolean can(Caller asking, @Nullable UUID agencyId, PlanTask.Kind kind) {
        return kind.turn() == Turn.AGENCY
                ? Access.allows(asking, Action.REPORT, agencyId)
                : Access.allows(asking, Action.DECIDE, null);
    }

    private PlanTask task(Waiting waiting) {
        LocalDate today = today();
        return new PlanTask(
                waiting.planId(),
                waiting.agencyId(),
                waiting.title(),
                waiting.kind().turn(),
                waiting.kind(),
                waiting.what(),
                waiting.owner(),
                waiting.pieces(),
                waiting.dueOn(),
                waiting.dueOn().isBefore(today),
                ChronoUnit.DAYS.between(today, waiting.dueOn()));
    }

    private Set<UUID> ids(UUID agencyId) {
        UUID agency = agencies.canonical(agencyId);
        Set<UUID> ids = new HashSet<>(agencies.aliasesOf(agency));
        ids.add(agency);
        return ids;
    }

    private LocalDate today() {
        return OfficeClock.today(clock);
    }
}
