package org.sightline.matching.screening.find;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sightline.matching.screening.sieve.Automaton;
import org.sightline.matching.screening.text.Glyphs;
import org.sightline.matching.screening.text.Lexicon;
import org.sightline.matching.screening.text.Romanization;
import org.sightline.matching.watchlist.Context;
import org.sightline.matching.watchlist.Entity;
import org.sightline.matching.watchlist.ModelGrammar;
import org.sightline.matching.watchlist.Name;
import org.sightline.matching.watchlist.Watchlist;

/** The names and model grammars of a watchlist, compiled. */
public final class Patterns {

    /** A state that makes a line worth a careful look whatever follows. */
    static final int MARK_SURE = 1;
    /** The same, if the word ends here. */
    static final int MARK_AT_END = 2;
    /** The same, if there are at least two digits among what was read. */
    static final int MARK_MODEL = 4;
    /** The same, if the text ends here. */
    static final int MARK_CUT = 8;

    final List<Pattern> all = new ArrayList<>();
    /** Names in other scripts, by their first letter. */
    final Map<Character, List<Pattern>> foreign = new HashMap<>();

    final List<Pattern> banners = new ArrayList<>();
    final NameIndex listed;
    final WholeNames whole;
    final CrossScript crossScript;
    private final boolean loud;
    final Automaton atWordStart;
    final Automaton insideWord;

    /** Patterns of which some wait silently for the maker's name, as it should be for screening. */
    public Patterns(Watchlist watchlist) {
        this(watchlist, false);
    }

    /**
     * Compiles a list.
     *
     * @param loud whether names and models that need the maker's name beside them make a line worth a look as well
     */
    public Patterns(Watchlist watchlist, boolean loud) {
        this.loud = loud;
        Automaton.Builder outer = new Automaton.Builder();
        Automaton.Builder inner = new Automaton.Builder();
        for (Name name : watchlist.content().names()) {
            addName(watchlist, name, outer, inner);
        }
        Set<String> supported = new HashSet<>();
        watchlist.content().names().stream()
                .filter(n -> n.kind() == Name.Kind.SUPPORT)
                .forEach(n -> supported.add(n.entityId()));
        for (ModelGrammar grammar : watchlist.content().grammars()) {
            addGrammar(grammar, supported.contains(grammar.entityId()), outer, inner);
        }
        List<Name> published = published(watchlist);
        listed = new NameIndex(published, Lexicon.standard());
        whole = new WholeNames(published, Lexicon.standard());
        crossScript = new CrossScript(published, Lexicon.standard());
        atWordStart = outer.build();
        insideWord = inner.build();
    }

    /** The names of imported lists; those in another script in Latin letters as well. */
    private static List<Name> published(Watchlist watchlist) {
        List<Name> published = new ArrayList<>();
        for (Name name : watchlist.content().names()) {
            if (name.kind() == Name.Kind.LISTED) {
                published.add(name);
            } else if (name.kind() == Name.Kind.NATIVE && isImported(watchlist, name)) {
                published.add(new Name(
                        name.entityId(), Romanization.of(name.text()), Name.Kind.LISTED, name.needs(), name.fact()));
            }
        }
        return published;
    }

    private static boolean isImported(Watchlist watchlist, Name name) {
        Entity.Kind kind = watchlist.requireEntity(name.entityId()).kind();
        return kind == Entity.Kind.LISTED || kind == Entity.Kind.PERSON;
    }

    private void addName(Watchlist watchlist, Name name, Automaton.Builder outer, Automaton.Builder inner) {
        Entity.Kind kind = watchlist.requireEntity(name.entityId()).kind();
        if (name.kind() == Name.Kind.LISTED || kind == Entity.Kind.NOT_DESIGNATED) {
            return;
        }
        if (name.kind() == Name.Kind.NATIVE) {
            Pattern pattern = Pattern.of(0, name);
            if (!pattern.spelling.isEmpty()) {
                foreign.computeIfAbsent(pattern.spelling.charAt(0), k -> new ArrayList<>())
                        .add(pattern);
            }
            return;
        }
        Pattern pattern = Pattern.of(all.size(), name);
        if (pattern.spelling.isEmpty()) {
            return;
        }
        if (name.kind() == Name.Kind.BANNER) {
            banners.add(pattern);
            return;
        }
        all.add(pattern);
        boolean silent =
                !loud && (name.kind() == Name.Kind.SUPPORT || name.needs().equals(Set.of(Context.BRAND)));
        boolean word = name.kind() == Name.Kind.SHORT
                || name.kind() == Name.Kind.PHRASE
                || name.kind() == Name.Kind.SLIP
                || name.kind() == Name.Kind.SUPPORT;
        int mark = silent ? 0 : word ? MARK_AT_END : MARK_SURE;
        addExact(outer, pattern, mark);
        if (pattern.forgiving()) {
            addSlips(outer, pattern);
            if (pattern.spelling.length() >= Pattern.SLIP_FROM) {
                addExact(inner, pattern, MARK_SURE);
            }
        }
    }

    private static void addExact(Automaton.Builder builder, Pattern pattern, int mark) {
        int state = builder.root();
        for (int i = 0; i < pattern.spelling.length(); i++) {
            int after = builder.state();
            builder.edge(state, pattern.symbols(i), after);
            builder.edge(after, 1L << Glyphs.SPACE, after);
            state = after;
            if (pattern.forgiving()
                    && pattern.spelling.length() >= Pattern.LONG
                    && i >= pattern.spelling.length() - 3
                    && i < pattern.spelling.length() - 1) {
                builder.accept(state, pattern.index << 2 | Pattern.CUT, MARK_CUT);
            }
        }
        builder.accept(state, pattern.index << 2 | Pattern.EXACT, mark);
    }

    /** One letter too many, too few, wrong, or two neighbours swapped; never the first letter of a shorter name. */
    private static void addSlips(Automaton.Builder builder, Pattern pattern) {
        String s = pattern.spelling;
        int n = s.length();
        if (n < Pattern.SLIP_FROM) {
            return;
        }
        long any = Glyphs.letters() | Glyphs.digits();
        int[] right = new int[n + 1];
        int[] slipped = new int[n + 1];
        for (int i = 0; i <= n; i++) {
            right[i] = i == 0 ? builder.root() : builder.state();
            slipped[i] = builder.state();
        }
        int first = n >= Pattern.LONG ? 0 : 1;
        for (int i = 0; i < n; i++) {
            builder.edge(right[i], pattern.symbols(i), right[i + 1]);
            builder.edge(slipped[i], pattern.symbols(i), slipped[i + 1]);
            if (n >= Pattern.LONG && i > 0) {
                builder.edge(right[i], 1L << Glyphs.SPACE, right[i]);
                builder.edge(slipped[i], 1L << Glyphs.SPACE, slipped[i]);
            }
            if (i >= first) {
                builder.edge(right[i], any, slipped[i + 1]);
                builder.edge(right[i], any, slipped[i]);
                builder.silent(right[i], slipped[i + 1]);
                if (i + 1 < n) {
                    int swapped = builder.state();
                    builder.edge(right[i], pattern.symbols(i + 1), swapped);
                    builder.edge(swapped, pattern.symbols(i), slipped[i + 2]);
                }
            }
        }
        builder.edge(right[n], any, slipped[n]);
        builder.accept(slipped[n], pattern.index << 2 | Pattern.SLIPPED, MARK_AT_END);
    }

    private void addGrammar(ModelGrammar grammar, boolean supported, Automaton.Builder outer, Automaton.Builder inner) {
        Pattern pattern = Pattern.of(all.size(), grammar);
        all.add(pattern);
        // Where the brand word alone is silent, its models must speak.
        boolean silent = !loud && !supported && grammar.needs().equals(Set.of(Context.BRAND));
        int mark = silent ? 0 : pattern.program().fewestDigits() < 2 ? MARK_SURE : MARK_MODEL;
        pattern.program().addTo(outer, pattern.index << 2 | Pattern.EXACT, mark, grammar.certain() ? 2 : 1);
        if (grammar.certain() && grammar.needs().isEmpty() && pattern.program().fewestDigits() > 1) {
            pattern.program().addTo(inner, pattern.index << 2 | Pattern.EXACT, MARK_MODEL, 0);
        }
    }
}
