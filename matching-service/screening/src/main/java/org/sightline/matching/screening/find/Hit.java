package org.sightline.matching.screening.find;

import org.sightline.matching.screening.role.Roles;
import org.sightline.matching.screening.text.Text;

/** A place in a field where a rule was met, and later what it is worth. */
public final class Hit {

    public final Rules.Rule rule;
    public final Text text;
    public final int start;
    public final int end;
    /** {@link Rules#EXACT}, {@link Rules#SLIPPED} or {@link Rules#CUT}. */
    public final int how;
    /** Gaps inside the span. */
    public final int gaps;
    /** Characters read through garble. */
    public final int garbled;
    /** Of a listed name: the share of its words that the field has. */
    public double coverage = 1;
    /** Of a listed name: how many distinctive words it has. */
    public int distinctive;
    /** Log-odds that it adds; 0 until judged, and if it does not count. */
    public double weight;

    public String note = "";
    public Roles.Decision role;

    Hit(Rules.Rule rule, Text text, int start, int end, int how, int gaps, int garbled) {
        this.rule = rule;
        this.text = text;
        this.start = start;
        this.end = end;
        this.how = how;
        this.gaps = gaps;
        this.garbled = garbled;
    }

    public boolean isModel() {
        return rule.grammar != null;
    }

    /** Whether every letter stands alone, as in H I K. */
    public boolean spelledOut() {
        return gaps == rule.spelling.length() - 1 && gaps > 0;
    }

    public boolean split() {
        return gaps > 0 && !spelledOut();
    }

    public boolean overlaps(Hit other) {
        return text == other.text && start < other.end && other.start < end;
    }
}
