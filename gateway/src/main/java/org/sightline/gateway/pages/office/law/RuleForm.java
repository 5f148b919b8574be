package org.sightline.gateway.pages.office.law;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sightline.kit.problem.Problem;

/**
 * A rule as a form has it. Each line of the text form in which matching-service shows and reads a rule is a field, or stands in one with
 * the other lines that have none of their own (exceptions, how the law stands, passages that were read), so nothing of it is lost, and the
 * service alone knows what a field may say.
 *
 * @param typed by the names of the fields
 */
record RuleForm(Map<String, String> typed) {

    private static final List<String> HEAD =
            List.of("title", "jurisdiction", "plain", "citation", "certainty", "source", "exception");

    /** Keys of a part that people write; the others are chosen from a list, so they say nothing of whether there is one. */
    private static final List<String> WRITTEN = List.of(
            "part",
            "binds",
            "may bind",
            "makers",
            "items",
            "items unsure",
            "not covered",
            "events",
            "needs",
            "from",
            "until");

    private static final List<String> CHOSEN = List.of("purpose", "funding", "contractor", "outcome");
    /** The field of the lines that have none of their own: above the parts, and of each part. */
    private static final String MORE = "more";

    private static final Set<String> WITH_A_FIELD = Stream.of(
                    Stream.of("rule", "version", "recorded"), HEAD.stream(), WRITTEN.stream(), CHOSEN.stream())
            .flatMap(keys -> keys)
            .collect(Collectors.toUnmodifiableSet());

    /** Lines without a field of their own, above the parts and of a part; the form names them. */
    private static final Set<String> MORE_OF_THE_RULE =
            Set.of("status", "pending", "read", "looked at", "day certainty", "buyers certainty");

    private static final Set<String> MORE_OF_A_PART =
            Set.of("except", "origin", "made in", "only", "clause", "amount from");

    private static final Pattern OF_A_PART = Pattern.compile("part-(\\d{1,3})-.*");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    /**
     * A part of the rule.
     *
     * @param number from 1
     * @param added whether it is offered for a part that the rule does not have yet
     */
    record Part(int number, boolean added, Map<String, String> typed) {

        /** The name of a field. */
        public String id(String key) {
            return name(number, key);
        }

        /** What a field says. */
        public String says(String key) {
            return typed.getOrDefault(id(key), "");
        }

        /** The keys that people write in words, without its days. */
        public List<String> words() {
            return WRITTEN.subList(0, WRITTEN.size() - 2);
        }
    }

    /** The rule as it is in force, with a number for the next reading. */
    static RuleForm of(LawPages.Rule rule) {
        Map<String, String> fields = new LinkedHashMap<>();
        int part = 0;
        for (String line : Objects.requireNonNull(rule.text(), "A single rule comes with its text")
                .split("\n")) {
            int colon = line.indexOf(':');
            String key = line.substring(0, Math.max(0, colon)).strip();
            part += key.equals("part") ? 1 : 0;
            if (WITH_A_FIELD.contains(key)) {
                fields.put(name(part, key), line.substring(colon + 1).strip());
            } else {
                fields.merge(name(part, MORE), line.strip(), (one, other) -> one + "\n" + other);
            }
        }
        fields.put("version", next(rule.versions()));
        return new RuleForm(fields);
    }

    /** A number that no reading of the rule has: readings are numbered, or a number with the day of a check. */
    static String next(List<LawPages.Reading> readings) {
        return String.valueOf(1
                + readings.stream()
                        .flatMap(reading ->
                                NUMBER.matcher(reading.version()).results().limit(1))
                        .map(MatchResult::group)
                        .mapToInt(Integer::parseInt)
                        .max()
                        .orElse(0));
    }

    /** What a field above the parts says. */
    public String says(String key) {
        return typed.getOrDefault(key, "");
    }

    /** The parts, and an empty one for another. */
    public List<Part> parts() {
        List<Integer> numbers = numbers();
        int last = numbers.isEmpty() ? 0 : numbers.getLast();
        return Stream.concat(numbers.stream(), Stream.of(last + 1))
                .map(number -> new Part(number, number > last, typed))
                .toList();
    }

    /**
     * The whole rule as text, without the parts that are left out.
     *
     * @param recorded the day that the text says; the service replaces it by that of the approval
     */
    String text(String ruleId, LocalDate recorded) {
        StringBuilder text = new StringBuilder();
        line(text, "rule", ruleId);
        line(text, "version", says("version"));
        line(text, "recorded", recorded.toString());
        HEAD.forEach(key -> line(text, key, says(key)));
        lines(text, "", says(MORE));
        for (int number : numbers()) {
            if (!typed.containsKey(name(number, "out"))) {
                text.append("part: ").append(written(number, "part")).append('\n');
                Stream.concat(WRITTEN.stream().skip(1), CHOSEN.stream())
                        .forEach(key -> line(text, "  " + key, written(number, key)));
                lines(text, "  ", written(number, MORE));
            }
        }
        return text.toString();
    }

    /** Of which parts anything is written. */
    private List<Integer> numbers() {
        return typed.keySet().stream()
                .flatMap(field -> OF_A_PART.matcher(field).results())
                .map(field -> Integer.valueOf(field.group(1)))
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .filter(number -> Stream.concat(WRITTEN.stream(), Stream.of(MORE))
                        .anyMatch(key -> !written(number, key).isEmpty()))
                .toList();
    }

    /**
     * Further lines that are none: in the text of a rule they would go on what stands above them.
     *
     * @return one fault for each, at its field
     */
    List<Problem.Fault> faults() {
        return Stream.concat(
                        faults(MORE, says(MORE), MORE_OF_THE_RULE),
                        numbers().stream()
                                .flatMap(number -> faults(name(number, MORE), written(number, MORE), MORE_OF_A_PART)))
                .toList();
    }

    private static Stream<Problem.Fault> faults(String field, String typed, Set<String> known) {
        return typed.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .filter(line -> !known.contains(line.split(":", 2)[0].strip()))
                .map(line -> new Problem.Fault(
                        "/" + field,
                        "unknown-line",
                        "\"" + line + "\" is no line that stands here. Begin it with one of: "
                                + known.stream().sorted().collect(Collectors.joining(", ")) + "."));
    }

    private String written(int part, String key) {
        return typed.getOrDefault(name(part, key), "").strip();
    }

    /** Lines that were typed as they stand in the text. */
    private static void lines(StringBuilder text, String indent, String typed) {
        typed.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(line -> text.append(indent).append(line).append('\n'));
    }

    /** A value goes on one line, whatever was typed. */
    private static void line(StringBuilder text, String key, String value) {
        if (!value.isBlank()) {
            text.append(key)
                    .append(": ")
                    .append(SPACE.matcher(value.strip()).replaceAll(" "))
                    .append('\n');
        }
    }

    private static String name(int part, String key) {
        return (part == 0 ? "" : "part-" + part + "-") + key.replace(' ', '-');
    }
}
