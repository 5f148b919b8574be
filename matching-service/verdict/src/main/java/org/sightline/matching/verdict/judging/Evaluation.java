package org.sightline.matching.verdict.judging;

import java.util.Arrays;
import org.sightline.matching.verdict.compiled.Comparison;
import org.sightline.matching.verdict.compiled.Compiled;
import org.sightline.matching.verdict.compiled.Question;
import org.sightline.matching.verdict.compiled.Rank;
import org.sightline.matching.verdict.compiled.Reach;
import org.sightline.matching.verdict.facts.Facts;
import org.sightline.matching.verdict.rule.Need;

/** What the rules say about one purchase on one day: the weightiest rank, who decided it, and what is missing. */
final class Evaluation {

    private static final int[] NOBODY = {};
    private static final int ROOM = 8;

    int rank = Rank.NOT_COVERED;
    /** Facts beyond the purchase record: they are asked for where nothing of the record alone leaves the answer open. */
    private static final int BEYOND_THE_RECORD = Need.ORIGIN.bit()
            | Need.EXCEPTION.bit()
            | Need.KNOWLEDGE.bit()
            | Need.LAW.bit()
            | Need.CLAUSE.bit()
            | Need.AMOUNT.bit();

    private int missing;
    /** What is asked beyond the record, and what the rules that do so turn on besides. */
    private int beyond;

    private int besides = -1;
    /** What a rule turns on that asks nothing beyond the record; the first of the fewest facts; -1 where there is none. */
    private int plain = -1;

    private int[] rules = NOBODY;
    private int count;

    static Evaluation on(long day, Compiled compiled, Compiled.Subject subject, Question question, Facts facts) {
        Evaluation evaluation = new Evaluation();
        evaluation.add(day, subject.reaches(0, question), question);
        int state = compiled.jurisdiction(facts.state());
        if (state > 0) {
            evaluation.add(day, subject.reaches(state, question), question);
        } else if (facts.state() == null) {
            for (int i = 1; i < subject.byJurisdiction.length; i++) {
                evaluation.add(day, subject.reaches(i, question), question);
            }
        }
        if (evaluation.rank == Rank.NOT_COVERED) {
            evaluation.flagIfDesignated(day, subject, question);
        }
        return evaluation;
    }

    /**
     * Bits of the facts that the weightiest rules turn on; zero unless the rank is an open one. Where a rule turns on facts of
     * the record only, and every rule that asks beyond it turns on these too, the rest is not asked: it could not change
     * the headline before they are answered.
     */
    int missing() {
        boolean recordDecides = plain >= 0 && (plain & ~besides) == 0;
        return recordDecides ? missing : missing | beyond;
    }

    int[] deciding() {
        return count == rules.length ? rules : Arrays.copyOf(rules, count);
    }

    private void add(long day, Reach[] reaches, Question question) {
        for (Reach reach : reaches) {
            if (reach.heaviest > rank) {
                return;
            }
            if (!reach.mayCount(question, day)) {
                continue;
            }
            int result = Comparison.of(question, reach, day);
            int itsRank = Comparison.rank(result);
            if (itsRank <= rank && itsRank != Rank.NOT_COVERED && itsRank != Rank.MAY_BE_RESTRICTED) {
                weigh(itsRank, reach.part.ruleIndex, Comparison.missing(result));
            }
        }
    }

    private void weigh(int itsRank, int rule, int itsMissing) {
        if (itsRank < rank) {
            rank = itsRank;
            count = 0;
            missing = 0;
            beyond = 0;
            besides = -1;
            plain = -1;
        }
        missing |= itsMissing & ~BEYOND_THE_RECORD;
        if ((itsMissing & BEYOND_THE_RECORD) != 0) {
            beyond |= itsMissing & BEYOND_THE_RECORD;
            besides &= itsMissing;
        } else if (plain < 0 || Integer.bitCount(itsMissing) < Integer.bitCount(plain)) {
            plain = itsMissing;
        }
        decidedBy(rule);
    }

    private void flagIfDesignated(long day, Compiled.Subject subject, Question question) {
        if (question.removal) {
            return;
        }
        for (Compiled.Designation designation : subject.designations) {
            boolean applies = question.component || !designation.onlyAsComponent();
            if (applies && designation.period().contains(day)) {
                rank = Rank.FLAGGED;
                decidedBy(designation.ruleIndex());
            }
        }
    }

    private void decidedBy(int rule) {
        for (int i = 0; i < count; i++) {
            if (rules[i] == rule) {
                return;
            }
        }
        if (rule < 0) {
            return;
        }
        if (count == rules.length) {
            rules = Arrays.copyOf(rules, rules.length + ROOM);
        }
        rules[count++] = rule;
    }
}
