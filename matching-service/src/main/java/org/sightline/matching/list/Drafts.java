package org.sightline.matching.list;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.watchlist.Watchlist;
import org.sightline.matching.watchlist.WatchlistEdit;

/** Changes of the list on their way: drafted by one person, tried out, approved by another. */
@ApplicationScoped
class Drafts {

    private final EntityManager entities;
    private final ListInForce lists;
    private final ListEffects effects;
    private final ObjectMapper json;
    private final Clock clock = Clock.systemUTC();

    Drafts(EntityManager entities, ListInForce lists, ListEffects effects, ObjectMapper json) {
        this.entities = entities;
        this.lists = lists;
        this.effects = effects;
        this.json = json;
    }

    /** A draft of the changes that somebody asks for; each is checked against the list as the ones before left it. */
    @Transactional
    ListDraft draft(Caller by, String summary, LocalDate effectiveOn, List<EditRequest> requests) {
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
    ListDraft store(Caller by, String summary, LocalDate effectiveOn, List<WatchlistEdit> edits) {
        if (summary == null || summary.isBlank()) {
            throw Problem.invalid("/summary", "missing", "Say in a sentence what the change is for.");
        }
        InForce present = lists.current();
        applied(present.watchlist(), edits, "/edits");
        ListDraft draft = new ListDraft();
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
    List<ListDraft> all() {
        return entities.createQuery("from ListDraft order by createdAt desc", ListDraft.class)
                .getResultList();
    }

    /** The draft, or 404. */
    @Transactional
    ListDraft find(UUID id) {
        ListDraft draft = entities.find(ListDraft.class, id);
        if (draft == null) {
            throw Problem.notFound();
        }
        return draft;
    }

    /** Tries the draft on everything stored, and keeps the answer with it. */
    ListEffects.Simulation simulate(UUID id) throws SQLException {
        ListDraft draft = find(id);
        InForce present = lists.current();
        InForce next = new InForce(present.version() + 1, applied(present.watchlist(), draft.edits(), "/edits"));
        ListEffects.Simulation simulation = effects.simulate(present, next);
        keep(id, simulation);
        return simulation;
    }

    @Transactional
    void keep(UUID id, ListEffects.Simulation simulation) {
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
    ListVersion approve(UUID id, Caller by) throws SQLException {
        ListDraft draft = entities.find(ListDraft.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (draft == null) {
            throw Problem.notFound();
        }
        if (draft.draftedBy.equals(by.name())) {
            throw Problem.forbidden("Nobody approves an own request. Ask another admin.");
        }
        LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        if (draft.effectiveOn != null && draft.effectiveOn.isAfter(today)) {
            throw Problem.conflict(
                    "This change takes effect on " + draft.effectiveOn + ". Approve it on or after that day.");
        }
        lists.alone();
        InForce present = lists.current();
        int number = present.version() + 1;
        List<WatchlistEdit> edits = draft.edits();
        applied(present.watchlist(), edits, "/edits");
        Watchlist next = present.watchlist().edit(today + "." + number, edits);
        ListVersion version =
                ListVersion.of(number, next, draft.summary, draft.draftedBy, by.name(), draft.edits, clock.instant());
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
