package org.sightline.matching.verdict.book;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.verdict.rule.Brand;
import org.sightline.matching.verdict.rule.Listing;
import org.sightline.matching.verdict.rule.Maker;
import org.sightline.matching.verdict.rule.Rule;
import org.sightline.matching.verdict.rule.RuleText;

/**
 * What differs between two rule books, fact by fact, for the one who approves an edit.
 *
 * @param changes the differences, rules first, then listings, makers and brands
 */
public record RuleBookDiff(List<Change> changes) {

    /**
     * One difference.
     *
     * @param kind   rule, listing, maker or brand
     * @param id     of the rule, maker or brand; list and maker for a listing
     * @param field  what of it differs; empty when the whole is new or gone
     * @param before as it was, empty when it was not there
     * @param after  as it is now, empty when it is gone
     */
    public record Change(String kind, String id, String field, String before, String after) {

        /** The change in one line. */
        public String text() {
            String what = kind + " " + id + (field.isEmpty() ? "" : ", " + field);
            if (before.isEmpty()) {
                return "+ " + what + ": " + after;
            }
            return after.isEmpty() ? "- " + what + ": " + before : "~ " + what + ": " + before + " -> " + after;
        }
    }

    public RuleBookDiff {
        changes = List.copyOf(changes);
    }

    /** All differences from one book to another. */
    public static RuleBookDiff between(RuleBook before, RuleBook after) {
        List<Change> changes = new ArrayList<>();
        Map<String, Rule> old = byId(before.rules(), Rule::id);
        Map<String, Rule> now = byId(after.rules(), Rule::id);
        for (String id : union(old.keySet(), now.keySet())) {
            changes.addAll(rule(id, old.get(id), now.get(id)));
        }
        changes.addAll(whole(
                "listing",
                texts(before.listings(), RuleBookDiff::key, RuleBookDiff::listing),
                texts(after.listings(), RuleBookDiff::key, RuleBookDiff::listing)));
        changes.addAll(whole(
                "maker",
                texts(before.makers(), Maker::id, Maker::toString),
                texts(after.makers(), Maker::id, Maker::toString)));
        changes.addAll(whole(
                "brand",
                texts(before.brands(), Brand::id, Brand::toString),
                texts(after.brands(), Brand::id, Brand::toString)));
        return new RuleBookDiff(changes);
    }

    /** All differences from one reading of a rule to another. */
    public static RuleBookDiff between(Rule before, Rule after) {
        return new RuleBookDiff(rule(after.id(), before, after));
    }

    /** One line for each change; empty when the books say the same. */
    public String text() {
        return changes.stream().map(Change::text).collect(Collectors.joining("\n"));
    }

    private static List<Change> rule(String id, @Nullable Rule before, @Nullable Rule after) {
        if (before == null || after == null) {
            return List.of(new Change("rule", id, "", title(before), title(after)));
        }
        Map<String, String> old = fields(before);
        Map<String, String> now = fields(after);
        List<Change> changes = new ArrayList<>();
        for (String field : union(old.keySet(), now.keySet())) {
            String was = old.getOrDefault(field, "");
            String is = now.getOrDefault(field, "");
            if (!was.equals(is)) {
                changes.add(new Change("rule", id, field, was, is));
            }
        }
        return changes;
    }

    private static String title(@Nullable Rule rule) {
        return rule == null ? "" : rule.title();
    }

    /** The lines of a rule's text by their key; those of the parts with the part's number. */
    private static Map<String, String> fields(Rule rule) {
        Map<String, String> fields = new LinkedHashMap<>();
        int part = 0;
        for (String line : RuleText.of(rule).split("\n")) {
            int colon = line.indexOf(':');
            String key = line.substring(0, colon).strip();
            part += key.equals("part") ? 1 : 0;
            fields.merge(
                    part == 0 ? key : "part " + part + " " + key,
                    line.substring(colon + 1).strip(),
                    (one, other) -> one + " / " + other);
        }
        return fields;
    }

    private static List<Change> whole(String kind, Map<String, String> old, Map<String, String> now) {
        List<Change> changes = new ArrayList<>();
        for (String id : union(old.keySet(), now.keySet())) {
            String was = old.getOrDefault(id, "");
            String is = now.getOrDefault(id, "");
            if (!was.equals(is)) {
                changes.add(new Change(kind, id, "", was, is));
            }
        }
        return changes;
    }

    private static String key(Listing listing) {
        return (listing.list() + " " + listing.maker() + " " + listing.goods()).strip();
    }

    private static String listing(Listing listing) {
        return listing.from() + " to " + (listing.until() == null ? "today" : listing.until());
    }

    private static <T> Map<String, T> byId(List<T> all, Function<T, String> id) {
        Map<String, T> map = new LinkedHashMap<>();
        all.forEach(one -> map.put(id.apply(one), one));
        return map;
    }

    /** Several stays on one list are one entry: their texts in order. */
    private static <T> Map<String, String> texts(List<T> all, Function<T, String> id, Function<T, String> text) {
        return all.stream()
                .sorted(Comparator.comparing(text))
                .collect(Collectors.toMap(id, text, (one, other) -> one + "; " + other, LinkedHashMap::new));
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> all = new LinkedHashSet<>(one);
        all.addAll(other);
        return all;
    }
}
