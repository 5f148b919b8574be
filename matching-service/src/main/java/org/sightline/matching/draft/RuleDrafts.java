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
import java.util.List;
import java.util.UUID;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.law.RuleChange;
import org.sightline.matching.law.RuleVersion;
import org.sightline.matching.law.RulesInForce;
import org.sightline.matching.settlement.Rejudging;
import org.sightline.matching.verdict.book.RuleBook;

/** Changes of the rules on their way: drafted by one person, tried out, approved by another. */
@ApplicationScoped
public class RuleDrafts {

    private final EntityManager entities;
    private final RulesInForce rules;
    private final Rejudging effects;
    private final ObjectMapper json;
    private final Clock clock = Clock.systemUTC();

    RuleDrafts(EntityManager entities, RulesInForce rules, Rejudging effects, ObjectMapper json) {
        this.entities = entities;
        this.rules = rules;
        this.effects = effects;
        this.json = json;
    }

    /** A draft; checked against the rules in force. */
    @Transactional
    public RuleDraft draft(Caller by, String summary, List<RuleChange> changes) {
        if (summary == null || summary.isBlank()) {
            throw Problem.invalid("/summary", "missing", "Say in a sentence what the change is for.");
        }
        if (changes == null || changes.isEmpty()) {
            throw Problem.invalid("/changes", "missing", "Give at least one change.");
        }
        applied(changes);
        RuleDraft draft = new RuleDraft();
        draft.id = UUID.randomUUID();
        draft.summary = summary.strip();
        draft.changes = RuleChange.write(changes);
        draft.draftedBy = by.name();
        draft.createdAt = clock.instant();
        entities.persist(draft);
        entities.flush();
        return draft;
    }

    /** The book in force after some changes, as if approved today. */
    public RuleBook applied(List<RuleChange> changes) {
        return RuleChange.applyTo(rules.book(), changes, today());
    }

    @Transactional
    public List<RuleDraft> all() {
        return entities.createQuery("from RuleDraft order by createdAt desc", RuleDraft.class)
                .getResultList();
    }

    @Transactional
    public RuleDraft find(UUID id) {
        RuleDraft draft = entities.find(RuleDraft.class, id);
        if (draft == null) {
            throw Problem.notFound();
        }
        return draft;
    }

    /** Judges everything by the draft, and keeps the answer with it. */
    public Rejudging.Simulation simulate(UUID id) {
        Rejudging.Simulation simulation = effects.simulate(applied(find(id).changes()));
        keep(id, simulation);
        return simulation;
    }

    @Transactional
    public void keep(UUID id, Rejudging.Simulation simulation) {
        try {
            find(id).simulation = json.writeValueAsString(simulation);
        } catch (JsonProcessingException cannot) {
            throw new IllegalStateException("A simulation could not be written", cannot);
        }
    }

    /**
     * Puts the draft in force; everything is judged again in the background.
     *
     * @throws Problem 403 where the approver drafted it, 422 where it no longer fits
     */
    @Transactional
    public RuleVersion approve(UUID id, Caller by) {
        entities.createNativeQuery("select pg_advisory_xact_lock(731688923)").getSingleResult();
        RuleDraft draft = entities.find(RuleDraft.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (draft == null) {
            throw Problem.notFound();
        }
        if (draft.draftedBy.equals(by.name())) {
            throw Problem.forbidden("You cannot approve your own draft. Ask another admin.");
        }
        List<RuleChange> changes = draft.changes();
        RuleVersion.Origin origin = new RuleVersion.Origin(draft.summary, draft.draftedBy, by.name());
        RuleVersion version = rules.publish(
                number -> RuleVersion.approved(number, applied(changes), changes, origin, clock.instant()));
        entities.remove(draft);
        return version;
    }

    @Transactional
    public void discard(UUID id) {
        entities.remove(find(id));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(ZoneOffset.UTC));
    }
}
