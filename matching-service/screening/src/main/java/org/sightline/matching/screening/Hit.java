package org.sightline.matching.screening;

/** A place in a field where a rule was met, and later what it is worth. */
final class Hit {

    final Rules.Rule rule;
    final Text text;
    final int start;
    final int end;
    /** {@link Rules#EXACT}, {@link Rules#SLIPPED} or {@link Rules#CUT}. */
    final int how;
    /** Gaps inside the span. */
    final int gaps;
    /** Characters read through garble. */
    final int garbled;
    /** Of a listed name: the share of its words that the field has. */
    double coverage = 1;
    /** Of a listed name: how many distinctive words it has. */
    int distinctive;
    /** Log-odds that it adds; 0 until judged, and if it does not count. */
    double weight;

    String note = "";
    Roles.Decision role;

    Hit(Rules.Rule rule, Text text, int start, int end, int how, int gaps, int garbled) {
        this.rule = rule;
        this.text = text;
        this.start = start;
        this.end = end;
        this.how = how;
        this.gaps = gaps;
        this.garbled = garbled;
    }

    boolean isModel() {
        return rule.grammar != null;
    }

    /** Whether every letter stands alone, as in H I K. */
    boolean spelledOut() {
        return gaps == rule.spelling.length() - 1 && gaps > 0;
    }

    boolean split() {
        return gaps > 0 && !spelledOut();
    }

    boolean overlaps(Hit other) {
        return text == other.text && start < other.end && other.start < end;
    }
}
