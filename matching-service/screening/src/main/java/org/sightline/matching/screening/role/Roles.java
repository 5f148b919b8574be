package org.sightline.matching.screening.role;

import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.screening.match.Role;
import org.sightline.matching.screening.text.Text;

/**
 * Tells a purchase from a line that only talks about a maker: by the words before and after the name, within its sentence.
 *
 * <p>The rules are words in {@code rules.txt}, tried in the order given; the first that fits decides. Immutable and safe
 * for use by many threads.
 */
public final class Roles {

    /** What decided a role: a null reason means the default, a purchase. */
    public record Decision(Role role, @Nullable String reason, int start, int end) {}

    /** The default: nothing speaks against a purchase. */
    public static final Decision PURCHASE = new Decision(Role.PURCHASE, null, 0, 0);

    private final RoleRules rules;

    /**
     * Roles for a watchlist.
     *
     * @param makers names of the designated makers, upper case
     */
    public Roles(Collection<String> makers) {
        this.rules = RoleRules.builtIn(makers);
    }

    /**
     * The role of a name or model in a field.
     *
     * @param clause what {@link #clause} says of the field
     * @param model whether the span is a model number: those are not turned by clause text
     */
    public Decision of(Text text, int start, int end, @Nullable Decision clause, boolean model) {
        Stretch before = Stretch.before(text, start);
        Stretch after = Stretch.after(text, end);
        if (rules.pattern("SUBSTITUTE").matcher(before.words).find()
                && rules.pattern("IN_ITS_STEAD").matcher(after.words).find()) {
            return PURCHASE;
        }
        Decision decision = glued(text, start);
        if (decision == null) {
            decision = first(rules.toAnother, after);
        }
        if (decision != null) {
            return decision;
        }
        decision = first(rules.before, before);
        if (decision == null) {
            decision = first(rules.after, after);
        }
        if ((decision == null || decision.role() == Role.PURCHASE)
                && rules.pattern("PART_OF").matcher(before.words).find()
                && rules.pattern("MADE_BY_ANOTHER").matcher(after.words).find()) {
            decision = new Decision(Role.MENTION, "compatible part", before.rawStart(0), start);
        }
        if (decision == null || decision.role() == Role.PURCHASE) {
            return clause == null || model ? PURCHASE : clause;
        }
        return decision;
    }

    /** A prefix that is glued to the name: nonHikvision. */
    private @Nullable Decision glued(Text text, int start) {
        int from = start;
        while (!text.startsWord(from)) {
            from--;
        }
        return rules.pattern("NEGATING").matcher(text.spelled(from, start)).matches()
                ? new Decision(Role.MENTION, "negation", from, start)
                : null;
    }

    private static @Nullable Decision first(List<RoleRules.Rule> inOrder, Stretch stretch) {
        for (RoleRules.Rule rule : inOrder) {
            Matcher matcher = rule.words().matcher(stretch.words);
            if (matcher.find()) {
                return new Decision(
                        rule.role(), rule.reason(), stretch.rawStart(matcher.start()), stretch.rawEnd(matcher.end()));
            }
        }
        return null;
    }

    /**
     * Whether a field quotes a law or lists its makers; the same for every name in it.
     *
     * @param makersNamed how many of the designated makers the field names
     * @return null if it does not
     */
    public @Nullable Decision clause(Text text, int makersNamed) {
        Stretch all = Stretch.of(text, 0, text.words.size());
        List<String> patterns = makersNamed >= 2
                ? List.of("CLAUSE", "CLAUSE_OF_MAKERS", "CLAUSE_PHRASE")
                : List.of("CLAUSE", "CLAUSE_PHRASE");
        for (String pattern : patterns) {
            Matcher matcher = rules.pattern(pattern).matcher(all.words);
            if (matcher.find()) {
                return new Decision(
                        Role.MENTION, "legal clause", all.rawStart(matcher.start()), all.rawEnd(matcher.end()));
            }
        }
        return makersNamed >= 3 ? new Decision(Role.MENTION, "list of makers", 0, 0) : null;
    }
}
