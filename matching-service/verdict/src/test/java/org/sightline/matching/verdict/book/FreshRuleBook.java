package org.sightline.matching.verdict.book;

/** A rule book of its own for a test: the shared one may have been laid out before a mutant came in. */
public final class FreshRuleBook {

    private FreshRuleBook() {}

    public static RuleBook builtIn() {
        return RuleBook.latest(Knowledge.builtIn());
    }
}
