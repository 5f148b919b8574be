package org.sightline.matching.law;

import jakarta.enterprise.context.ApplicationScoped;
import org.sightline.matching.verdict.RuleBook;

/** The rules that are in force. */
@ApplicationScoped
public class RulesInForce {

    private volatile RuleBook book = RuleBook.builtIn();

    /** The rule book to judge with now. */
    public RuleBook book() {
        return book;
    }
}
