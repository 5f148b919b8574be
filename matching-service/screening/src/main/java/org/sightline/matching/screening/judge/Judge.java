package org.sightline.matching.screening.judge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.screening.find.Hit;
import org.sightline.matching.screening.find.Pattern;
import org.sightline.matching.screening.match.Role;
import org.sightline.matching.screening.role.RoleDecision;
import org.sightline.matching.screening.role.Roles;
import org.sightline.matching.screening.subject.Field;
import org.sightline.matching.screening.text.Lexicon;
import org.sightline.matching.screening.text.Ordinary;
import org.sightline.matching.screening.text.Slips;
import org.sightline.matching.screening.text.Text;
import org.sightline.matching.watchlist.Context;
import org.sightline.matching.watchlist.Entity;
import org.sightline.matching.watchlist.Fact;
import org.sightline.matching.watchlist.Name;
import org.sightline.matching.watchlist.Watchlist;

/**
 * Decides what a hit is worth in its surroundings, in log-odds; nothing if the surroundings show that it means something else.
 *
 * <p>The weights were set by reasoning about how often such a hit is right (a coined nine-letter word nearly always, three
 * letters seldom without context), not fitted to labelled lines. The prior is {@link #PRIOR}.
 */
public final class Judge {

    /** Log-odds before any evidence. */
    public static final double PRIOR = -4;

    private static final double REJECT = Double.NEGATIVE_INFINITY;
    /** Just enough for review. */
    private static final double BARELY = 4.05;

    /** At most this much for a listed name of which the field has one distinctive word and something else: for review. */
    private static final double ONE_WORD = 5.2;
    /** Two company names that have less than this in common are for review. */
    private static final double ALIKE = 0.8;

    /** What a column for the manufacturer says where nobody knows. */
    private static final Set<String> NOBODY = Set.of(
            "UNKNOWN", "NONE", "VARIOUS", "GENERIC", "OTHER", "UNBRANDED", "MISC", "TBD", "OEM", "UNSPECIFIED", "NULL");

    private final Watchlist watchlist;
    private final Roles roles;
    private final List<Text> texts;
    private final IdentityHashMap<Text, Optional<RoleDecision>> clauses = new IdentityHashMap<>();
    private final List<Hit> accepted = new ArrayList<>();
    private List<Hit> found = List.of();
    private List<Hit> supports = List.of();

    public Judge(Watchlist watchlist, Roles roles, List<Text> texts) {
        this.watchlist = watchlist;
        this.roles = roles;
        this.texts = texts;
    }

    /** Gives every hit its weight and note; returns those that count, names first. */
    public List<Hit> judge(List<Hit> hits) {
        found = hits;
        for (Hit hit : hits) {
            if (!hit.isModel() && !needsBrand(hit)) {
                take(hit, nameWeight(hit));
            }
        }
        for (Hit hit : hits) {
            if (hit.isModel() && !needsBrand(hit)) {
                take(hit, modelWeight(hit));
            }
        }
        for (Hit hit : hits) {
            if (needsBrand(hit) && !accepted.contains(hit)) {
                take(hit, hit.isModel() ? modelWeight(hit) : nameWeight(hit));
            }
        }
        accepted.removeAll(accepted.stream().filter(this::readAsTheNamedMakers).toList());
        return accepted;
    }

    /** HILOOK IPC-T240H: what the named maker's own grammar reads is no second maker's, though his would read it too. */
    private boolean readAsTheNamedMakers(Hit hit) {
        return hit.isModel()
                && hit.weight == BARELY
                && accepted.stream()
                        .anyMatch(other -> other.isModel()
                                && other.text == hit.text
                                && other.overlaps(hit)
                                && other.weight > hit.weight
                                && !other.pattern.entityId.equals(hit.pattern.entityId));
    }

    private static boolean needsBrand(Hit hit) {
        return hit.pattern.needs().contains(Context.BRAND) || hit.pattern.isName(Name.Kind.SUPPORT);
    }

    private void take(Hit hit, double weight) {
        if (weight > 0) {
            hit.weight = weight;
            accepted.add(hit);
        }
    }

    // What the surroundings say.

    /** Kinds of goods that the line speaks of, the hit itself left out. */
    private int goods(Hit hit) {
        int said = 0;
        for (Text text : texts) {
            boolean own = text == hit.text;
            if (own || text.field != Field.VENDOR_NAME) {
                said |= own ? text.saidOutside(hit.start, hit.end) : text.saidOutside(0, 0);
            }
        }
        return said & (Lexicon.GOODS | Lexicon.PERSON | Lexicon.OTHER);
    }

    private boolean isRelabel(Hit hit) {
        return watchlist.requireEntity(hit.pattern.entityId).kind() == Entity.Kind.RELABEL;
    }

    private boolean met(Hit hit, int goods, int own) {
        Set<Context> needs = hit.pattern.needs();
        if (needs.isEmpty()) {
            return true;
        }
        boolean stated = hit.text.field == Field.MANUFACTURER && !isRelabel(hit) && !hit.isModel();
        for (Context need : needs) {
            boolean met = switch (need) {
                case NONE -> true;
                case VIDEO -> (goods & Lexicon.VIDEO) != 0 || stated;
                case RADIO -> (goods & Lexicon.RADIO) != 0 || stated;
                case PHONE -> (goods & Lexicon.PHONE) != 0 || stated;
                case NETWORK -> (goods & Lexicon.NETWORK) != 0 || stated;
                case DRONE -> (goods & Lexicon.DRONE) != 0;
                case TELECOM -> ((goods | own) & Lexicon.TELECOM) != 0;
                case TECHNICAL ->
                    (goods & Lexicon.GOODS) != 0
                            || stated
                            || hit.text.field == Field.VENDOR_NAME && (own & (Lexicon.TECH | Lexicon.TELECOM)) != 0;
                case BRAND -> branded(hit);
            };
            if (met) {
                return true;
            }
        }
        return false;
    }

    /** Whether the line names the maker, or a company of its group, apart from the hit. */
    private boolean branded(Hit hit) {
        for (Hit other : accepted) {
            if (other != hit
                    && !other.isModel()
                    && !other.overlaps(hit)
                    && belongs(other.pattern.entityId, hit.pattern.entityId)) {
                return true;
            }
            if (other != hit
                    && other.isModel()
                    && !hit.isModel()
                    && other.pattern.entityId.equals(hit.pattern.entityId)
                    && !other.overlaps(hit)) {
                return true;
            }
        }
        return hit.isModel() && texts.stream().anyMatch(t -> supported(t, hit));
    }

    private boolean belongs(String entityId, String to) {
        if (entityId.equals(to)) {
            return true;
        }
        Entity.Kind kind = watchlist.requireEntity(entityId).kind();
        return (kind == Entity.Kind.SUBSIDIARY || kind == Entity.Kind.AFFILIATE)
                        && watchlist.upstream(entityId).stream()
                                .anyMatch(o -> o.parentId().equals(to))
                || watchlist.upstream(to).stream().anyMatch(o -> o.parentId().equals(entityId))
                        && watchlist.requireEntity(to).kind() == Entity.Kind.SUBSIDIARY;
    }

    private boolean supported(Text text, Hit hit) {
        return supports.stream()
                .anyMatch(s -> s.text == text && s.pattern.entityId.equals(hit.pattern.entityId) && !s.overlaps(hit));
    }

    /** Whether another maker's grammar reads the same letters as they stand. */
    private boolean readBetter(Hit hit) {
        return found.stream()
                .anyMatch(other -> other.isModel()
                        && other.garbled == 0
                        && other.text == hit.text
                        && other.start == hit.start
                        && other.pattern.needs().isEmpty()
                                == hit.pattern.needs().isEmpty()
                        && !other.pattern.entityId.equals(hit.pattern.entityId));
    }

    /** Names that count only beside a model number. */
    public void supportedBy(List<Hit> names) {
        supports = names;
    }

    /** Whether the line names an entity that another maker than the hit's stands behind. There is one object for each maker. */
    @SuppressWarnings("ReferenceEquality")
    private boolean otherMakerNamed(Hit hit) {
        Lineage own = Lineage.of(watchlist, hit.pattern.entityId, null);
        for (Hit other : accepted) {
            Lineage named = Lineage.of(watchlist, other.pattern.entityId, null);
            if (!other.isModel() && own != null && named != null && own.maker() != named.maker()) {
                return true;
            }
        }
        return false;
    }

    /** Whether the column for the manufacturer names somebody else: that weighs more than a grammar. */
    private boolean otherMakerStated(Hit hit) {
        return texts.stream()
                .filter(text -> text.field == Field.MANUFACTURER)
                .anyMatch(text -> isStated(text)
                        && found.stream()
                                .noneMatch(name -> name.text == text && !name.isModel() && standsFor(name, hit)));
    }

    private boolean isStated(Text text) {
        return found.stream().anyMatch(name -> name.text == text && !name.isModel())
                || text.words.stream().anyMatch(Judge::isSomebody);
    }

    private static boolean isSomebody(Text.Word word) {
        return (word.says() & (Lexicon.OTHER | Lexicon.LEGAL)) != 0
                || word.says() == 0 && word.text().length() > 2 && !NOBODY.contains(word.text());
    }

    /** Whether a name is that of a model's maker or of its group; a relabel stands for itself only. */
    private boolean standsFor(Hit name, Hit model) {
        if (name.pattern.entityId.equals(model.pattern.entityId)) {
            return true;
        }
        Lineage one = Lineage.of(watchlist, name.pattern.entityId, null);
        Lineage other = Lineage.of(watchlist, model.pattern.entityId, null);
        return !isRelabel(name)
                && one != null
                && other != null
                && one.maker() != null
                && one.maker().equals(other.maker());
    }

    // Names.

    private double nameWeight(Hit hit) {
        int goods = goods(hit);
        int own = hit.text.saidOutside(hit.start, hit.end);
        if (!met(hit, goods, own)) {
            return REJECT;
        }
        if (hit.pattern.name().kind() == Name.Kind.LISTED) {
            return listedWeight(hit);
        }
        double weight = switch (hit.text.field) {
            case VENDOR_NAME -> vendorWeight(hit, goods, own);
            default -> itemWeight(hit, goods, own);
        };
        hit.note = note(hit);
        return weight;
    }

    private static double listedWeight(Hit hit) {
        List<String> own = hit.text.words.stream()
                .filter(w -> w.start() >= hit.start && w.end() <= hit.end && (w.says() & Lexicon.LEGAL) == 0)
                .map(Text.Word::text)
                .toList();
        boolean plain = hit.whole && hit.text.words.get(0).says() != 0;
        if (own.size() == 1 && (plain || Ordinary.is(own.get(0)))) {
            // One ordinary word that is a listed name is the name of many: a person looks.
            hit.note = "one ordinary word, which others may bear as well";
            return hit.whole ? 5.1 : 5;
        }
        if (hit.whole) {
            hit.note = hit.way.inWords;
            return wholeWeight(hit);
        }
        return partWeight(hit);
    }

    /** What a listed name weighs of which the field has the distinctive words. */
    private static double partWeight(Hit hit) {
        hit.note = (hit.how == Pattern.EXACT ? "all distinctive words" : "all distinctive words, one letter off")
                + String.format(Locale.ROOT, ", %.0f%% of the name", 100 * hit.coverage);
        double weight =
                3.4 + 0.9 * Math.min(3, hit.distinctive) + 1.6 * hit.coverage - (hit.how == Pattern.EXACT ? 0 : 0.8);
        if (hit.alike < ALIKE) {
            hit.note += String.format(Locale.ROOT, ", the two names are %.0f%% the same", 100 * hit.alike);
            return Math.min(weight, ONE_WORD);
        }
        if (hit.distinctive <= 1 && weight > ONE_WORD && (hit.coverage < 1 || saysMore(hit))) {
            hit.note += ", but one word alone may be another company's";
            return ONE_WORD;
        }
        return weight;
    }

    /** Another legal form or spelling is the same name; an initial or a slip in a short name is for a person. */
    private static double wholeWeight(Hit hit) {
        double weight = 5.3 + 0.9 * Math.min(3, hit.distinctive);
        return switch (hit.way) {
            case SAME -> weight;
            case FORM, OTHERWISE -> weight - 0.3;
            case ORDER, CUT -> hit.distinctive > 1 ? weight - 0.5 : ONE_WORD;
            case SLIP -> hit.distinctive > 1 ? weight - 1.2 : ONE_WORD;
            case INITIAL, SCRIPT -> ONE_WORD;
        };
    }

    /** Whether the field has words beside the listed name's own and a legal form. */
    private static boolean saysMore(Hit hit) {
        Set<String> words = new HashSet<>();
        new Text(hit.text.field, hit.pattern.name().text(), Lexicon.standard()).words.forEach(w -> words.add(w.text()));
        return hit.text.words.stream()
                .anyMatch(w -> (w.start() >= hit.end || w.end() <= hit.start)
                        && (w.says() & Lexicon.LEGAL) == 0
                        && !words.contains(w.text()));
    }

    private double base(Hit hit) {
        boolean slipped = hit.how != Pattern.EXACT;
        double garble = Math.min(hit.garbled, 2) * 0.3;
        boolean isLong = hit.pattern.spelling.length() >= Pattern.LONG;
        return switch (hit.pattern.name().kind()) {
            case NATIVE -> slipped ? 5.8 : 7.5;
            case COINED -> (slipped ? isLong ? 6.2 : 4.4 : isLong ? 8 : 7) - garble;
            case SHARED -> (slipped ? 4.4 : 6) - garble;
            case SLIP -> 5;
            case SHORT -> 5;
            case PHRASE ->
                hit.pattern.name().fact().certainty() == Fact.Certainty.UNVERIFIED
                                && !hit.pattern.needs().isEmpty()
                        ? 4
                        : 6;
            case BANNER -> 4.6;
            case SUPPORT, LISTED -> 0;
        };
    }

    private double vendorWeight(Hit hit, int goods, int own) {
        List<Text.Word> rest = hit.text.outside(hit.start, hit.end);
        boolean unknown = rest.stream()
                .anyMatch(w ->
                        (w.says() == 0 || w.says() == Lexicon.PLAIN) && w.text().length() > 1
                                || w.says() == Lexicon.PERSON);
        boolean strong = (own & (Lexicon.TECH | Lexicon.GOODS)) != 0;
        boolean weak = (own & (Lexicon.LEGAL | Lexicon.GEO)) != 0;
        boolean contrary = (own & Lexicon.CONTRARY) != 0;
        boolean person = ((own | goods) & Lexicon.PERSON) != 0 && !strong && (goods & Lexicon.GOODS) == 0;
        boolean device = (goods & Lexicon.GOODS) != 0;
        Name.Kind kind = hit.pattern.name().kind();
        double weight = base(hit);
        if (kind == Name.Kind.NATIVE
                || kind == Name.Kind.COINED
                        && hit.how == Pattern.EXACT
                        && hit.pattern.spelling.length() >= Pattern.LONG) {
            return weight + (strong || weak || rest.isEmpty() ? 0.6 : 0);
        }
        if (contrary || person) {
            return REJECT;
        }
        double support = (strong ? 1.2 : weak && !unknown ? 0.6 : 0) + (device ? 0.8 : 0) + (rest.isEmpty() ? 0.8 : 0);
        if (hit.how != Pattern.EXACT) {
            return weight + support + slippedVendor(hit, strong, device, weak, unknown, rest.isEmpty(), own);
        }
        boolean place = hit.pattern.spelling.length() > 5 && (own & Lexicon.GEO) != 0 && !unknown && !isRelabel(hit);
        if (hit.split() && kind == Name.Kind.SHARED && !strong && !device && !place) {
            return REJECT;
        }
        if (kind == Name.Kind.SLIP && !strong && !device && (!weak || unknown) && !rest.isEmpty()) {
            return REJECT;
        }
        if (unknown
                && !strong
                && !device
                && kind != Name.Kind.COINED
                && hit.gaps == 0
                && (kind != Name.Kind.PHRASE || isWord(hit))) {
            return (own & Lexicon.LEGAL) != 0 ? weight - 1.6 : kind == Name.Kind.SHORT ? weight - 1.2 : REJECT;
        }
        return weight + support;
    }

    private static boolean isWord(Hit hit) {
        return hit.pattern.name().text().indexOf(' ') < 0;
    }

    private double slippedVendor(
            Hit hit, boolean strong, boolean device, boolean weak, boolean unknown, boolean alone, int own) {
        int length = hit.pattern.spelling.length();
        if (Ordinary.is(hit.text.spelled(hit.start, hit.end))) {
            return REJECT;
        }
        if (isRelabel(hit)) {
            return device && !unknown ? 0 : REJECT;
        }
        if (length >= Pattern.LONG) {
            // HITVISION MEDIA and PIKVISION LABS are other words: no slip of a hand, and too little else speaks for
            // them.
            String written = hit.text.spelled(hit.start, hit.end);
            if (!Slips.likely(written, hit.pattern.spelling)) {
                boolean otherWord = written.length() == hit.pattern.spelling.length();
                if (otherWord && written.charAt(0) != hit.pattern.spelling.charAt(0) && !device
                        || !strong && !device && (otherWord || unknown || !weak)) {
                    return REJECT;
                }
            }
            // Two words that only together look like a name are less sure.
            return (unknown && !strong && !device ? -1.6 : 0) - (hit.gaps > 0 ? 1.2 : 0);
        }
        boolean place = length > 5 && (own & Lexicon.GEO) != 0;
        boolean enough = strong && !unknown || device && !unknown || place && !unknown || alone && length > 5;
        return enough ? 0 : REJECT;
    }

    private double itemWeight(Hit hit, int goods, int own) {
        boolean device = (goods & Lexicon.GOODS) != 0;
        boolean stated =
                hit.text.field == Field.MANUFACTURER || hit.text.field == Field.MODEL || hit.text.field == Field.BANNER;
        boolean alone = hit.text.field == Field.MANUFACTURER
                && hit.text.outside(hit.start, hit.end).stream().allMatch(w -> (w.says() & ~Lexicon.PLAIN) != 0);
        Name.Kind kind = hit.pattern.name().kind();
        double weight = base(hit) + (device ? 1.2 : 0) + (stated ? 0.8 : 0);
        if (kind == Name.Kind.NATIVE
                || kind == Name.Kind.BANNER
                || kind == Name.Kind.COINED && hit.how == Pattern.EXACT) {
            return weight;
        }
        if (!device && contraryNext(hit)
                || (goods & Lexicon.PERSON) != 0 && !device && !stated && (own & Lexicon.TECH) == 0) {
            return REJECT;
        }
        if (hit.how == Pattern.SLIPPED || hit.how == Pattern.CUT || kind == Name.Kind.SLIP) {
            boolean enough = device || alone || hit.pattern.spelling.length() >= Pattern.LONG && !isRelabel(hit);
            return enough ? weight - (device || alone ? 0 : 1.2) : REJECT;
        }
        if (hit.split() && kind == Name.Kind.SHARED && !device && !alone) {
            return REJECT;
        }
        if (kind == Name.Kind.SHORT && !device && !stated) {
            // Three letters beside words of another trade are somebody's initials.
            boolean other = (own & Lexicon.CONTRARY) != 0 || otherTrade(hit);
            return other
                            && roles.byRules(hit.text, hit.start, hit.end, clause(hit.text), false)
                                            .role()
                                    == Role.PURCHASE
                    ? REJECT
                    : weight - 0.4;
        }
        if (isRelabel(hit) && !device && !stated && otherTrade(hit)) {
            return REJECT;
        }
        return weight - (isRelabel(hit) && !device ? 0.8 : 0);
    }

    private @Nullable RoleDecision clause(Text text) {
        return clauses.computeIfAbsent(text, t -> Optional.ofNullable(roles.clause(t, 1)))
                .orElse(null);
    }

    /** Whether words beside a brand speak of something else: none of goods, none with a digit as in a model number. LOREX CHAIR FABRIC. */
    private static boolean otherTrade(Hit hit) {
        List<Text.Word> rest = hit.text.outside(hit.start, hit.end);
        return rest.stream().anyMatch(w -> w.says() == 0 && w.text().length() > 2)
                && rest.stream().noneMatch(w -> w.text().chars().anyMatch(Character::isDigit));
    }

    /** Whether one of the two words after the name shows another trade: DAHUA SUPERMARKET. */
    private static boolean contraryNext(Hit hit) {
        int next = hit.text.firstWordFrom(hit.end);
        return hit.text.words.subList(next, Math.min(next + 2, hit.text.words.size())).stream()
                .anyMatch(word -> (word.says() & Lexicon.CONTRARY) != 0 && (word.says() & Lexicon.GOODS) == 0);
    }

    private static String note(Hit hit) {
        if (hit.how == Pattern.CUT) {
            return "cut off";
        }
        if (hit.how == Pattern.SLIPPED) {
            return "one letter off";
        }
        String form = switch (hit.pattern.name().kind()) {
            case SLIP -> "known misspelling";
            case SHORT -> "short form, whole word";
            case BANNER -> "shown by the device's firmware; relabelled devices show it too";
            default -> hit.garbled > 0 ? "read through garble or spelling by ear" : "exact";
        };
        if (hit.spelledOut()) {
            return "letters apart, " + form;
        }
        return hit.split() && isWord(hit) ? (hit.gaps == 1 ? gap(hit) : "gaps, ") + form : form;
    }

    private static String gap(Hit hit) {
        String written = hit.text.raw.substring(hit.start, hit.end);
        return written.indexOf(' ') >= 0 ? "one space, " : written.indexOf('-') >= 0 ? "one hyphen, " : "one gap, ";
    }

    // Models.

    private double modelWeight(Hit hit) {
        int goods = goods(hit);
        int own = hit.text.saidOutside(hit.start, hit.end);
        if (!met(hit, goods, own)) {
            return REJECT;
        }
        boolean branded = branded(hit);
        if (hit.text.field == Field.VENDOR_NAME && !hit.pattern.grammar().certain()) {
            return REJECT;
        }
        if (!hit.pattern.grammar().certain() && !branded && (goods & Lexicon.OTHER) != 0
                || hit.garbled > 0 && readBetter(hit)) {
            return REJECT;
        }
        boolean device = (goods & Lexicon.GOODS) != 0;
        hit.note = hit.pattern.grammar().family() + (hit.garbled > 0 ? ", read through scan garble" : "");
        if (!hit.pattern.grammar().certain() && !branded && otherMakerNamed(hit)) {
            // Kept for review: a name that is added to the list may not take away what was found without it.
            return BARELY;
        }
        if (otherMakerStated(hit)) {
            hit.note += ", though another manufacturer is stated";
            return BARELY;
        }
        double weight = hit.pattern.grammar().certain() ? 7 : 4.6;
        return weight + (device ? 0.8 : 0) + (branded ? 0.6 : 0) - 0.4 * hit.garbled;
    }
}
