package org.sightline.matching.screening.find;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.screening.text.Glyphs;
import org.sightline.matching.screening.text.Scripts;
import org.sightline.matching.watchlist.Context;
import org.sightline.matching.watchlist.ModelGrammar;
import org.sightline.matching.watchlist.Name;

/** A name or grammar with what is needed to run it. Exactly one of name and grammar is set. */
public final class Pattern {

    /** How a pattern was met, the low two bits of a tag. */
    public static final int EXACT = 0;

    public static final int SLIPPED = 1;
    public static final int CUT = 2;

    /** Shortest name in which a slip is forgiven. */
    static final int SLIP_FROM = 5;
    /** Shortest name that is unlike enough to forgive a slip in its first letter, and to be found inside any word. */
    public static final int LONG = 8;

    public final int index;
    public final String entityId;
    private final @Nullable Name name;
    private final @Nullable ModelGrammar grammar;
    private final @Nullable Grammar program;
    /** Letters and digits of the name, or its foreign letters. */
    public final String spelling;

    private Pattern(
            int index,
            String entityId,
            @Nullable Name name,
            @Nullable ModelGrammar grammar,
            @Nullable Grammar program,
            String spelling) {
        this.index = index;
        this.entityId = entityId;
        this.name = name;
        this.grammar = grammar;
        this.program = program;
        this.spelling = spelling;
    }

    static Pattern of(int index, Name name) {
        return new Pattern(
                index,
                name.entityId(),
                name,
                null,
                null,
                name.kind() == Name.Kind.NATIVE ? Scripts.spell(name.text()) : latin(name.text()));
    }

    static Pattern of(int index, ModelGrammar grammar) {
        return new Pattern(index, grammar.entityId(), null, grammar, Grammar.compile(grammar.grammar()), "");
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
        return forgiving() || name().kind() == Name.Kind.SLIP ? Glyphs.alike(letter) | heard : Glyphs.bit(letter);
    }

    boolean forgiving() {
        return name != null && (name.kind() == Name.Kind.COINED || name.kind() == Name.Kind.SHARED);
    }

    public Set<Context> needs() {
        return name != null ? name.needs() : grammar().needs();
    }

    /** Whether this is the shape of a model number, and not a name. */
    public boolean isModel() {
        return grammar != null;
    }

    /** Whether this is a name of that kind. */
    public boolean isName(Name.Kind kind) {
        return name != null && name.kind() == kind;
    }

    /** The name; only where this is one. */
    public Name name() {
        return Objects.requireNonNull(name);
    }

    /** The grammar; only where this is a model. */
    public ModelGrammar grammar() {
        return Objects.requireNonNull(grammar);
    }

    Grammar program() {
        return Objects.requireNonNull(program);
    }
}
