package org.sightline.ingest.column;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.sightline.tabular.Row;

/**
 * What a careful clerk would ask of a table although each of its columns can be read: two readings of it are close, and they
 * differ in what was bought, from whom or for how much.
 */
final class Doubts {

    private static final Set<String> SELLER =
            Set.of("vendor", "supplier", "payee", "contractor", "creditor", "merchant");

    /** Columns that only lists of transferred goods, or of grants given, have. */
    private static final Set<String> INVENTORY = Set.of("demil");

    private static final Set<String> GRANTS = Set.of("fain", "subaward", "subrecipient");

    /** So many values of a column that are public bodies are no accident. */
    private static final double MOST_BODIES = 0.6;

    private static final int FEWEST_ROWS = 3;

    private final List<String> headers;
    private final List<Row> rows;
    private final List<ColumnGuess.Guess> guesses;

    private Doubts(List<String> headers, List<Row> rows, List<ColumnGuess.Guess> guesses) {
        this.headers = headers;
        this.rows = rows;
        this.guesses = guesses;
    }

    /** What is to be asked, with both readings; empty where nothing is. */
    static List<String> of(List<String> headers, List<Row> rows, List<ColumnGuess.Guess> guesses, DocumentType type) {
        Doubts doubts = new Doubts(headers, rows, guesses);
        List<String> questions = new ArrayList<>();
        if (type != DocumentType.OFFER) {
            doubts.vendorByNumber().ifPresent(questions::add);
            doubts.noPurchases().ifPresent(questions::add);
        }
        if (type == DocumentType.PAYMENT && questions.isEmpty()) {
            doubts.registerWithoutVendor().ifPresent(questions::add);
        }
        doubts.onlyUnitPrice().ifPresent(questions::add);
        doubts.debitAndCredit().ifPresent(questions::add);
        doubts.bodiesAsVendors().ifPresent(questions::add);
        doubts.kindsOfRecords().ifPresent(questions::add);
        return questions;
    }

    private Optional<String> vendorByNumber() {
        return has(Field.VENDOR)
                ? Optional.empty()
                : column(words -> words.stream().anyMatch(SELLER::contains), true)
                        .map(column -> "which column names the vendor: \"" + headers.get(column)
                                + "\" seems to be its number, or the names are in another list");
    }

    /** Money is paid to somebody: where no column says to whom, another column is misread or the names are elsewhere. */
    private Optional<String> registerWithoutVendor() {
        return has(Field.VENDOR)
                ? Optional.empty()
                : Optional.of(
                        "which column names the vendor: this is a register of payments, and none of its columns is"
                                + " recognized as who was paid");
    }

    private Optional<String> onlyUnitPrice() {
        return has(Field.UNIT_PRICE) && !has(Field.AMOUNT) && !has(Field.QUANTITY)
                ? Optional.of("whether the column \"" + headers.get(place(Field.UNIT_PRICE))
                        + "\" is the amount of the line, or the price of one of several")
                : Optional.empty();
    }

    private Optional<String> debitAndCredit() {
        Optional<Integer> debit = column(words -> words.contains("debit"), false);
        Optional<Integer> credit = column(words -> words.contains("credit") && !words.contains("card"), false);
        return debit.isEmpty() || credit.isEmpty() || (has(Field.AMOUNT) && isOther(debit.get(), credit.get()))
                ? Optional.empty()
                : Optional.of("whether the amount is \"" + headers.get(debit.get()) + "\" alone, or less \""
                        + headers.get(credit.get()) + "\"");
    }

    private boolean isOther(int debit, int credit) {
        return guesses.get(debit).field() != Field.AMOUNT && guesses.get(credit).field() != Field.AMOUNT;
    }

    private Optional<String> bodiesAsVendors() {
        int vendor = place(Field.VENDOR);
        if (vendor < 0 || rows.size() < FEWEST_ROWS) {
            return Optional.empty();
        }
        ValueShape shape =
                ValueShape.of(rows.stream().map(row -> row.cell(vendor)).toList());
        return shape.publicBodies() < MOST_BODIES
                ? Optional.empty()
                : Optional.of(
                        "whether the column \"" + headers.get(vendor)
                                + "\" holds vendors that sold something, or public bodies that received money: most are bodies");
    }

    private Optional<String> kindsOfRecords() {
        return column(words -> words.equals(List.of("record", "type")), false)
                .filter(column -> rows.stream().allMatch(row -> row.cell(column).length() == 1))
                .map(column -> "whether each row stands alone, or belongs to another row: \"" + headers.get(column)
                        + "\" tells kinds of rows apart");
    }

    private Optional<String> noPurchases() {
        Optional<Integer> goods = column(words -> words.stream().anyMatch(INVENTORY::contains), false);
        Optional<Integer> grants = column(words -> words.stream().anyMatch(GRANTS::contains), false);
        Optional<Integer> notices = column(
                words -> words.contains("notice") && words.contains("type") || words.contains("deadline"), false);
        return goods.map(column -> "whether these are purchases, or goods that another body gave: \""
                        + headers.get(column) + "\" is a column of such lists")
                .or(() -> grants.map(column -> "whether these are purchases, or grants that were given: \""
                        + headers.get(column) + "\" is a column of such lists"))
                .or(() ->
                        notices.map(column -> "whether these are purchases, or notices of what a body wants to buy: \""
                                + headers.get(column) + "\" is a column of such lists"));
    }

    /** The first column whose name has such words. */
    private Optional<Integer> column(Predicate<List<String>> wanted, boolean leftOut) {
        return IntStream.range(0, headers.size())
                .filter(column -> wanted.test(ColumnWords.get().words(headers.get(column)))
                        && (!leftOut || guesses.get(column).field() == null)
                        && rows.stream().anyMatch(row -> !row.cell(column).isEmpty()))
                .boxed()
                .findFirst();
    }

    private int place(Field field) {
        return IntStream.range(0, guesses.size())
                .filter(column -> guesses.get(column).field() == field)
                .findFirst()
                .orElse(-1);
    }

    private boolean has(Field field) {
        return place(field) >= 0;
    }
}
