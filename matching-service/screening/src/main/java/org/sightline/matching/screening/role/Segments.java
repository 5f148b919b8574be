package org.sightline.matching.screening.role;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The parts that commas, dashes, colons and brackets divide a text into, and what links an act to a name: whether something else
 * stands between them, and by which word the name hangs on it.
 *
 * <p>In "remove tree, install camera" the act of the part before says nothing of the camera.
 */
final class Segments {

    private static final Set<String> ENDS = Set.of("COMMA", "STOP", "DASH", "COLON", "PAREN", "ASKS");
    private static final Set<String> LINKS = Set.of(
            "WITH", "BY", "FOR", "TO", "FROM", "OF", "ON", "AND", "IS", "COMMA", "STOP", "DASH", "COLON", "PAREN",
            "SLASH");
    private static final Set<String> THINGS =
            Set.of(Vocabulary.OTHER, "GOODS", "BRAND", "PLACE", "PART", "MAKER", "NAME", "MODEL");

    private final List<String> says;
    private final int at;
    private final Set<String> weak;

    /**
     * The parts around one name.
     *
     * @param says the classes of the tokens
     * @param at the token of the name
     * @param weak classes that are no act
     */
    Segments(List<String> says, int at, Set<String> weak) {
        this.says = says;
        this.at = at;
        this.weak = weak;
    }

    /** Acts of the name's own part and of those beside it. */
    void parts(Consumer<String> found) {
        int from = start(at);
        int to = end(at);
        List<String> before = acts(from, at).reversed();
        List<String> after = acts(at + 1, to);
        before.forEach(act -> found.accept("gb " + act));
        after.forEach(act -> found.accept("ga " + act));
        String own = first(before) + "_" + first(after);
        found.accept("g " + own);
        List<String> previous = from == 0 ? List.of() : acts(start(from - 1), from - 1);
        List<String> next = to >= says.size() ? List.of() : acts(to + 1, end(to + 1));
        beside("p", from == 0 ? "" : says.get(from - 1), previous, own, found);
        beside("q", to >= says.size() ? "" : says.get(to), next, own, found);
    }

    /** Which kinds of act the name's own part has, and those beside it and all others, whatever their order within a part. */
    void kinds(Consumer<String> found) {
        int from = start(at);
        int to = end(at);
        String own = kinds(from, at) + "_" + kinds(at + 1, to);
        String previous = from == 0 ? "^" : kinds(start(from - 1), from - 1);
        String next = to >= says.size() ? "^" : kinds(to + 1, end(to + 1));
        found.accept("z " + own);
        found.accept("zp " + previous + "." + own);
        found.accept("zq " + own + "." + next);
        found.accept("zz " + previous + "." + own + "." + next);
        found.accept("zt " + own + "." + kinds(0, from) + "." + kinds(to, says.size()));
    }

    private String kinds(int from, int to) {
        Set<String> kinds = new TreeSet<>();
        for (int i = from; i < to; i++) {
            kinds.add(Outline.act(says.get(i)));
        }
        return String.join("", kinds);
    }

    private static void beside(String side, String mark, List<String> acts, String own, Consumer<String> found) {
        acts.stream().distinct().forEach(act -> {
            found.accept(side + " " + act);
            found.accept(side + "m " + mark + " " + act);
        });
        found.accept(side + "o " + (mark.isEmpty() ? "END" : first(acts)) + " " + own);
    }

    /** How each act hangs together with the name. */
    void links(int window, Consumer<String> found) {
        links(-1, "k", window, found);
        links(1, "j", window, found);
    }

    private void links(int step, String side, int window, Consumer<String> found) {
        boolean thing = false;
        String link = "-";
        for (int i = at + step; i >= 0 && i < says.size() && Math.abs(i - at) <= window; i += step) {
            String act = says.get(i);
            if (LINKS.contains(act)) {
                // Before the name the link nearest to it counts, after it the one nearest to the act.
                link = step > 0 || link.equals("-") ? act : link;
            } else if (!weak.contains(act)) {
                found.accept(side + " " + act + " " + (thing ? "thing " : "") + link);
            }
            thing |= isOther(act, step);
        }
    }

    /** Whether something that is not the name's own goods stands here. */
    private static boolean isOther(String says, int step) {
        return THINGS.contains(says) && (step < 0 || !says.equals("GOODS"));
    }

    private int start(int i) {
        int from = i;
        while (from > 0 && !ENDS.contains(says.get(from - 1))) {
            from--;
        }
        return from;
    }

    private int end(int i) {
        int to = i;
        while (to < says.size() && !ENDS.contains(says.get(to))) {
            to++;
        }
        return to;
    }

    private List<String> acts(int from, int to) {
        List<String> acts = new ArrayList<>();
        for (int i = from; i < to; i++) {
            if (!weak.contains(says.get(i))) {
                acts.add(says.get(i));
            }
        }
        return acts;
    }

    private static String first(List<String> acts) {
        return acts.isEmpty() ? "-" : acts.get(0);
    }
}
