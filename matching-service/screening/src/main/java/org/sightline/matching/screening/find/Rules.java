package org.sightline.matching.screening.find;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sightline.matching.screening.text.Glyphs;
import org.sightline.matching.screening.text.Lexicon;
import org.sightline.matching.screening.text.Scripts;
import org.sightline.matching.watchlist.Context;
import org.sightline.matching.watchlist.Entity;
import org.sightline.matching.watchlist.ModelGrammar;
import org.sightline.matching.watchlist.Name;
import org.sightline.matching.watchlist.Watchlist;

/** The names and model grammars of a watchlist, compiled. */
public final class Rules {

    /** How a rule was met, the low two bits of a tag. */
    public static final int EXACT = 0;

    public static final int SLIPPED = 1;
    public static final int CUT = 2;

    /** A state that makes a line worth a careful look whatever follows. */
    static final int MARK_SURE = 1;
    /** The same, if the word ends here. */
    static final int MARK_AT_END = 2;
    /** The same, if there are at least two digits among what was read. */
    static final int MARK_MODEL = 4;
    /** The same, if the text ends here. */
    static final int MARK_CUT = 8;

    /** Shortest name in which a slip is forgiven. */
    private static final int SLIP_FROM = 5;
    /** Shortest name that is unlike enough to forgive a slip in its first letter, and to be found inside any word. */
    public static final int LONG = 8;

    final List<Rule> all = new ArrayList<>();
    /** Names in other scripts, by their first letter. */
    final Map<Character, List<Rule>> foreign = new HashMap<>();

    final List<Rule> banners = new ArrayList<>();
    final NameIndex listed;
    private final boolean loud;
    final Automaton atWordStart;
    final Automaton insideWord;

    /** Rules of which some wait silently for the maker's name, as it should be for screening. */
    public Rules(Watchlist watchlist) {
        this(watchlist, false);
    }

    /**
     * Compiles a list.
     *
     * @param loud whether names and models that need the maker's name beside them make a line worth a look as well
     */
    public Rules(Watchlist watchlist, boolean loud) {
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
        listed = new NameIndex(
                watchlist.content().names().stream()
                        .filter(n -> n.kind() == Name.Kind.LISTED)
                        .toList(),
                Lexicon.standard());
        atWordStart = outer.build();
        insideWord = inner.build();
    }

    private void addName(Watchlist watchlist, Name name, Automaton.Builder outer, Automaton.Builder inner) {
        Entity.Kind kind = watchlist.entity(name.entityId()).kind();
        if (name.kind() == Name.Kind.LISTED || kind == Entity.Kind.CATEGORY || kind == Entity.Kind.NOT_DESIGNATED) {
            return;
        }
        if (name.kind() == Name.Kind.NATIVE) {
            Rule rule = Rule.of(0, name);
            if (!rule.spelling.isEmpty()) {
                foreign.computeIfAbsent(rule.spelling.charAt(0), k -> new ArrayList<>())
                        .add(rule);
            }
            return;
        }
        Rule rule = Rule.of(all.size(), name);
        if (rule.spelling.isEmpty()) {
            return;
        }
        if (name.kind() == Name.Kind.BANNER) {
            banners.add(rule);
            return;
        }
        all.add(rule);
        boolean silent =
                !loud && (name.kind() == Name.Kind.SUPPORT || name.needs().equals(Set.of(Context.BRAND)));
        boolean word = name.kind() == Name.Kind.SHORT
                || name.kind() == Name.Kind.PHRASE
                || name.kind() == Name.Kind.SLIP
                || name.kind() == Name.Kind.SUPPORT;
        int mark = silent ? 0 : word ? MARK_AT_END : MARK_SURE;
        addExact(outer, rule, mark);
        if (rule.forgiving()) {
            addSlips(outer, rule);
            if (rule.spelling.length() >= SLIP_FROM) {
                addExact(inner, rule, MARK_SURE);
            }
        }
    }

    private static void addExact(Automaton.Builder builder, Rule rule, int mark) {
        int state = builder.root();
        for (int i = 0; i < rule.spelling.length(); i++) {
            int after = builder.state();
            builder.edge(state, rule.symbols(i), after);
            builder.edge(after, 1L << Glyphs.SPACE, after);
            state = after;
            if (rule.forgiving()
                    && rule.spelling.length() >= LONG
                    && i >= rule.spelling.length() - 3
                    && i < rule.spelling.length() - 1) {
                builder.accept(state, rule.index << 2 | CUT, MARK_CUT);
            }
        }
        builder.accept(state, rule.index << 2 | EXACT, mark);
    }

    /** One letter too many, too few, wrong, or two neighbours swapped; never the first letter of a shorter name. */
    private static void addSlips(Automaton.Builder builder, Rule rule) {
        String s = rule.spelling;
        int n = s.length();
        if (n < SLIP_FROM) {
            return;
        }
        long any = Glyphs.letters() | Glyphs.digits();
        int[] right = new int[n + 1];
        int[] slipped = new int[n + 1];
        for (int i = 0; i <= n; i++) {
            right[i] = i == 0 ? builder.root() : builder.state();
            slipped[i] = builder.state();
        }
        int first = n >= LONG ? 0 : 1;
        for (int i = 0; i < n; i++) {
            builder.edge(right[i], rule.symbols(i), right[i + 1]);
            builder.edge(slipped[i], rule.symbols(i), slipped[i + 1]);
            if (n >= LONG && i > 0) {
                builder.edge(right[i], 1L << Glyphs.SPACE, right[i]);
                builder.edge(slipped[i], 1L << Glyphs.SPACE, slipped[i]);
            }
            if (i >= first) {
                builder.edge(right[i], any, slipped[i + 1]);
                builder.edge(right[i], any, slipped[i]);
                builder.silent(right[i], slipped[i + 1]);
                if (i + 1 < n) {
                    int swapped = builder.state();
                    builder.edge(right[i], rule.symbols(i + 1), swapped);
                    builder.edge(swapped, rule.symbols(i), slipped[i + 2]);
                }
            }
        }
        builder.edge(right[n], any, slipped[n]);
        builder.accept(slipped[n], rule.index << 2 | SLIPPED, MARK_AT_END);
    }

    private void addGrammar(ModelGrammar grammar, boolean supported, Automaton.Builder outer, Automaton.Builder inner) {
        Rule rule = Rule.of(all.size(), grammar);
        all.add(rule);
        // Where the brand word alone is silent, its models must speak.
        boolean silent = !loud && !supported && grammar.needs().equals(Set.of(Context.BRAND));
        int mark = silent ? 0 : rule.program.fewestDigits() < 2 ? MARK_SURE : MARK_MODEL;
        rule.program.addTo(outer, rule.index << 2 | EXACT, mark, grammar.certain() ? 2 : 1);
        if (grammar.certain() && grammar.needs().isEmpty() && rule.program.fewestDigits() > 1) {
            rule.program.addTo(inner, rule.index << 2 | EXACT, MARK_MODEL, 0);
        }
    }

    /** A name or grammar with what is needed to run it. Exactly one of name and grammar is set. */
    public static final class Rule {

        public final int index;
        public final String entityId;
        public final Name name;
        public final ModelGrammar grammar;
        final Grammar program;
        /** Letters and digits of the name, or its foreign letters. */
        public final String spelling;

        private Rule(int index, String entityId, Name name, ModelGrammar grammar, Grammar program, String spelling) {
            this.index = index;
            this.entityId = entityId;
            this.name = name;
            this.grammar = grammar;
            this.program = program;
            this.spelling = spelling;
        }

        static Rule of(int index, Name name) {
            return new Rule(
                    index,
                    name.entityId(),
                    name,
                    null,
                    null,
                    name.kind() == Name.Kind.NATIVE ? Scripts.spell(name.text()) : latin(name.text()));
        }

        static Rule of(int index, ModelGrammar grammar) {
            return new Rule(index, grammar.entityId(), null, grammar, Grammar.compile(grammar.grammar()), "");
        }

        private static String latin(String text) {
            StringBuilder letters = new StringBuilder();
            for (int i = 0; i < text.length(); i++) {
                char c = Glyphs.letter(text.charAt(i));
                if (c != 0 && c < 128) {
                    letters.append(c);
                }
            }
            return letters.toString();
        }

        /** The symbols that pass for a letter of the spelling: look-alikes as well, unless the name is too short or plain for that. */
        long symbols(int i) {
            char letter = spelling.charAt(i);
            long heard = forgiving() && spelling.length() >= LONG ? Glyphs.soundingLike(letter) : 0;
            return forgiving() || name.kind() == Name.Kind.SLIP ? Glyphs.alike(letter) | heard : Glyphs.bit(letter);
        }

        boolean forgiving() {
            return name != null && (name.kind() == Name.Kind.COINED || name.kind() == Name.Kind.SHARED);
        }

        public Set<Context> needs() {
            return name != null ? name.needs() : grammar.needs();
        }
    }
}
