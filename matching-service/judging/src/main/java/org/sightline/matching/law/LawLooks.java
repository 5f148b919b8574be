package org.sightline.matching.law;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.sightline.kit.clock.OfficeClock;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.verdict.judging.ReasonSentence;
import org.sightline.matching.verdict.judging.RegimeVerdict;
import org.sightline.matching.verdict.rule.Rule;

/** When somebody last looked at each rule, and what verdicts say where that is long ago. */
@ApplicationScoped
public class LawLooks {

    /**
     * The source that holds the text itself. That other sources are silent does not tell that a text stands as it was read.
     */
    private static final String TEXT = "ecfr";

    private final RulesInForce rules;
    private final Sql sql;
    private final Clock clock;

    LawLooks(RulesInForce rules, Sql sql, Clock clock) {
        this.rules = rules;
        this.sql = sql;
        this.clock = clock;
    }

    /** The last look at each rule in force, by its id. */
    public Map<String, LastLook> all() {
        Map<String, LocalDate> watched = daysOf(TEXT);
        Map<String, LastLook> looks = new HashMap<>();
        for (Rule rule : rules.book().rules()) {
            looks.put(rule.id(), LastLook.of(rule, watched.get(rule.id())));
        }
        return looks;
    }

    /** The days on which a source of the law watch was last looked at, by the id of the rule. */
    public Map<String, LocalDate> daysOf(String source) {
        Map<String, LocalDate> days = new HashMap<>();
        sql.query("select rule_id, looked_on from law_look where source = :source")
                .with("source", source)
                .list(row -> Map.entry(row.requiredText("rule_id"), Objects.requireNonNull(row.day("looked_on"))))
                .forEach(look -> days.put(look.getKey(), look.getValue()));
        return days;
    }

    /** Notes that a source was looked at for some rules. */
    public void looked(String source, Collection<String> ruleIds, LocalDate day) {
        sql.batch(
                """
                insert into law_look as held (rule_id, source, looked_on) values (:rule, :source, :day)
                on conflict (rule_id, source) do update set looked_on = greatest(held.looked_on, excluded.looked_on)""",
                ruleIds,
                (row, rule) -> row.with("rule", rule).with("source", source).with("day", day));
    }

    /** The verdicts, each with a note where nobody looked at its rule for long. */
    public List<RegimeVerdict> noted(List<RegimeVerdict> verdicts) {
        Map<String, LastLook> looks = all();
        LocalDate today = OfficeClock.today(clock);
        return verdicts.stream().map(verdict -> noted(verdict, looks, today)).toList();
    }

    private static RegimeVerdict noted(RegimeVerdict verdict, Map<String, LastLook> looks, LocalDate today) {
        LastLook look = looks.get(verdict.ruleId());
        if (look == null || !look.isOld(today)) {
            return verdict;
        }
        List<String> notes = new ArrayList<>(verdict.notes());
        notes.add(look.note());
        return new RegimeVerdict(
                verdict.ruleId(),
                verdict.ruleVersion(),
                verdict.regime(),
                verdict.verdict(),
                verdict.citation(),
                verdict.reason(),
                verdict.factsUsed(),
                verdict.missing(),
                verdict.unverified(),
                notes,
                look.day(),
                sentences(verdict, look));
    }

    /** The day of the last look takes the place of the one that was known as the verdict was made. */
    private static List<ReasonSentence> sentences(RegimeVerdict verdict, LastLook look) {
        return Stream.concat(
                        verdict.sentences().stream()
                                .filter(one -> !one.pattern().equals("lookedAt")),
                        Stream.of(new ReasonSentence(
                                "lookedLongAgo", Map.of("looked", look.day().toString()))))
                .toList();
    }
}
