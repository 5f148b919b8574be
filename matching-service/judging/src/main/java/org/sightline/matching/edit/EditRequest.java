package org.sightline.matching.edit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.watchlist.Context;
import org.sightline.matching.watchlist.Entity;
import org.sightline.matching.watchlist.Fact;
import org.sightline.matching.watchlist.Identifier;
import org.sightline.matching.watchlist.Membership;
import org.sightline.matching.watchlist.ModelGrammar;
import org.sightline.matching.watchlist.Name;
import org.sightline.matching.watchlist.Ownership;
import org.sightline.matching.watchlist.Row;
import org.sightline.matching.watchlist.Trap;
import org.sightline.matching.watchlist.WatchlistEdit;
import org.sightline.matching.watchlists.RowView;

/**
 * A change to the watchlist as a person asks for it.
 *
 * @param op add, end (a membership or ownership, by its last day) or remove. What is added takes the place of the row that
 *     says something else of the same thing
 * @param kind entity, name, brand, model, mac_prefix, fcc_grantee, uei, cage, membership, ownership or trap
 * @param entityId whom it is about; for a new entity its new id
 * @param value the name, brand, model shape, prefix, list or owner's id
 * @param note in plain words; may be null
 * @param source where it was read
 * @param certainty found, unverified or entered (the default: the person answers for it)
 * @param form for a name, how it may be matched ({@link Name.Kind}); null lets its shape decide
 * @param needs what else a line must speak of ({@link Context}); null for nothing
 * @param entityKind for an entity, {@link Entity.Kind}; null is LISTED
 * @param relation for an ownership, {@link Ownership.Relation}; null is OWNED_BY
 * @param from first day, for a membership or ownership; null where unknown
 * @param to last day; null while it lasts
 * @param citation for a membership
 */
@Schema(
        requiredProperties = {"op", "kind", "entityId"},
        examples = """
                {"op": "add", "kind": "brand", "entityId": "hikvision", "value": "HiLook",
                 "source": "https://www.hikvision.com/en/products/"}""")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EditRequest(
        @Schema(enumeration = {"add", "end", "remove"}) String op,

        @Schema(
                enumeration = {
                    "entity",
                    "name",
                    "brand",
                    "model",
                    "mac_prefix",
                    "fcc_grantee",
                    "uei",
                    "cage",
                    "membership",
                    "ownership",
                    "trap"
                })
        String kind,

        String entityId,
        @Nullable String value,
        @Nullable String note,
        @Nullable String source,

        @Schema(type = SchemaType.STRING, implementation = Fact.Certainty.class) @Nullable
        String certainty,

        @Schema(enumeration = {"COINED", "SHARED", "SLIP", "SHORT", "NATIVE", "PHRASE", "SUPPORT"}) @Nullable
        String form,

        @Schema(implementation = Context[].class) @Nullable Set<String> needs,

        @Schema(
                enumeration = {
                    "DESIGNATED",
                    "SUBSIDIARY",
                    "AFFILIATE",
                    "SUCCESSOR",
                    "RELABEL",
                    "PARENT",
                    "LISTED",
                    "CATEGORY"
                })
        @Nullable
        String entityKind,

        @Schema(type = SchemaType.STRING, implementation = Ownership.Relation.class) @Nullable
        String relation,

        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String citation) {

    /** The code of a refusal because the list says the same already. */
    public static final String ALREADY_THERE = "already-there";

    private static final Set<String> OPS = Set.of("add", "end", "remove");
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{1,60}");
    private static final Pattern MAC_PREFIX = Pattern.compile("[0-9A-F]{6,9}");
    private static final Map<String, Identifier.Scheme> SCHEMES = Map.of(
            "mac_prefix", Identifier.Scheme.MAC_PREFIX,
            "fcc_grantee", Identifier.Scheme.FCC_GRANTEE,
            "uei", Identifier.Scheme.UEI,
            "cage", Identifier.Scheme.CAGE);
    private static final int SHORTEST_COINED = 5;

    /**
     * The changes to rows that the request means, for the list that it is applied to.
     *
     * @param pointer of the request in the body, for messages
     * @throws Problem 422 where it does not fit, {@code already-there} where the list says the same
     */
    public List<WatchlistEdit> edits(String pointer, WorkingRows list) {
        if (entityId == null || kind == null || op == null || !OPS.contains(op)) {
            throw Problem.invalid(pointer, "incomplete-edit", "Give op (add, end or remove), kind and entityId.");
        }
        return switch (op) {
            case "add" -> placed(pointer, row(pointer, list), list);
            case "end" -> ended(pointer, list);
            default -> removed(pointer, list);
        };
    }

    /** Adds a row in the place of those that say something else of the same thing. */
    private static List<WatchlistEdit> placed(String pointer, Row row, WorkingRows list) {
        List<WatchlistEdit> edits = new ArrayList<>();
        for (Row old : list.about(row.entityId())) {
            if (old.equals(row)) {
                throw Problem.invalid(pointer, ALREADY_THERE, "The list says exactly this already.");
            }
            // An entity takes the place of the one with its id by itself; its removal would take its other rows along.
            if (!(row instanceof Entity) && SameThing.is(old, row)) {
                edits.add(WatchlistEdit.remove(old));
            }
        }
        edits.add(WatchlistEdit.add(row));
        return edits;
    }

    private List<WatchlistEdit> ended(String pointer, WorkingRows list) {
        LocalDate last = to;
        if (last == null) {
            throw Problem.invalid(pointer + "/to", "missing", "Give the last day.");
        }
        List<WatchlistEdit> edits = new ArrayList<>();
        for (Row row : list.about(entityId)) {
            Row ending = RowView.of(row).fits(kind, value) ? SameThing.ended(row, last) : null;
            if (ending != null) {
                edits.add(WatchlistEdit.remove(row));
                edits.add(WatchlistEdit.add(ending));
            }
        }
        if (edits.isEmpty()) {
            throw Problem.invalid(
                    pointer,
                    "nothing-to-end",
                    "The list has no membership or ownership \"" + value + "\" of " + entityId + " that begins by "
                            + last + " and lasts longer. Remove a row that has no days.");
        }
        return edits;
    }

    /**
     * The row that an addition is.
     *
     * @throws Problem 422 where it is none
     */
    public Row row(String pointer, WorkingRows list) {
        if (kind == null || entityId == null) {
            throw Problem.invalid(pointer, "incomplete-edit", "Give op (add, end or remove), kind and entityId.");
        }
        String text = value(pointer);
        requireEntity(pointer, list);
        Identifier.Scheme scheme = SCHEMES.get(kind);
        if (scheme != null) {
            return identifier(scheme, text, pointer);
        }
        return switch (kind) {
            case "entity" -> entity(pointer, text);
            case "name", "brand" -> new Name(entityId, text, nameKind(pointer, text), contexts(pointer), fact(pointer));
            case "model" -> model(pointer, text);
            case "membership" -> membership(pointer, text);
            case "ownership" -> ownership(pointer, text, list);
            case "trap" -> new Trap(entityId, text, orEmpty(note), fact(pointer));
            default ->
                throw Problem.invalid(
                        pointer + "/kind",
                        "unknown-kind",
                        "Use entity, name, brand, model, mac_prefix,"
                                + " fcc_grantee, uei, cage, membership, ownership or trap.");
        };
    }

    private String value(String pointer) {
        if (value == null || value.isBlank()) {
            throw Problem.invalid(pointer + "/value", "missing", "Give the value to add.");
        }
        return value.strip();
    }

    private void requireEntity(String pointer, WorkingRows list) {
        if (list.entity(entityId) == null && !kind.equals("entity")) {
            throw Problem.invalid(
                    pointer + "/entityId",
                    "unknown-entity",
                    "The list has no entity \"" + entityId + "\". Add the entity first, in the same draft.");
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private Entity entity(String pointer, String name) {
        if (!ID.matcher(entityId).matches()) {
            throw Problem.invalid(
                    pointer + "/entityId", "no-id", "Use lower-case letters, digits and hyphens for a new id.");
        }
        Entity.Kind what = entityKind == null
                ? Entity.Kind.LISTED
                : constant(pointer + "/entityKind", Entity.Kind.class, entityKind);
        return new Entity(entityId, name, what, "", orEmpty(note), fact(pointer));
    }

    private ModelGrammar model(String pointer, String shape) {
        String id = "ENTERED-" + shape.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "-");
        return new ModelGrammar(
                id,
                entityId,
                note == null ? "equipment" : note,
                shape,
                ModelGrammar.End.OPEN,
                contexts(pointer),
                true,
                fact(pointer));
    }

    private Membership membership(String pointer, String list) {
        requireOrder(pointer);
        return new Membership(entityId, list, from, to, orEmpty(citation), fact(pointer));
    }

    private void requireOrder(String pointer) {
        if (from != null && to != null && to.isBefore(from)) {
            throw Problem.invalid(pointer + "/to", "ends-before-it-begins", "The last day is before the first day.");
        }
    }

    private Ownership ownership(String pointer, String owner, WorkingRows list) {
        if (list.entity(owner) == null) {
            throw Problem.invalid(pointer + "/value", "unknown-entity", "The list has no entity \"" + owner + "\".");
        }
        requireOrder(pointer);
        Ownership.Relation how = relation == null
                ? Ownership.Relation.OWNED_BY
                : constant(pointer + "/relation", Ownership.Relation.class, relation);
        return new Ownership(entityId, owner, how, from, to, fact(pointer), orEmpty(note));
    }

    private Identifier identifier(Identifier.Scheme scheme, String text, String pointer) {
        String number = scheme == Identifier.Scheme.MAC_PREFIX
                ? macPrefix(pointer, text)
                : text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        return new Identifier(scheme, number, entityId, fact(pointer));
    }

    private static String macPrefix(String pointer, String text) {
        String digits = text.toUpperCase(Locale.ROOT).replaceAll("[:.\\s-]", "");
        if (!MAC_PREFIX.matcher(digits).matches() || digits.length() == 8) {
            throw Problem.invalid(
                    pointer + "/value",
                    "no-mac-prefix",
                    "A MAC prefix has 6, 7 or 9 hexadecimal digits, such as C0:56:E3.");
        }
        return digits;
    }

    private Name.Kind nameKind(String pointer, String text) {
        if (form != null) {
            return constant(pointer + "/form", Name.Kind.class, form);
        }
        boolean latin = text.chars()
                .noneMatch(
                        c -> Character.isLetter(c) && Character.UnicodeScript.of(c) != Character.UnicodeScript.LATIN);
        if (!latin) {
            return Name.Kind.NATIVE;
        }
        if (text.contains(" ")) {
            return Name.Kind.PHRASE;
        }
        return text.length() < SHORTEST_COINED ? Name.Kind.SHORT : Name.Kind.COINED;
    }

    private Set<Context> contexts(String pointer) {
        EnumSet<Context> wanted = EnumSet.noneOf(Context.class);
        if (needs != null) {
            needs.forEach(need -> wanted.add(constant(pointer + "/needs", Context.class, need)));
        }
        return wanted;
    }

    private Fact fact(String pointer) {
        Fact.Certainty sure = certainty == null
                ? Fact.Certainty.ENTERED
                : constant(pointer + "/certainty", Fact.Certainty.class, certainty);
        if (source == null || source.isBlank()) {
            throw Problem.invalid(
                    pointer + "/source", "missing", "Enter where you read this, so that others can check it.");
        }
        return new Fact(sure, source.strip());
    }

    private static <E extends Enum<E>> E constant(String pointer, Class<E> type, String text) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(text.strip())) {
                return constant;
            }
        }
        throw Problem.invalid(
                pointer, "unknown-word", "\"" + text + "\" is none of " + List.of(type.getEnumConstants()) + ".");
    }

    private List<WatchlistEdit> removed(String pointer, WorkingRows list) {
        List<WatchlistEdit> edits = new ArrayList<>();
        list.about(entityId).stream()
                .filter(row -> RowView.of(row).fits(kind, value))
                .forEach(row -> edits.add(WatchlistEdit.remove(row)));
        if (edits.isEmpty()) {
            throw Problem.invalid(
                    pointer, "nothing-to-remove", "The list has no such " + kind + " of " + entityId + ".");
        }
        return edits;
    }
}
