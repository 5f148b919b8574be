package org.sightline.matching.verdict.rule;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.verdict.facts.BuyerKind;
import org.sightline.matching.verdict.facts.ContractEvent;
import org.sightline.matching.verdict.facts.ItemClass;
import org.sightline.matching.verdict.facts.WireNames;

/**
 * Reads and writes the text form of rules and lists: {@code key: value} lines, values that go on in indented lines,
 * blocks that begin with {@code rule:} or {@code list:}. The head of rules.txt explains each key.
 */
public final class RuleText {

    private static final Set<String> RULE_KEYS = Set.of(
            "rule",
            "version",
            "recorded",
            "title",
            "jurisdiction",
            "plain",
            "citation",
            "certainty",
            "source",
            "exception");
    private static final Set<String> PART_KEYS = Set.of(
            "part",
            "binds",
            "may bind",
            "makers",
            "items",
            "items unsure",
            "not covered",
            "purpose",
            "funding",
            "contractor",
            "events",
            "needs",
            "from",
            "until",
            "outcome");
    private static final Set<String> LIST_KEYS =
            Set.of("list", "title", "named by", "reaches subsidiaries", "designates");
    private static final String ALL = "all";
    private static final String ANY = "any";

    private RuleText() {}

    /** One {@code key: value} with the line on which it begins. */
    private record Entry(String key, String value, int line) {}

    /** All that a text says. */
    public record Contents(List<Rule> rules, List<MakerList> lists) {}

    public static Contents parse(String text) {
        List<Rule> rules = new ArrayList<>();
        List<MakerList> lists = new ArrayList<>();
        for (List<Entry> block : blocks(entries(text))) {
            if (block.get(0).key().equals("list")) {
                lists.add(list(block));
            } else {
                rules.add(rule(block));
            }
        }
        return new Contents(List.copyOf(rules), List.copyOf(lists));
    }

    /**
     * Reads one rule in the text form that {@link #of} writes and that the rule book ships in.
     *
     * @throws IllegalArgumentException with the line and what to do, when the text does not say a whole rule
     */
    public static Rule rule(String text) {
        Contents contents = parse(text);
        if (contents.rules().size() != 1 || !contents.lists().isEmpty()) {
            throw new IllegalArgumentException("this text should hold exactly one rule, beginning with \"rule: ID\"; "
                    + "it holds " + contents.rules().size());
        }
        return contents.rules().get(0);
    }

    private static List<Entry> entries(String text) {
        List<Entry> entries = new ArrayList<>();
        String[] lines = text.split("\n", -1);
        String lastKey = null;
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].stripTrailing();
            String content = line.strip();
            if (content.isEmpty() || content.startsWith("#")) {
                continue;
            }
            int colon = content.indexOf(':');
            String key = colon < 0 ? "" : content.substring(0, colon).strip();
            boolean indented = line.startsWith(" ");
            boolean known = RULE_KEYS.contains(key) || PART_KEYS.contains(key) || LIST_KEYS.contains(key);
            boolean goesOn = indented && lastKey != null && !(known && PART_KEYS.contains(key));
            if (goesOn) {
                Entry open = entries.remove(entries.size() - 1);
                entries.add(new Entry(open.key(), (open.value() + " " + content).strip(), open.line()));
            } else if (!known) {
                throw new IllegalArgumentException("line " + (i + 1) + ": \"" + content
                        + "\" does not begin with a known key such as \"title:\" or \"from:\"");
            } else {
                entries.add(new Entry(key, content.substring(colon + 1).strip(), i + 1));
                lastKey = key;
            }
        }
        return entries;
    }

    private static List<List<Entry>> blocks(List<Entry> entries) {
        List<List<Entry>> blocks = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.key().equals("rule") || entry.key().equals("list")) {
                blocks.add(new ArrayList<>());
            } else if (blocks.isEmpty()) {
                throw new IllegalArgumentException(
                        "line " + entry.line() + ": begin with \"rule: ID\" or \"list: ID\"");
            }
            blocks.get(blocks.size() - 1).add(entry);
        }
        return blocks;
    }

    private static MakerList list(List<Entry> block) {
        Map<String, String> said = block.stream().collect(Collectors.toMap(Entry::key, Entry::value));
        return new MakerList(
                required(said, "list"),
                required(said, "title"),
                said.getOrDefault("named by", ""),
                "yes".equals(said.get("reaches subsidiaries")),
                "yes".equals(said.get("designates")));
    }

    private static Rule rule(List<Entry> block) {
        Map<String, String> shared = new LinkedHashMap<>();
        List<Map<String, String>> parts = new ArrayList<>();
        for (Entry entry : block) {
            if (entry.key().equals("part")) {
                parts.add(new LinkedHashMap<>());
            }
            Map<String, String> target = parts.isEmpty() ? shared : parts.get(parts.size() - 1);
            boolean repeated = target.put(entry.key(), entry.value()) != null;
            boolean misplaced = !parts.isEmpty() && !PART_KEYS.contains(entry.key());
            if (repeated || misplaced) {
                throw new IllegalArgumentException("line " + entry.line() + ": \"" + entry.key() + "\" "
                        + (repeated ? "stands twice" : "belongs above the first part"));
            }
        }
        String id = required(shared, "rule");
        try {
            return rule(id, shared, parts.isEmpty() ? List.of(Map.of()) : parts);
        } catch (IllegalArgumentException | DateTimeException problem) {
            throw new IllegalArgumentException("rule " + id + ": " + problem.getMessage(), problem);
        }
    }

    private static Rule rule(String id, Map<String, String> shared, List<Map<String, String>> parts) {
        List<RulePart> read = new ArrayList<>();
        for (Map<String, String> part : parts) {
            Map<String, String> whole = new LinkedHashMap<>(shared);
            whole.putAll(part);
            read.add(part(whole));
        }
        return new Rule(
                id,
                required(shared, "version"),
                LocalDate.parse(required(shared, "recorded")),
                required(shared, "title"),
                required(shared, "jurisdiction"),
                required(shared, "plain"),
                required(shared, "citation"),
                Certainty.parse(required(shared, "certainty")),
                shared.getOrDefault("source", ""),
                shared.getOrDefault("exception", ""),
                read);
    }

    private static RulePart part(Map<String, String> said) {
        return new RulePart(
                said.getOrDefault("part", ""),
                constants(BuyerKind.class, said.get("binds"), BuyerKind::parse),
                constants(BuyerKind.class, said.get("may bind"), BuyerKind::parse),
                words(said.get("makers")),
                constants(ItemClass.class, said.get("items"), ItemClass::parse),
                constants(ItemClass.class, said.get("items unsure"), ItemClass::parse),
                words(said.get("not covered")),
                purposeAsListed(said.getOrDefault("purpose", ANY)),
                FundingTrigger.parse(said.getOrDefault("funding", ANY)),
                contractorRequired(said.getOrDefault("contractor", ANY)),
                events(said.getOrDefault("events", ANY)),
                needs(said.get("needs")),
                first(day(said.get("from"))),
                day(said.get("until")),
                outcome(said.get("outcome")));
    }

    private static LocalDate first(@Nullable LocalDate from) {
        if (from == null) {
            throw new IllegalArgumentException("a rule needs a first day: write \"from: 2026-01-31\"");
        }
        return from;
    }

    private static Verdict outcome(@Nullable String value) {
        if (value == null) {
            throw new IllegalArgumentException(RulePart.OUTCOMES);
        }
        return WireNames.parse(Verdict.class, value, "outcome");
    }

    private static String required(Map<String, String> said, String key) {
        String value = said.get(key);
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException("\"" + key + ":\" is missing");
        }
        return value;
    }

    private static boolean purposeAsListed(String value) {
        return oneOf("purpose", value, "as listed", ANY);
    }

    private static boolean contractorRequired(String value) {
        return oneOf("contractor", value, "required", ANY);
    }

    private static boolean oneOf(String key, String value, String yes, String no) {
        if (!value.equals(yes) && !value.equals(no)) {
            throw new IllegalArgumentException(
                    "\"" + key + ": " + value + "\" is neither \"" + yes + "\" nor \"" + no + "\"");
        }
        return value.equals(yes);
    }

    private static Set<ContractEvent> events(String value) {
        return value.equals(ANY)
                ? EnumSet.complementOf(EnumSet.of(ContractEvent.REMOVAL))
                : constants(ContractEvent.class, value, ContractEvent::parse);
    }

    private static Set<String> needs(@Nullable String value) {
        return words(value).stream().map(Need::parse).map(WireNames::of).collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable LocalDate day(@Nullable String value) {
        return value == null || value.isEmpty() ? null : LocalDate.parse(value);
    }

    private static List<String> words(@Nullable String value) {
        return value == null || value.isBlank()
                ? List.of()
                : Arrays.stream(value.split(","))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .toList();
    }

    private static <E extends Enum<E>> Set<E> constants(
            Class<E> type, @Nullable String value, Function<String, E> parse) {
        if (ALL.equals(value)) {
            return EnumSet.allOf(type);
        }
        EnumSet<E> constants = EnumSet.noneOf(type);
        words(value).forEach(word -> constants.add(parse.apply(word)));
        return constants;
    }

    /** A rule in the text form that people read and edit. */
    public static String of(Rule rule) {
        StringBuilder out = new StringBuilder();
        line(out, "rule", rule.id());
        line(out, "version", rule.version());
        line(out, "recorded", rule.recorded().toString());
        line(out, "title", rule.title());
        line(out, "jurisdiction", rule.jurisdiction());
        line(out, "plain", rule.plain());
        line(out, "citation", rule.citation());
        line(out, "certainty", WireNames.of(rule.certainty()));
        line(out, "source", rule.source());
        line(out, "exception", rule.exception());
        for (RulePart part : rule.parts()) {
            print(out, part);
        }
        return out.toString();
    }

    private static void print(StringBuilder out, RulePart part) {
        out.append("part: ").append(part.name()).append('\n');
        line(out, "  binds", WireNames.joined(part.binds()));
        line(out, "  may bind", WireNames.joined(part.mayBind()));
        line(out, "  makers", String.join(", ", part.makers()));
        line(out, "  items", part.items().size() == ItemClass.values().length ? ALL : WireNames.joined(part.items()));
        line(out, "  items unsure", WireNames.joined(part.itemsUnsure()));
        line(out, "  not covered", String.join(", ", part.notCovered()));
        line(out, "  purpose", part.purposeAsListed() ? "as listed" : ANY);
        line(out, "  funding", WireNames.of(part.funding()));
        line(out, "  contractor", part.contractorRequired() ? "required" : ANY);
        line(out, "  events", WireNames.joined(part.events()));
        line(out, "  needs", part.needs().stream().sorted().collect(Collectors.joining(", ")));
        line(out, "  from", part.from().toString());
        line(out, "  until", part.until() == null ? "" : part.until().toString());
        line(out, "  outcome", WireNames.of(part.outcome()));
    }

    private static void line(StringBuilder out, String key, String value) {
        if (!value.isEmpty()) {
            out.append(key).append(": ").append(value).append('\n');
        }
    }
}
