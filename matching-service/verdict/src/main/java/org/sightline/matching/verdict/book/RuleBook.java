package org.sightline.matching.verdict.book;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.verdict.compiled.Compiled;
import org.sightline.matching.verdict.facts.ItemClass;
import org.sightline.matching.verdict.facts.ObligationDate;
import org.sightline.matching.verdict.rule.Brand;
import org.sightline.matching.verdict.rule.Listing;
import org.sightline.matching.verdict.rule.Maker;
import org.sightline.matching.verdict.rule.MakerList;
import org.sightline.matching.verdict.rule.Rule;
import org.sightline.matching.verdict.rule.RuleText;

/**
 * The regimes and list memberships as Sightline knows them on one day. Immutable: an edit gives
 * another book, and nothing that was ever recorded is lost, so the book as it was on an earlier day can be had back.
 *
 * <p>Two times are kept apart. The dates inside rules and listings say when the law held. {@code recorded} says when
 * Sightline came to know it; {@link #knownAt} looks back along that line.
 */
public final class RuleBook {

    private static final int VERSION_DIGITS = 8;

    private final Knowledge knowledge;
    private final LocalDate knownAt;
    private final Compiled compiled;
    private final List<Listing> listings;
    private final List<Maker> makers;
    private final List<Brand> brands;
    private final ApprovedGoods approved;
    private final String version;

    private RuleBook(Knowledge knowledge, LocalDate knownAt) {
        this.knowledge = knowledge;
        this.knownAt = knownAt;
        this.listings = knowledge.listingsKnownAt(knownAt);
        this.makers = knowledge.makersKnownAt(knownAt);
        this.brands = knowledge.brandsKnownAt(knownAt);
        this.compiled = new Compiled(knowledge.rulesKnownAt(knownAt), knowledge.lists(), listings, makers, brands);
        this.approved = new ApprovedGoods(listings);
        this.version = contentVersion();
    }

    private static final class BuiltIn {
        private static final RuleBook BOOK = latest(Knowledge.builtIn());
    }

    /** The rule book that ships with Sightline. */
    public static RuleBook builtIn() {
        return BuiltIn.BOOK;
    }

    /**
     * The rule book that shipped when nothing was recorded later than on a day. Unlike {@link #knownAt}, an edit of it does not bring back
     * what came later.
     */
    public static RuleBook builtIn(LocalDate day) {
        return latest(Knowledge.builtIn(day));
    }

    static RuleBook latest(Knowledge knowledge) {
        return new RuleBook(knowledge, LocalDate.MAX);
    }

    /**
     * Names this state of the rules: the day of the newest fact in it and a digest of all facts. Two books of the
     * same version judge every purchase alike.
     */
    public String version() {
        return version;
    }

    /** The book as it was known at the end of a day. A day after the last change gives an equal book. */
    public RuleBook knownAt(LocalDate day) {
        boolean nothingSince = knowledge.lastRecorded(knownAt).equals(knowledge.lastRecorded(day));
        return !day.isBefore(knownAt) || nothingSince ? this : new RuleBook(knowledge, day);
    }

    /**
     * The book after an edit, as known from the day of the edit's recording.
     *
     * @throws IllegalArgumentException when the edit does not fit the book: an unknown rule or maker, a version that
     *                                  exists, a recording before the last one
     */
    public RuleBook with(RuleEdit edit) {
        return latest(edit.applyTo(knowledge));
    }

    /**
     * The book after several edits, each of what the ones before left.
     *
     * @throws IllegalArgumentException as {@link #with(RuleEdit)}, where one does not fit
     */
    public RuleBook with(List<RuleEdit> edits) {
        if (edits.isEmpty()) {
            return this;
        }
        Knowledge changed = knowledge;
        for (RuleEdit edit : edits) {
            changed = edit.applyTo(changed);
        }
        return latest(changed);
    }

    /** The day of the newest fact in it; the epoch where it has none. */
    public LocalDate lastRecorded() {
        return knowledge.lastRecorded(knownAt).orElse(LocalDate.EPOCH);
    }

    /** The rules that this book holds, in its order. */
    public List<Rule> rules() {
        return compiled.rules;
    }

    /** One rule as known in this book. */
    public Optional<Rule> rule(String id) {
        return compiled.rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    /** Every version of a rule that was ever recorded, oldest first. */
    public List<Rule> versionsOf(String ruleId) {
        return knowledge.rules().stream()
                .filter(rule -> rule.id().equals(ruleId))
                .sorted(Comparator.comparing(Rule::recorded))
                .toList();
    }

    /** The lists that rules refer to. */
    public List<MakerList> lists() {
        return knowledge.lists();
    }

    /** Who is or was on which list. */
    public List<Listing> listings() {
        return listings;
    }

    /** The makers, categories and owned companies. */
    public List<Maker> makers() {
        return makers;
    }

    /** The relabelled brands. */
    public List<Brand> brands() {
        return brands;
    }

    /** Whether the book knows a maker or brand of that id. Others are judged as on no list. */
    public boolean knows(String entityId) {
        return compiled.knows(entityId);
    }

    /**
     * The lists of approved goods on which what was bought stands.
     *
     * @param texts description, manufacturer and model of what was bought; null where there is none
     * @param date each day of it has to be a day on which the goods stand there
     * @return their ids; empty for a part, an accessory or a service
     */
    public Set<String> approved(Stream<@Nullable String> texts, ItemClass itemClass, ObligationDate date) {
        return approved.lists(texts, itemClass, date);
    }

    /** Whether any federal list names the maker, or built goods of the brand, on that day. */
    public boolean isDesignated(String entityId, LocalDate day) {
        return compiled.subject(entityId).isDesignatedOn(day.toEpochDay());
    }

    /** The rules laid out for judging, by what they reach. */
    public Compiled compiled() {
        return compiled;
    }

    /** The rule at a place of {@link #rules()}. */
    public Rule ruleAt(int index) {
        return compiled.rules.get(index);
    }

    private String contentVersion() {
        StringBuilder all = new StringBuilder();
        compiled.rules.forEach(rule -> all.append(RuleText.of(rule)));
        all.append(knowledge.lists()).append(listings).append(makers).append(brands);
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(all.toString().getBytes(StandardCharsets.UTF_8));
            return knowledge.lastRecorded(knownAt).map(day -> day + "-").orElse("empty-")
                    + HexFormat.of().formatHex(digest).substring(0, VERSION_DIGITS);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
