package org.sightline.matching.screening.find;

import org.sightline.matching.screening.role.RoleDecision;
import org.sightline.matching.screening.role.Roles;
import org.sightline.matching.screening.text.Text;

/** A place in a field where a pattern was met, and later what it is worth. */
public final class Hit {

    public final Pattern pattern;
    public final Text text;
    public final int start;
    public final int end;
    /** EXACT, SLIPPED or CUT of {@code Patterns}. */
    public final int how;
    /** Gaps inside the span. */
    public final int gaps;
    /** Characters read through garble. */
    public final int garbled;
    /** Of a listed name: the share of its words that the field has. */
    public double coverage = 1;
    /** Of a listed name: how many distinctive words it has. */
    public int distinctive;
    /** Of a listed name: whether the whole field is that name. */
    public boolean whole;
    /** Log-odds that it adds; 0 until judged, and if it does not count. */
    public double weight;

    public String note = "";
    public RoleDecision role = Roles.PURCHASE;

    Hit(Pattern pattern, Text text, int start, int end, int how, int gaps, int garbled) {
        this.pattern = pattern;
        this.text = text;
        this.start = start;
        this.end = end;
        this.how = how;
        this.gaps = gaps;
        this.garbled = garbled;
    }

    public boolean isModel() {
        return pattern.isModel();
    }

    /** Whether every letter stands alone, as in H I K. */
    public boolean spelledOut() {
        return gaps == pattern.spelling.length() - 1 && gaps > 0;
    }

    public boolean split() {
        return gaps > 0 && !spelledOut();
    }

    public boolean overlaps(Hit other) {
        return text == other.text && start < other.end && other.start < end;
    }
}
