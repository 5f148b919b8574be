package org.sightline.matching.verdict.compiled;

import org.sightline.matching.verdict.rule.Verdict;

/**
 * The outcomes of a rule in the order of their weight: lower weighs more. It is finer than {@link Verdict}, since
 * UNDETERMINED weighs by what it could become.
 */
public final class Rank {

    static final int PROHIBITED = 0;
    /** Undetermined, and one of the answers prohibits. */
    static final int MAY_BE_PROHIBITED = 1;

    static final int RESTRICTED = 2;
    /** Undetermined, and the worst answer restricts. */
    public static final int MAY_BE_RESTRICTED = 3;

    public static final int FLAGGED = 4;
    public static final int NOT_COVERED = 5;

    private static final Verdict[] OF_A_RULE = {
        Verdict.PROHIBITED,
        Verdict.UNDETERMINED,
        Verdict.RESTRICTED,
        Verdict.UNDETERMINED,
        Verdict.FLAGGED,
        Verdict.NOT_COVERED
    };

    private Rank() {}

    /** What a rule of this rank says by itself. */
    public static Verdict verdict(int rank) {
        return OF_A_RULE[rank];
    }

    /** The rank of a rule of which every condition is met. */
    static int met(Verdict outcome) {
        return switch (outcome) {
            case PROHIBITED -> PROHIBITED;
            case RESTRICTED -> RESTRICTED;
            case NOT_COVERED -> NOT_COVERED;
            default -> FLAGGED;
        };
    }

    /** The rank of a rule of which no condition fails and at least one is open. */
    static int open(Verdict outcome) {
        return switch (outcome) {
            case PROHIBITED -> MAY_BE_PROHIBITED;
            case RESTRICTED -> MAY_BE_RESTRICTED;
            case NOT_COVERED -> NOT_COVERED;
            default -> FLAGGED;
        };
    }
}
