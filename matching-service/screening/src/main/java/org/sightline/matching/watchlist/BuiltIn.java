package org.sightline.matching.watchlist;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The list that ships with Sightline, out of its files. */
final class BuiltIn {

    private static final Pattern SEMICOLON = Pattern.compile("\\s*;\\s*");

    private BuiltIn() {}

    static WatchlistContent content() {
        List<Row> rows = new ArrayList<>();
        ShippedFile.read(
                "entities",
                7,
                c -> rows.add(new Entity(c[0], c[1], Entity.Kind.valueOf(c[2]), c[3], c[6], fact(c[4], c[5]))));
        ShippedFile.read(
                "ownership",
                8,
                c -> rows.add(new Ownership(
                        c[0], c[1], Ownership.Relation.valueOf(c[2]), day(c[3]), day(c[4]), fact(c[5], c[6]), c[7])));
        ShippedFile.read(
                "memberships",
                7,
                c -> rows.add(new Membership(c[0], c[1], day(c[2]), day(c[3]), c[4], fact(c[5], c[6]))));
        ShippedFile.read(
                "names",
                6,
                c -> each(
                        c[5],
                        text -> rows.add(
                                new Name(c[0], text, Name.Kind.valueOf(c[1]), needs(c[2]), fact(c[3], c[4])))));
        ShippedFile.read(
                "models",
                9,
                c -> rows.add(new ModelGrammar(
                        c[0],
                        c[1],
                        c[2],
                        c[3],
                        ModelGrammar.End.valueOf(c[4]),
                        needs(c[5]),
                        c[6].equals("yes"),
                        fact(c[7], c[8]))));
        ShippedFile.read("identifiers", 5, c -> {
            for (String value : c[4].split(" ")) {
                rows.add(new Identifier(Identifier.Scheme.valueOf(c[0]), value, c[1], fact(c[2], c[3])));
            }
        });
        ShippedFile.read("traps", 5, c -> each(c[4], text -> rows.add(new Trap(c[0], text, c[3], fact(c[1], c[2])))));
        return WatchlistContent.of(rows);
    }

    private static void each(String cell, Consumer<String> item) {
        for (String text : SEMICOLON.split(cell)) {
            item.accept(text);
        }
    }

    private static Fact fact(String certainty, String source) {
        return new Fact(Fact.Certainty.valueOf(certainty), source);
    }

    private static @Nullable LocalDate day(String cell) {
        return cell.isEmpty() ? null : LocalDate.parse(cell);
    }

    private static Set<Context> needs(String cell) {
        Set<Context> needs = EnumSet.noneOf(Context.class);
        for (String name : cell.split(",")) {
            if (!name.isBlank()) {
                needs.add(Context.valueOf(name.strip()));
            }
        }
        return needs;
    }
}
