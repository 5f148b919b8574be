package org.sightline.gateway.pages.people.help;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;

/** What people do first, and what of it is done: in the office by the person, in an agency by anybody there. */
@ApplicationScoped
class FirstSteps {

    private static final String BY_PERSON = """
        select wanted.action from unnest(cast(:actions as text[])) as wanted (action)
        where exists (select from audit a where a.subject = :who and a.action = wanted.action
            and (a.outcome like 'done%' or a.outcome like 'exported%'))\
        """;

    private static final String IN_AGENCIES = """
        select wanted.action from unnest(cast(:actions as text[])) as wanted (action)
        where exists (select from audit a where a.chain = any (:agencies) and a.action = wanted.action
            and (a.outcome like 'done%' or a.outcome like 'exported%'))\
        """;

    private final Sql sql;
    private final Clock clock;

    FirstSteps(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** A step, where it is done, and whether it is. */
    record Step(FirstStep step, String link, boolean done) {}

    /** The steps of whoever asks; none for who has no role. */
    @Transactional
    List<Step> of(Caller caller) {
        List<HelpRole> held = Arrays.stream(HelpRole.values())
                .filter(role -> role.isHeldBy(caller))
                .toList();
        Set<UUID> agencies = caller.agencyRoles().keySet();
        Set<String> mine = done(BY_PERSON, actions(held.stream().filter(HelpRole::isOfOffice)), caller, agencies);
        Set<String> ours =
                done(IN_AGENCIES, actions(held.stream().filter(role -> !role.isOfOffice())), caller, agencies);
        return held.stream()
                .flatMap(role -> role.steps().stream()
                        .map(step ->
                                new Step(step, step.link(agencies), isDone(step, role.isOfOffice() ? mine : ours))))
                .distinct()
                .toList();
    }

    private static Set<String> actions(Stream<HelpRole> roles) {
        return roles.flatMap(role -> role.steps().stream())
                .flatMap(step -> step.actions().stream())
                .collect(Collectors.toSet());
    }

    private static boolean isDone(FirstStep step, Set<String> done) {
        return step.actions().stream().anyMatch(done::contains);
    }

    /**
     * Which of these actions the log has. Somebody who manages the people of an agency reads nothing else of it, and is told
     * only that something was done; so a job asks.
     */
    private Set<String> done(String statement, Set<String> actions, Caller caller, Collection<UUID> agencies) {
        if (actions.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(sql.as(
                RowScope.job("first steps"),
                () -> sql.query(statement)
                        .with("actions", actions)
                        .with("who", caller.subject())
                        .with("agencies", agencies)
                        .list(row -> row.requiredText("action"))));
    }

    /** Whether the caller put the list away. */
    @Transactional
    boolean isPutAway(Caller caller) {
        return sql.query("select 1 from help_put_away where caller = :who")
                .with("who", caller.subject())
                .exists();
    }

    /** Puts the list away, or shows it again. */
    @Transactional
    void show(Caller caller, boolean shown) {
        if (shown) {
            sql.query("delete from help_put_away where caller = :who")
                    .with("who", caller.subject())
                    .change();
        } else {
            sql.query("insert into help_put_away (caller, put_away_at) values (:who, :now) on conflict do nothing")
                    .with("who", caller.subject())
                    .with("now", clock.instant())
                    .change();
        }
    }
}
