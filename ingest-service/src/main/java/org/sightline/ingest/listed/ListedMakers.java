package org.sightline.ingest.listed;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.screening.Screener;
import org.sightline.matching.screening.match.Band;
import org.sightline.matching.screening.match.Match;
import org.sightline.matching.screening.subject.Subject;
import org.sightline.matching.watchlist.Watchlist;

/** Which listed makers a text names, by the watchlist that ships with Sightline. Safe for use by many threads. */
public final class ListedMakers {

    private static final Pattern LIKE_A_MODEL =
            Pattern.compile("(?=\\S*\\d)(?=\\S*[A-Za-z])[A-Za-z0-9][A-Za-z0-9/().-]{4,39}");

    private ListedMakers() {}

    /** Made when it is first asked for, which takes about a second. */
    private static final class Shipped {

        static final Screener SCREENER = Screener.of(Watchlist.builtIn());
    }

    /** Reads the watchlist, which otherwise the first cell that is looked at waits for. */
    public static void load() {
        in("");
    }

    /** The version of the watchlist by which makers are found; two lists of the same version hold the same facts. */
    public static String version() {
        return Watchlist.builtIn().version();
    }

    /** Whether a cell is letters and digits in one, so that what stands beside it may make a model of it. */
    public static boolean isLikeAModel(String cell) {
        return LIKE_A_MODEL.matcher(cell).matches();
    }

    /**
     * The makers that a cell names by itself: by their name, a brand of theirs or a model.
     *
     * @return short names, the surest first; empty for nearly all cells
     */
    public static Set<String> in(String cell) {
        return makers(Subject.ofLine(null, cell, null, null));
    }

    /**
     * The makers whose model a cell is, beside the makers that the description names without it.
     *
     * @param beside what else the row says of the item, by which a model is told from other numbers; null where nothing
     */
    public static Set<String> asModel(String cell, @Nullable String beside) {
        if (!isLikeAModel(cell)) {
            return Set.of();
        }
        Set<String> found = makers(Subject.ofLine(null, beside, null, cell));
        if (found.isEmpty() || beside == null) {
            return found;
        }
        Set<String> byTheCell = new LinkedHashSet<>(found);
        byTheCell.removeAll(in(beside));
        return byTheCell;
    }

    /** The makers that a cell names so that no person would have to look. */
    public static Set<String> surelyIn(String cell) {
        return makers(Subject.ofLine(null, cell, null, null), match -> match.band() == Band.MATCH);
    }

    /** The makers that are found in what is read of a row. */
    public static Set<String> ofLine(
            @Nullable String vendor,
            @Nullable String description,
            @Nullable String manufacturer,
            @Nullable String model) {
        return makers(Subject.ofLine(vendor, description, manufacturer, model));
    }

    private static Set<String> makers(Subject subject) {
        return makers(subject, any -> true);
    }

    private static Set<String> makers(Subject subject, Predicate<Match> counts) {
        List<Match> matches = Shipped.SCREENER.screen(subject);
        if (matches.isEmpty()) {
            return Set.of();
        }
        Set<String> makers = new LinkedHashSet<>();
        matches.stream()
                .filter(match -> match.makerId() != null && counts.test(match))
                .map(Match::shortName)
                .filter(Objects::nonNull)
                .forEach(makers::add);
        return makers;
    }
}
