package org.sightline.matching.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.language.Language;
import org.sightline.matching.language.Placeholders;

/** What a text of a kind of notification has to keep to. Pure. */
final class TemplateCheck {

    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_TEXT = 4000;

    /** What a text cannot go without: what the office asks, and by when. */
    private static final Map<NotificationKind, Set<String>> NEEDED = Map.of(
            NotificationKind.NOTICE, Set.of("text", "answerBy"),
            NotificationKind.REMINDER, Set.of("due"),
            NotificationKind.OVERDUE, Set.of("due"),
            NotificationKind.RETURN_OPENED, Set.of("year", "due"),
            NotificationKind.RETURN_DUE, Set.of("year", "due"),
            NotificationKind.RETURN_OVERDUE, Set.of("year", "due"),
            NotificationKind.RETURN_CORRECTION, Set.of("year", "reason"));

    private TemplateCheck() {}

    /**
     * The text that is asked for.
     *
     * @param version that it will have
     * @throws Problem 422 with everything that is wrong
     */
    static Template checked(NotificationKind kind, Language language, int version, TemplateRequest asked) {
        List<Problem.Fault> faults = new ArrayList<>();
        String subject = field(faults, "/subject", asked.subject(), LONGEST_SUBJECT, kind);
        String text = field(faults, "/text", asked.text(), LONGEST_TEXT, kind);
        if (subject.contains("\n")) {
            faults.add(new Problem.Fault("/subject", "several-lines", "Write the subject in one line."));
        }
        for (String needed :
                NEEDED.getOrDefault(kind, Set.of()).stream().sorted().toList()) {
            if (!text.contains("{" + needed + "}")) {
                faults.add(new Problem.Fault(
                        "/text", "missing-placeholder", "The text has to have {" + needed + "} in it."));
            }
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid("The text was not saved; see errors.", faults);
        }
        return new Template(kind, language, version, subject, text);
    }

    private static String field(
            List<Problem.Fault> faults, String pointer, @Nullable String given, int longest, NotificationKind kind) {
        String text = given == null ? "" : given.replace("\r\n", "\n").strip();
        if (text.isEmpty()) {
            faults.add(new Problem.Fault(pointer, "missing", "Write something."));
        }
        if (text.length() > longest) {
            faults.add(new Problem.Fault(pointer, "too-long", "Use at most " + longest + " characters."));
        }
        Set<String> known = kind.sample().keySet();
        Placeholders.NAME
                .matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .filter(name -> !known.contains(name))
                .distinct()
                .forEach(name -> faults.add(new Problem.Fault(
                        pointer,
                        "unknown-placeholder",
                        "{" + name + "} is not known here. There are: "
                                + String.join(", ", known.stream().sorted().toList()) + ".")));
        if (Placeholders.NAME.matcher(text).replaceAll("").matches("(?s).*[{}].*")) {
            faults.add(new Problem.Fault(pointer, "open-brace", "A brace is opened and not closed, or closed only."));
        }
        return text;
    }
}
