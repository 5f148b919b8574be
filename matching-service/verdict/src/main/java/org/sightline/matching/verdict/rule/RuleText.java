package org.sightline.matching.verdict.rule;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.verdict.facts.BuyerKind;
import org.sightline.matching.verdict.facts.Circumstance;
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
            "day certainty",
            "buyers certainty",
            "looked at",
            "read",
            "source",
            "exception",
            "status",
            "pending");
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
            "origin",
            "made in",
            "only",
            "except",
            "clause",
            "amount from",
            "from",
            "until",
            "outcome");

    /** Keys that may stand more than once, one entry a line. */
    private static final Set<String> REPEATED = Set.of("read", "status", "pending", "except");

    private static final String ENTRY_END = "\n";
    private static final String NOTE = "note";
    private static final Set<String> LIST_KEYS =
            Set.of("list", "title", "named by", "reaches subsidiaries", "designates");
    private static final Set<String> EXEMPTION_KEYS = Set.of("from", "until", "asked", "when", "then", "proof", "list");
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
                reaches(said.getOrDefault("reaches subsidiaries", "no")),
                "yes".equals(said.get("designates")));
    }

    /** {@code yes}, {@code no}, or {@code no; 2025-09-29 foreign; 2025-11-10 no; 2026-11-10 foreign not confirmed}. */
    private static List<MakerList.Reach> reaches(String value) {
        return Arrays.stream(value.split(";"))
                .map(String::strip)
                .map(RuleText::reach)
                .toList();
    }

    private static MakerList.Reach reach(String entry) {
        boolean dated = Character.isDigit(entry.charAt(0));
        String[] words = (dated ? entry : LocalDate.MIN + " " + entry).split(" ", 3);
        MakerList.To to = switch (words[1]) {
            case "yes" -> MakerList.To.ALL;
            case "foreign" -> MakerList.To.FOREIGN;
            case "no" -> MakerList.To.NONE;
            default -> throw new IllegalArgumentException("\"" + entry + "\" is neither yes, no nor foreign");
        };
        return new MakerList.Reach(to, dated ? LocalDate.parse(words[0]) : LocalDate.MIN, words.length < 3);
    }

    private static Rule rule(List<Entry> block) {
        Map<String, String> shared = new LinkedHashMap<>();
        List<Map<String, String>> parts = new ArrayList<>();
        for (Entry entry : block) {
            if (entry.key().equals("part")) {
                parts.add(new LinkedHashMap<>());
            }
            Map<String, String> target = parts.isEmpty() ? shared : parts.get(parts.size() - 1);
            boolean repeated = !put(target, entry);
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

    /** Whether the entry could be put: a key stands once, unless it may be repeated. */
    private static boolean put(Map<String, String> target, Entry entry) {
        if (REPEATED.contains(entry.key())) {
            target.merge(entry.key(), entry.value(), (one, other) -> one + ENTRY_END + other);
            return true;
        }
        return target.put(entry.key(), entry.value()) == null;
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
                sourcing(shared),
                shared.getOrDefault("source", ""),
                shared.getOrDefault("exception", ""),
                entries(shared, "status", RuleText::standing).stream()
                        .sorted(Comparator.comparing(Standing::from))
                        .toList(),
                entries(shared, "pending", RuleText::pending),
                read);
    }

    private static Sourcing sourcing(Map<String, String> said) {
        return new Sourcing(
                Certainty.parse(required(said, "certainty")),
                certainty(said.get("day certainty")),
                certainty(said.get("buyers certainty")),
                day(said.get("looked at")),
                entries(said, "read", RuleText::passage));
    }

    private static @Nullable Certainty certainty(@Nullable String value) {
        return value == null ? null : Certainty.parse(value);
    }

    private static <T> List<T> entries(Map<String, String> said, String key, Function<String, T> read) {
        String value = said.get(key);
        return value == null || value.isBlank()
                ? List.of()
                : Arrays.stream(value.split(ENTRY_END)).map(read).toList();
    }

    /** {@code 2026-12-01; 47 CFR 54.10(a), as copied at example.org; "the words"}. */
    private static Passage passage(String entry) {
        String[] fields = fields(entry, 3, "read: 2026-12-01; place; \"words\"");
        return new Passage(fields[1], LocalDate.parse(fields[0]), unquoted(fields[2]));
    }

    private static String unquoted(String words) {
        boolean quoted = words.length() > 1 && words.startsWith("\"") && words.endsWith("\"");
        return quoted ? words.substring(1, words.length() - 1) : words;
    }

    /** {@code suspended; 2025-11-10; 90 FR 50857}; in whatever order they stand, the days decide. */
    private static Standing standing(String entry) {
        String[] fields = fields(entry, 3, "status: suspended; 2025-11-10; why");
        return new Standing(Standing.Kind.parse(fields[0]), LocalDate.parse(fields[1]), fields[2]);
    }

    /** {@code 2026-10-01; the document and what became of it}. */
    private static Pending pending(String entry) {
        String[] fields = fields(entry, 2, "pending: 2026-10-01; what");
        return new Pending(LocalDate.parse(fields[0]), fields[1]);
    }

    private static String[] fields(String entry, int count, String form) {
        String[] fields =
                Arrays.stream(entry.split(";", count)).map(String::strip).toArray(String[]::new);
        if (fields.length < count) {
            throw new IllegalArgumentException("\"" + entry + "\" should read \"" + form + "\"");
        }
        return fields;
    }

    /** {@code conditional_approval; from 2026-03-18; until 2028-01-01; asked; then restricted; proof: words}. */
    private static LawException exemption(String entry) {
        Map<String, String> said = new LinkedHashMap<>();
        String[] fields = entry.split(";");
        for (int i = 1; i < fields.length; i++) {
            String[] words = fields[i].strip().split("[: ]+", 2);
            said.put(words[0], words.length == 1 ? "" : words[1]);
        }
        if (!EXEMPTION_KEYS.containsAll(said.keySet())) {
            throw new IllegalArgumentException(
                    "\"except: " + entry + "\" may say from, until, asked, when, then, list, proof");
        }
        String when = said.get("when");
        String then = said.get("then");
        return new LawException(
                Circumstance.parse(fields[0]),
                day(said.get("from")),
                day(said.get("until")),
                said.containsKey("asked"),
                when == null ? null : Circumstance.parse(when),
                then == null ? Verdict.NOT_COVERED : WireNames.parse(Verdict.class, then, "outcome"),
                said.getOrDefault("proof", ""),
                said.getOrDefault("list", ""));
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
                Set.copyOf(words(said.get("origin"))),
                Set.copyOf(words(said.get("made in"))),
                said.get("only") == null ? null : Circumstance.parse(said.get("only")),
                entries(said, "except", RuleText::exemption),
                said.getOrDefault("clause", ""),
                Long.parseLong(said.getOrDefault("amount from", "0")),
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
        if (value.equals(NOTE)) {
            return Verdict.NOT_COVERED;
        }
        Verdict outcome = WireNames.parse(Verdict.class, value, "outcome");
        if (outcome == Verdict.NOT_COVERED) {
            throw new IllegalArgumentException(RulePart.OUTCOMES);
        }
        return outcome;
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
        print(out, rule.sourcing());
        line(out, "source", rule.source());
        line(out, "exception", rule.exception());
        rule.standings()
                .forEach(one -> line(out, "status", one.kind().words() + "; " + one.from() + "; " + one.note()));
        rule.pending().forEach(one -> line(out, "pending", one.from() + "; " + one.what()));
        for (RulePart part : rule.parts()) {
            print(out, part);
        }
        return out.toString();
    }

    private static void print(StringBuilder out, Sourcing sourcing) {
        line(out, "day certainty", sourcing.day() == null ? "" : WireNames.of(sourcing.day()));
        line(out, "buyers certainty", sourcing.buyers() == null ? "" : WireNames.of(sourcing.buyers()));
        line(
                out,
                "looked at",
                sourcing.looked() == null ? "" : sourcing.looked().toString());
        sourcing.passages()
                .forEach(one -> line(out, "read", one.read() + "; " + one.place() + "; \"" + one.words() + "\""));
    }

    private static String text(LawException exemption) {
        return exemption.kind().wireName()
                + (exemption.from() == null ? "" : "; from " + exemption.from())
                + (exemption.until() == null ? "" : "; until " + exemption.until())
                + (exemption.asked() ? "; asked" : "")
                + (exemption.when() == null ? "" : "; when " + exemption.when().wireName())
                + (exemption.outcome() == Verdict.RESTRICTED ? "; then restricted" : "")
                + (exemption.list().isEmpty() ? "" : "; list " + exemption.list())
                + (exemption.proof().isEmpty() ? "" : "; proof " + exemption.proof());
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
        line(out, "  origin", part.origin().stream().sorted().collect(Collectors.joining(", ")));
        line(out, "  made in", part.madeIn().stream().sorted().collect(Collectors.joining(", ")));
        line(out, "  only", part.only() == null ? "" : part.only().wireName());
        part.exemptions().forEach(one -> line(out, "  except", text(one)));
        line(out, "  clause", part.clause());
        line(out, "  amount from", part.amountFrom() == 0 ? "" : String.valueOf(part.amountFrom()));
        line(out, "  from", part.from().toString());
        line(out, "  until", part.until() == null ? "" : part.until().toString());
        line(out, "  outcome", part.isNote() ? NOTE : WireNames.of(part.outcome()));
    }

    private static void line(StringBuilder out, String key, String value) {
        if (!value.isEmpty()) {
            out.append(key).append(": ").append(value).append('\n');
        }
    }
}
