package org.sightline.gateway.pages.office.opendata.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** How a redaction does on the texts of one writer. */
record Outcome(List<Case> mustGo, List<Case> left, List<Case> spoiled, List<Case> harmless, List<Case> damaged) {

    private static final double PERCENT = 100;

    static Outcome of(List<Case> texts, UnaryOperator<String> redaction) {
        Outcome outcome = new Outcome(
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Case text : texts) {
            String shown = redaction.apply(text.text());
            add(text, text.isHarmless() ? outcome.harmless() : outcome.mustGo(), true);
            add(text, outcome.left(), text.isLeftIn(shown));
            add(text, text.isHarmless() ? outcome.damaged() : outcome.spoiled(), text.isDamagedIn(shown));
        }
        return outcome;
    }

    private static void add(Case text, List<Case> to, boolean holds) {
        if (holds) {
            to.add(text);
        }
    }

    /** In percent of the texts that have something that must go: those that lost all of it. */
    double removed() {
        return PERCENT - PERCENT * left.size() / mustGo.size();
    }

    /** In percent of the harmless texts. */
    double damagedPart() {
        return PERCENT * damaged.size() / harmless.size();
    }

    String told(double sureEnough) {
        return String.format(
                Locale.ROOT,
                "sure enough %.2f: removed %d of %d (%.1f %%), damaged %d of %d (%.1f %%), lost a part to stay %d",
                sureEnough,
                mustGo.size() - left.size(),
                mustGo.size(),
                removed(),
                damaged.size(),
                harmless.size(),
                damagedPart(),
                spoiled.size());
    }
}
