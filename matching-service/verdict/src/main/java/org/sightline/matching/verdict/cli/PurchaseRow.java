package org.sightline.matching.verdict.cli;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.verdict.book.RuleBook;
import org.sightline.matching.verdict.facts.Basis;
import org.sightline.matching.verdict.facts.BuyerKind;
import org.sightline.matching.verdict.facts.Circumstance;
import org.sightline.matching.verdict.facts.Circumstances;
import org.sightline.matching.verdict.facts.ContractEvent;
import org.sightline.matching.verdict.facts.Facts;
import org.sightline.matching.verdict.facts.FundingKind;
import org.sightline.matching.verdict.facts.ItemClass;
import org.sightline.matching.verdict.facts.ObligationDate;
import org.sightline.matching.verdict.facts.Origin;
import org.sightline.matching.verdict.facts.Purpose;
import org.sightline.matching.verdict.facts.States;
import org.sightline.matching.verdict.facts.VendorOwnership;

/** Reads the facts of one row. A blank field is a fact that is not known. */
final class PurchaseRow {

    /** What to write for a maker that is known and that the rule book does not hold. */
    static final String OTHER_MAKER = "other";

    private PurchaseRow() {}

    /** A field that does not say what its column asks for. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String column, String problem) {
            super("column " + column + ": " + problem);
        }

        Unreadable(String column, IllegalArgumentException problem) {
            super("column " + column + ": " + problem.getMessage(), problem);
        }
    }

    /**
     * A row that ends before one of these columns was cut off: its facts are lost, not unknown. One that is longer
     * than its header holds a comma that is not quoted, so its fields stand in the wrong columns.
     */
    static void requireFields(NamedCsvRecord row, Set<String> columns) throws Unreadable {
        if (row.getFieldCount() > row.getHeader().size()) {
            throw new Unreadable(
                    row.getHeader().get(row.getHeader().size() - 1),
                    "the row has " + row.getFieldCount() + " fields, the header "
                            + row.getHeader().size() + "; put fields with commas in quotes");
        }
        for (String column : row.getHeader()) {
            if (columns.contains(column) && row.findField(column).isEmpty()) {
                throw new Unreadable(
                        column,
                        "the row ends before it, after " + row.getFieldCount() + " of "
                                + row.getHeader().size() + " fields");
            }
        }
    }

    static Facts facts(NamedCsvRecord row, RuleBook book) throws Unreadable {
        String entity = entity(row, book);
        return new Facts(
                read(row, "buyer_kind", BuyerKind::parse),
                state(row),
                read(row, "date", ObligationDate::parse, ObligationDate.unknown()),
                entity,
                basis(row, entity, book),
                read(row, "item_class", ItemClass::parse, ItemClass.UNKNOWN),
                read(row, "purpose", Purpose::parse, Purpose.DEFAULT),
                funding(row),
                yesOrNo(row, "federal_contractor"),
                read(row, "event", ContractEvent::parse, ContractEvent.PURCHASE),
                circumstances(row));
    }

    /**
     * What stands in the optional columns origin, vendor, known_on, amount, clause, and in one column for each circumstance, such as
     * conditional_approval or waiver, with yes or no.
     */
    private static Circumstances circumstances(NamedCsvRecord row) throws Unreadable {
        Map<Circumstance, Boolean> answers = new EnumMap<>(Circumstance.class);
        for (Circumstance asked : Circumstance.values()) {
            Boolean answer = yesOrNo(row, asked.wireName());
            if (answer != null) {
                answers.put(asked, answer);
            }
        }
        return new Circumstances(
                read(row, "origin", Origin::parse, Origin.UNKNOWN),
                answers,
                read(row, "vendor", VendorOwnership::parse, VendorOwnership.UNKNOWN),
                read(row, "known_on", PurchaseRow::day),
                read(row, "amount", PurchaseRow::dollars),
                field(row, "clause"),
                Set.of());
    }

    private static long dollars(String text) {
        try {
            return new BigDecimal(text.replaceAll("[$,]", "")).longValue();
        } catch (NumberFormatException unreadable) {
            throw new IllegalArgumentException("\"" + text + "\" is no amount; write 20000", unreadable);
        }
    }

    private static LocalDate day(String text) {
        if (text.equals("never")) {
            return LocalDate.MAX;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw new IllegalArgumentException("\"" + text + "\" is no day; write 2026-12-01 or never", unreadable);
        }
    }

    private static String field(NamedCsvRecord row, String column) {
        return row.findField(column).map(String::strip).orElse("");
    }

    private static <T> T read(NamedCsvRecord row, String column, Function<String, T> parse, T whereEmpty)
            throws Unreadable {
        T read = read(row, column, parse);
        return read == null ? whereEmpty : read;
    }

    private static <T> @Nullable T read(NamedCsvRecord row, String column, Function<String, T> parse)
            throws Unreadable {
        String value = field(row, column);
        try {
            return value.isEmpty() ? null : parse.apply(value);
        } catch (IllegalArgumentException problem) {
            throw new Unreadable(column, problem);
        }
    }

    private static String state(NamedCsvRecord row) throws Unreadable {
        String state = field(row, "state").toUpperCase(Locale.ROOT);
        if (!state.isEmpty() && !States.isState(state)) {
            throw new Unreadable(
                    "state", "\"" + state + "\" is not the postal code of a state; write two letters, such as LA");
        }
        return state;
    }

    private static String entity(NamedCsvRecord row, RuleBook book) throws Unreadable {
        String given = field(row, "entity");
        String entity = book.knows(given) ? given : given.toLowerCase(Locale.ROOT);
        if (entity.equals(OTHER_MAKER)) {
            return entity;
        }
        if (!entity.isEmpty() && !book.knows(entity)) {
            throw new Unreadable(
                    "entity",
                    "the rule book knows no maker or brand \"" + given
                            + "\"; write \"other\" for a maker that is not in it");
        }
        return entity;
    }

    /** A brand of which nobody says who built the goods is a relabel: it must not convict by a blank field. */
    private static Basis basis(NamedCsvRecord row, String entity, RuleBook book) throws Unreadable {
        boolean isBrand = book.brands().stream().anyMatch(brand -> brand.id().equals(entity));
        return read(row, "basis", Basis::parse, isBrand ? Basis.RELABEL : Basis.MADE_BY);
    }

    private static Set<FundingKind> funding(NamedCsvRecord row) throws Unreadable {
        Set<FundingKind> kinds = EnumSet.noneOf(FundingKind.class);
        for (String share : field(row, "funding").split(";")) {
            if (!share.isBlank()) {
                try {
                    kinds.add(FundingKind.parse(share));
                } catch (IllegalArgumentException problem) {
                    throw new Unreadable("funding", problem);
                }
            }
        }
        return kinds;
    }

    private static @Nullable Boolean yesOrNo(NamedCsvRecord row, String column) throws Unreadable {
        String value = field(row, column).toLowerCase(Locale.ROOT);
        return switch (value) {
            case "" -> null;
            case "true", "yes" -> Boolean.TRUE;
            case "false", "no" -> Boolean.FALSE;
            default -> throw new Unreadable(column, "\"" + value + "\" is neither true nor false nor blank");
        };
    }
}
