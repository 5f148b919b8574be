package org.sightline.matching.draft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.settlement.Rescreening;
import org.sightline.matching.watchlist.Watchlist;
import org.sightline.matching.watchlist.WatchlistEdit;
import org.sightline.matching.watchlists.WatchlistColumn;
import org.sightline.matching.watchlists.WatchlistInForce;
import org.sightline.matching.watchlists.WatchlistVersion;
import org.sightline.matching.watchlists.Watchlists;

/** Changes of the list on their way: drafted by one person, tried out, approved by another. */
@ApplicationScoped
class WatchlistDrafts {

    private final EntityManager entities;
    private final Watchlists lists;
    private final Rescreening effects;
    private final ObjectMapper json;
    private final Clock clock = Clock.systemUTC();

    WatchlistDrafts(EntityManager entities, Watchlists lists, Rescreening effects, ObjectMapper json) {
        this.entities = entities;
        this.lists = lists;
        this.effects = effects;
        this.json = json;
    }

    /** A draft of the changes that somebody asks for; each is checked against the list as the ones before left it. */
    @Transactional
    WatchlistDraft draft(Caller by, String summary, LocalDate effectiveOn, List<EditRequest> requests) {
        if (requests == null || requests.isEmpty()) {
            throw Problem.invalid("/edits", "missing", "Give at least one change.");
        }
        Watchlist list = lists.current().watchlist();
        List<WatchlistEdit> edits = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            List<WatchlistEdit> meant = requests.get(i).edits("/edits/" + i, list);
            list = applied(list, meant, "/edits/" + i);
            edits.addAll(meant);
        }
        return store(by, summary, effectiveOn, edits);
    }

    /** A draft of changes that are rows already, such as an imported list. */
    @Transactional
    WatchlistDraft store(Caller by, String summary, LocalDate effectiveOn, List<WatchlistEdit> edits) {
        if (summary == null || summary.isBlank()) {
            throw Problem.invalid("/summary", "missing", "Say in a sentence what the change is for.");
        }
        WatchlistInForce present = lists.current();
        applied(present.watchlist(), edits, "/edits");
        WatchlistDraft draft = new WatchlistDraft();
        draft.id = UUID.randomUUID();
        draft.summary = summary.strip();
        draft.effectiveOn = effectiveOn;
        draft.edits = WatchlistColumn.write(edits);
        draft.base = present.version();
        draft.draftedBy = by.name();
        draft.createdAt = clock.instant();
        entities.persist(draft);
        entities.flush();
        return draft;
    }

    private static Watchlist applied(Watchlist list, List<WatchlistEdit> edits, String pointer) {
        try {
            return list.edit("draft", edits);
        } catch (IllegalArgumentException unfit) {
            throw Problem.invalid(pointer, "does-not-fit", unfit.getMessage());
        }
    }

    /** All open drafts, the newest first. */
    @Transactional
    List<WatchlistDraft> all() {
        return entities.createQuery("from WatchlistDraft order by createdAt desc", WatchlistDraft.class)
                .getResultList();
    }

    /** The draft, or 404. */
    @Transactional
    WatchlistDraft find(UUID id) {
        WatchlistDraft draft = entities.find(WatchlistDraft.class, id);
        if (draft == null) {
            throw Problem.notFound();
        }
        return draft;
    }

    /** Tries the draft on everything stored, and keeps the answer with it. */
    Rescreening.Simulation simulate(UUID id) {
        WatchlistDraft draft = find(id);
        WatchlistInForce present = lists.current();
        WatchlistInForce next =
                new WatchlistInForce(present.version() + 1, applied(present.watchlist(), draft.edits(), "/edits"));
        Rescreening.Simulation simulation = effects.simulate(present, next);
        keep(id, simulation);
        return simulation;
    }

    @Transactional
    void keep(UUID id, Rescreening.Simulation simulation) {
        try {
            find(id).simulation = json.writeValueAsString(simulation);
        } catch (JsonProcessingException cannot) {
            throw new IllegalStateException("A simulation could not be written", cannot);
        }
    }

    /**
     * Puts the draft in force.
     *
     * @throws Problem 403 where the approver drafted it, 409 where it is not due yet, 422 where the list has changed
     *     so that it no longer fits
     */
    @Transactional
    WatchlistVersion approve(UUID id, Caller by) {
        WatchlistDraft draft = entities.find(WatchlistDraft.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (draft == null) {
            throw Problem.notFound();
        }
        if (draft.draftedBy.equals(by.name())) {
            throw Problem.forbidden("You cannot approve your own draft. Ask another admin.");
        }
        LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        if (draft.effectiveOn != null && draft.effectiveOn.isAfter(today)) {
            throw Problem.conflict(
                    "This change takes effect on " + draft.effectiveOn + ". Approve it on or after that day.");
        }
        lists.lock();
        WatchlistInForce present = lists.current();
        int number = present.version() + 1;
        List<WatchlistEdit> edits = draft.edits();
        applied(present.watchlist(), edits, "/edits");
        Watchlist next = present.watchlist().edit(today + "." + number, edits);
        WatchlistVersion.Origin origin = new WatchlistVersion.Origin(draft.summary, draft.draftedBy, by.name());
        WatchlistVersion version = WatchlistVersion.approved(number, next, edits, origin, clock.instant());
        lists.publish(version);
        effects.begin(number);
        entities.remove(draft);
        return version;
    }

    /** Throws the draft away. */
    @Transactional
    void discard(UUID id) {
        entities.remove(find(id));
    }
}
