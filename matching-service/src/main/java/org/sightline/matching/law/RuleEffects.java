package org.sightline.matching.law;

import java.util.Map;
import org.sightline.matching.verdict.book.RuleBook;

/** What a change of the rules does to findings. */
public interface RuleEffects {

    /**
     * What would happen under another rule book.
     *
     * @param findingsJudged how many were looked at
     * @param findingsChanged on which any law would say something else
     * @param agencies that have any of these
     * @param headlines from what to what headline verdicts would go, such as {@code FLAGGED to PROHIBITED}, with counts
     */
    record Simulation(int findingsJudged, int findingsChanged, int agencies, Map<String, Integer> headlines) {}

    /** Judges everything by the book; changes nothing. */
    Simulation simulate(RuleBook book);
}
