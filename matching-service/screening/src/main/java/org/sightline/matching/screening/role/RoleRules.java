package org.sightline.matching.screening.role;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.screening.match.Role;

/** The word rules of {@code rules.txt}, which says how they are written. */
final class RoleRules {

    private static final String FILE = "rules.txt";
    private static final String MENTION = "mention, ";
    private static final String IS = " = ";
    private static final Pattern NAMED = Pattern.compile("\\{([A-Z_]+)}");

    /** A rule: the role it gives to a line with these words, and for a mention the reason. */
    record Rule(Role role, @Nullable String reason, Pattern words) {}

    final List<Rule> before = new ArrayList<>();
    final List<Rule> after = new ArrayList<>();
    final List<Rule> toAnother = new ArrayList<>();
    private final Map<String, String> words = new HashMap<>();
    private final Map<String, Pattern> patterns = new HashMap<>();

    private RoleRules() {}

    /** The rules that ship with Sightline, for a list of makers. */
    static RoleRules builtIn(Collection<String> makers) {
        RoleRules rules = new RoleRules();
        rules.words.put("MAKERS", makers.isEmpty() ? "(?!)" : String.join("|", makers));
        String section = "";
        for (String line : lines()) {
            if (line.startsWith("[")) {
                section = line;
            } else {
                int is = line.indexOf(IS);
                rules.add(section, line.substring(0, is), line.substring(is + IS.length()));
            }
        }
        return rules;
    }

    Pattern pattern(String name) {
        return Objects.requireNonNull(patterns.get(name), name);
    }

    private void add(String section, String head, String expression) {
        String whole = NAMED.matcher(expression)
                .replaceAll(name ->
                        Matcher.quoteReplacement(Objects.requireNonNull(words.get(name.group(1)), name.group(1))));
        switch (section) {
            case "[words]" -> words.put(head, whole);
            case "[before]" -> before.add(rule(head, whole));
            case "[after]" -> after.add(rule(head, whole));
            case "[to another]" -> toAnother.add(rule(head, whole));
            case "[patterns]" -> patterns.put(head, Pattern.compile(whole));
            default -> throw new IllegalStateException(FILE + " has no section for " + head);
        }
    }

    private static Rule rule(String head, String words) {
        return head.startsWith(MENTION)
                ? new Rule(Role.MENTION, head.substring(MENTION.length()), Pattern.compile(words))
                : new Rule(Role.PURCHASE, null, Pattern.compile(words));
    }

    /** The lines of the file, indented ones joined to the one above. */
    private static List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (String line : Resources.text(FILE).split("\n")) {
            if (line.startsWith("    ")) {
                lines.add(lines.removeLast() + line.substring(4));
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                lines.add(line);
            }
        }
        return lines;
    }
}
