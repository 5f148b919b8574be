package org.sightline.gateway.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What the history of a finding says of what a person did, in one language: what Sightline put around it is translated, what
 * the person wrote stays as it is.
 *
 * @param days says the days in a text as people say them
 */
public record HistoryWords(RecordedWords recorded, Words words, UnaryOperator<String> days) {

    private static final String NOTIFIED = "notified";
    private static final String ANSWERED = "answered";
    /** Between what the agency answers and what it writes. */
    private static final String AFTER_ANSWER = ": ";

    private static final Set<String> ANSWERS = Set.of("accepted", "removed", "planned", "more_time");

    /**
     * What is said of an event.
     *
     * @param action what was done, as messages have it
     * @param text as it was recorded, one or more lines
     */
    public String of(String action, String text) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        int around = lines.size() - 1;
        while (around > 0 && isSaid(lines, around)) {
            around--;
        }
        if (action.equals(NOTIFIED) && !lines.isEmpty()) {
            isSaid(lines, 0);
        }
        if (action.equals(ANSWERED) && !lines.isEmpty()) {
            lines.set(0, answer(lines.getFirst()));
        }
        return recorded.proposed(String.join("\n", lines));
    }

    /** Says a line that Sightline put there; whether it is one. */
    private boolean isSaid(List<String> lines, int place) {
        String said = recorded.line(lines.get(place));
        if (said != null) {
            lines.set(place, days.apply(said));
        }
        return said != null;
    }

    private String answer(String line) {
        int end = line.indexOf(AFTER_ANSWER);
        String code = line.substring(0, Math.max(0, end)).replace(' ', '_');
        return ANSWERS.contains(code) ? words.of(code) + line.substring(end) : line;
    }
}
