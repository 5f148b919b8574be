package org.sightline.matching.screening.role;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.screening.match.Role;
import org.sightline.matching.screening.reader.SecondReader;
import org.sightline.matching.screening.subject.Field;
import org.sightline.matching.screening.subject.LedgerEntry;
import org.sightline.matching.screening.text.Lexicon;
import org.sightline.matching.screening.text.Stretch;
import org.sightline.matching.screening.text.Text;

/**
 * Tells a purchase from a line that only talks about a maker.
 *
 * <p>What is certain is decided by rules: clause text, a negation glued to the name, columns that say that money flows back. The rest is
 * decided by a linear model over named features of the surroundings ({@link Features}, {@code weights.txt}); the word rules of
 * {@code rules.txt} are features among others. Where the model is not sure, a second reader ({@link SecondReader}) is asked and both
 * decide together. Immutable and safe for use by many threads; the same text gives the same answer.
 */
public final class Roles {

    /** Log-odds nearer to 0 than this are unsure: on lines of a hand that was not in the training six in ten wrong roles are. */
    static final double UNSURE = 1.5;

    /**
     * Log-odds of the linear model nearer to 0 than this go to the second reader: a third of the lines that name a maker. Of
     * the lines beyond it one in seventy is wrong.
     */
    private static final double ASKED = 4;

    /** The same where a word rule says that it is a mention, as the linear model does. */
    private static final double ASKED_OF_AGREED = 1.5;

    /** What the log-odds of the linear model and of the second reader count for where it is asked. */
    private static final double OF_LINEAR = 0.45;

    private static final double OF_READER = 0.55;

    private static final int DECIDING = 3;
    /** Features that are looked at for that: many speak of the same words, or of none. */
    private static final int LOOKED_AT = 60;

    private static final String NEGATION = "negation";
    /** How many words of a field are searched for the text of a law. */
    private static final int CLAUSE_WORDS = 3_000;
    /** Classes of words by which a kind of document says that it takes something back. */
    private static final Set<String> BACK = Set.of("CREDIT", "REVERSE", "RETURN", "RETURNS-N", "CANCEL");

    /** The default: nothing speaks against a purchase. */
    public static final RoleDecision PURCHASE = new RoleDecision(Role.PURCHASE, null, 0, 0);

    /** Columns say that money flows back: a credit, a refund, a reversal. */
    public static final RoleDecision MONEY_BACK = new RoleDecision(Role.MENTION, "money back", 0, 0);

    private final RoleRules rules;
    private final boolean second;

    /**
     * Roles for a watchlist.
     *
     * @param makers names of the designated makers, upper case
     * @param second whether the second reader is asked where the linear model is not sure
     */
    public Roles(Collection<String> makers, boolean second) {
        this.rules = RoleRules.builtIn(makers);
        this.second = second;
    }

    /**
     * Reads a field once for all names in it.
     *
     * @param named what was found in it, in order and without overlaps
     * @param vendor the vendor's name, null if there is none
     * @param makers how many designated makers the field names
     */
    public RoleReading read(Text text, List<RoleSpan> named, @Nullable Text vendor, int makers) {
        List<Token> vendorSays = vendor == null ? List.of() : Phrase.of(vendor, List.of()).tokens;
        return new RoleReading(text, named, makers, vendor, vendorSays, clause(text, makers));
    }

    /** The role of a name or model in a field that was read. */
    public RoleDecision of(RoleReading reading, int start, int end, boolean model) {
        RoleDecision certain = certain(reading, start, end, model);
        if (certain != null) {
            return certain;
        }
        RoleDecision rule = byRules(reading.text, start, end, null, model);
        int index = reading.indexAt(start);
        if (index < 0) {
            return rule;
        }
        RoleModel.Sum sum = RoleModel.builtIn().sum();
        Features.find(reading, index, rule, sum);
        String entity = reading.named(index).entity();
        double linear = sum.odds();
        boolean asked = second && isAsked(linear, rule);
        double odds = asked ? together(linear, reading, entity) : linear;
        boolean purchase = odds >= 0;
        Role role = purchase ? Role.PURCHASE : Role.MENTION;
        List<String> heaviest = sum.heaviest(purchase, LOOKED_AT);
        List<String> weighed = FeatureWords.inWords(heaviest, reading, index, role, DECIDING);
        boolean unsure = Math.abs(odds) < UNSURE;
        RoleDecision decided = purchase
                ? new RoleDecision(role, null, 0, 0, unsure, weighed)
                : rule.role() == Role.MENTION
                        ? new RoleDecision(role, rule.reason(), rule.start(), rule.end(), unsure, weighed)
                        : Reasons.mention(reading.phrase, index, unsure, deciding(heaviest, role), weighed);
        return asked ? decided.readAgain(reading.weighed(entity, purchase, DECIDING)) : decided;
    }

    private static List<String> deciding(List<String> heaviest, Role role) {
        return heaviest.stream()
                .filter(feature -> FeatureNames.says(feature, role))
                .limit(DECIDING)
                .toList();
    }

    /**
     * Whether the second reader is asked: where the linear model is not far from unsure. Where it agrees with a word rule on a
     * mention it must be unsure itself, and on a negation nobody is asked.
     */
    static boolean isAsked(double linear, RoleDecision rule) {
        boolean agreed = linear < 0 && rule.role() == Role.MENTION;
        return Math.abs(linear) < (agreed ? ASKED_OF_AGREED : ASKED) && !(agreed && NEGATION.equals(rule.reason()));
    }

    /** The log-odds that the linear model and the second reader come to together. */
    static double together(double linear, RoleReading reading, String entity) {
        return OF_LINEAR * linear + OF_READER * reading.second(entity).odds();
    }

    /** Whether the columns say that money or goods flow back, whatever the text says. */
    public boolean moneyBack(@Nullable LedgerEntry entry) {
        if (entry == null) {
            return false;
        }
        String type = entry.documentType();
        return entry.negative()
                || type != null
                        && Phrase.of(new Text(Field.DESCRIPTION, type, Lexicon.standard()), List.of()).tokens.stream()
                                .anyMatch(token -> BACK.contains(token.says()));
    }

    /**
     * What needs no weighing: clause text, a prefix that negates, goods that are there and with which nothing is done. Null if
     * nothing is certain.
     */
    private @Nullable RoleDecision certain(RoleReading reading, int start, int end, boolean model) {
        RoleDecision glued = glued(reading.text, start);
        if (onlyBuys(reading, start, glued)) {
            return PURCHASE;
        }
        if (reading.clause != null && !model) {
            RoleDecision words = byRules(reading.text, start, end, reading.clause, false);
            return words.role() == Role.MENTION ? words : reading.clause;
        }
        if (glued == null && reading.thereAlready()) {
            RoleDecision words = byRules(reading.text, start, end, null, model);
            return words.role() == Role.MENTION ? words : null;
        }
        return glued == null && reading.plain() ? PURCHASE : glued;
    }

    private static boolean onlyBuys(RoleReading reading, int start, @Nullable RoleDecision glued) {
        return glued == null && PlainPurchase.in(reading, start);
    }

    /**
     * The role by words alone.
     *
     * @param clause what {@link #clause} says of the field
     * @param model whether the span is a model number: those are not turned by clause text
     */
    public RoleDecision byRules(Text text, int start, int end, @Nullable RoleDecision clause, boolean model) {
        Stretch before = Stretch.before(text, start);
        Stretch after = Stretch.after(text, end);
        if (rules.pattern("SUBSTITUTE").matcher(before.words).find()
                && rules.pattern("IN_ITS_STEAD").matcher(after.words).find()) {
            return PURCHASE;
        }
        RoleDecision decision = glued(text, start);
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
            decision = new RoleDecision(Role.MENTION, "compatible part", before.rawStart(0), start);
        }
        if (decision == null || decision.role() == Role.PURCHASE) {
            return clause == null || model ? PURCHASE : clause;
        }
        return decision;
    }

    /** A prefix that is glued to the name: nonHikvision. */
    private @Nullable RoleDecision glued(Text text, int start) {
        int from = start;
        while (!text.startsWord(from)) {
            from--;
        }
        return rules.pattern("NEGATING").matcher(text.spelled(from, start)).matches()
                ? new RoleDecision(Role.MENTION, NEGATION, from, start)
                : null;
    }

    private static @Nullable RoleDecision first(List<RoleRules.Rule> inOrder, Stretch stretch) {
        for (RoleRules.Rule rule : inOrder) {
            Matcher matcher = rule.words().matcher(stretch.words);
            if (matcher.find()) {
                return new RoleDecision(
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
    public @Nullable RoleDecision clause(Text text, int makersNamed) {
        Stretch all = Stretch.of(text, 0, Math.min(CLAUSE_WORDS, text.words.size()));
        List<String> patterns = makersNamed >= 2
                ? List.of("CLAUSE", "CLAUSE_OF_MAKERS", "CLAUSE_PHRASE")
                : List.of("CLAUSE", "CLAUSE_PHRASE");
        for (String pattern : patterns) {
            Matcher matcher = rules.pattern(pattern).matcher(all.words);
            if (matcher.find()) {
                return new RoleDecision(
                        Role.MENTION, "legal clause", all.rawStart(matcher.start()), all.rawEnd(matcher.end()));
            }
        }
        return makersNamed >= 3 ? new RoleDecision(Role.MENTION, "list of makers", 0, 0) : null;
    }
}
