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
    /** Of a listed name: how it is written here. */
    public Way way = Way.SAME;
    /** Of a listed name in a vendor's name: how much of both names is the same, from 0 to 1. */
    public double alike = 1;
    /** Log-odds that it adds; 0 until judged, and if it does not count. */
    public double weight;

    public String note = "";
    public RoleDecision role = Roles.PURCHASE;

    /** How a listed name may be written. */
    public enum Way {
        SAME("the whole name"),
        FORM("the whole name but for its legal form"),
        OTHERWISE("the whole name, a word written otherwise"),
        ORDER("the whole name in another order"),
        CUT("the beginning of the name, as long as a field is wide"),
        SLIP("the whole name, one letter off"),
        INITIAL("the whole name, a word as its initial"),
        SCRIPT("the name in another script");

        public final String inWords;

        Way(String inWords) {
            this.inWords = inWords;
        }
    }

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
