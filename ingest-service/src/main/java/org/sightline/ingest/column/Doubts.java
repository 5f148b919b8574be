package org.sightline.ingest.column;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sightline.ingest.column.name.ColumnKind;
import org.sightline.ingest.column.name.ColumnWords;
import org.sightline.ingest.column.value.ValueShape;
import org.sightline.tabular.Row;

/**
 * What a careful clerk would ask of a table although each of its columns can be read: two readings of it are close, and they
 * differ in what was bought, from whom or for how much.
 */
final class Doubts {

    private static final Set<String> SELLER =
            Set.of("vendor", "supplier", "payee", "contractor", "creditor", "merchant");

    /** Names that do not say on which side of a purchase somebody stands. */
    private static final Set<String> EITHER_SIDE = Set.of("to", "from", "whom", "holder", "party");

    /** Above this a name means the vendor, and hardly anybody else. */
    private static final double SURELY_VENDOR = 0.8;

    private static final Set<String> RECEIVES = Set.of("recipient", "awardee", "beneficiary");

    /**
     * A list of something else than purchases.
     *
     * @param what it holds
     * @param outweighed whether a vendor and a day say that they are purchases for all that
     * @param columns names that its columns have
     * @param further names that its columns have, and those of purchases too: beside one of the others they say that it is one
     */
    private record OtherList(String what, boolean outweighed, List<String> columns, List<String> further) {

        OtherList(String what, boolean outweighed, List<String> columns) {
            this(what, outweighed, columns, List.of());
        }
    }

    private static final List<OtherList> OTHER_LISTS = List.of(
            new OtherList("goods that another body gave", false, List.of("demil")),
            new OtherList(
                    "grants that were given",
                    false,
                    List.of(
                            "fain",
                            "subaward",
                            "subawardee",
                            "subrecipient",
                            "jobs created",
                            "grantee",
                            "grant recipient",
                            "grant amount",
                            "grant award amount",
                            "loan amount",
                            "loan number",
                            "funding opportunity number",
                            "grantor agency")),
            new OtherList(
                    "notices of what a body wants to buy",
                    true,
                    List.of(
                            "notice type",
                            "response deadline",
                            "proposal deadline",
                            "bid deadline",
                            "submission deadline",
                            "pre bid",
                            "solicitation close date",
                            "closing date",
                            "close date",
                            "bid opening",
                            "bid opening date",
                            "opening date",
                            "proposal due date",
                            "submittal deadline",
                            "closing date time",
                            "advertised date",
                            "bid due date")),
            new OtherList(
                    "purchases that are planned or recommended",
                    false,
                    List.of(
                            "recommended vendor",
                            "recommended supplier",
                            "recommended contractor",
                            "recommended award",
                            "recommended amount",
                            "proposed vendor",
                            "proposed contractor",
                            "intended awardee",
                            "apparent low bidder",
                            "apparent awardee",
                            "anticipated award",
                            "anticipated award date",
                            "anticipated start date",
                            "anticipated contract start",
                            "anticipated solicitation",
                            "anticipated advertising date",
                            "anticipated procurement",
                            "expected award date",
                            "estimated award date",
                            "planned award",
                            "planned start date",
                            "target award date",
                            "allowable contract date")),
            new OtherList(
                    "offers of bidders",
                    false,
                    List.of(
                            "bidder",
                            "bidders",
                            "bid amount",
                            "bid price",
                            "bid total",
                            "bid rank",
                            "proposer",
                            "respondent",
                            "offeror",
                            "low bid",
                            "low bidder",
                            "proposal amount",
                            "bid item",
                            "quoted price",
                            "quote amount")),
            new OtherList(
                    "prices of a list",
                    true,
                    List.of(
                            "list price",
                            "retail price",
                            "catalog price",
                            "msrp",
                            "minimum order quantity",
                            "discount off list",
                            "discount off msrp",
                            "price effective date",
                            "ceiling price",
                            "labor category"),
                    List.of("discount", "net price", "contract price", "effective date", "price list")),
            new OtherList(
                    "things that a body owns",
                    true,
                    List.of(
                            "asset tag",
                            "asset number",
                            "tag number",
                            "useful life",
                            "depreciation",
                            "book value",
                            "salvage value",
                            "disposal date",
                            "odometer",
                            "in service date",
                            "acquisition cost",
                            "replacement cost",
                            "retirement date"),
                    List.of(
                            "serial number",
                            "condition",
                            "assigned to",
                            "custodian",
                            "warranty",
                            "audit date",
                            "inventory date")),
            new OtherList(
                    "wages",
                    false,
                    List.of(
                            "salary",
                            "gross pay",
                            "net pay",
                            "overtime",
                            "job title",
                            "hire date",
                            "base pay",
                            "regular pay",
                            "total compensation",
                            "annual salary",
                            "wages")),
            new OtherList(
                    "things that a body sold",
                    false,
                    List.of(
                            "auction",
                            "auction date",
                            "auction price",
                            "sold to",
                            "winning bid",
                            "buyer premium",
                            "buyer s premium")),
            new OtherList(
                    "permits or licenses",
                    true,
                    List.of("permit number", "permit type", "license type", "license number", "licensee", "permittee")),
            new OtherList(
                    "money that a body received",
                    true,
                    List.of("revenue amount", "revenue category", "revenue type", "revenue account", "revenue code")),
            new OtherList(
                    "gifts to campaigns, or what they spent",
                    false,
                    List.of("candidate", "contributor", "donor", "committee name", "filer", "lobbyist")),
            new OtherList(
                    "a budget",
                    true,
                    List.of(
                            "adopted budget",
                            "proposed budget",
                            "approved budget",
                            "original budget",
                            "amended budget",
                            "revised budget",
                            "budget amount",
                            "budgeted amount",
                            "available budget",
                            "budget remaining",
                            "original appropriation",
                            "revised appropriation",
                            "percent used",
                            "adopted")));

    private static final Pattern YEAR = Pattern.compile(
            "(?i)(.*[\\W_])?(q[1-4]|(1st|2nd|3rd|4th|first|second|third|fourth)[ _]?(quarter|qtr))([\\W_].*)?"
                    + "|(.*[\\W_])?(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?"
                    + "|nov(ember)?|dec(ember)?)([\\W_].*)?|(^|.*\\W|.*_)(fy|cy|year)?[ _-]*(19|20)\\d{2}(\\D.*|$)|.*\\bfy ?\\d{2}\\b.*");
    /** What is put after the name of a column that another has too. */
    private static final Pattern SECOND_OF_A_NAME = Pattern.compile(" \\(\\d+\\)$");

    /** In so many rows money stands in another column. */
    private static final double SPREAD = 0.3;

    private static final int FEWEST_YEARS = 3;
    private static final int LETTERS_OF_A_YEAR = 7;
    private static final int LETTERS_OF_A_MONTH = 4;
    private static final double MOST_WORDS = 0.6;
    private static final int CANDIDATES_SHOWN = 3;

    /** So many values of a column that are public bodies are no accident. */
    private static final double MOST_BODIES = 0.6;

    private static final int FEWEST_ROWS = 3;

    private final List<String> headers;
    private final List<Row> rows;
    private final List<ColumnGuess.Guess> guesses;
    private final Map<Integer, ValueShape> shapes = new HashMap<>();

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
            doubts.vendorByNumber()
                    .or(type == DocumentType.PAYMENT ? doubts::registerWithoutVendor : doubts::noVendor)
                    .ifPresent(questions::add);
            doubts.noPurchases().or(doubts::listOfVendors).ifPresent(questions::add);
        }
        doubts.daysNotRead().ifPresent(questions::add);
        doubts.amountsOfYears().ifPresent(questions::add);
        doubts.amountsOfOneName().ifPresent(questions::add);
        doubts.spreadAmounts().ifPresent(questions::add);
        doubts.noAmount().ifPresent(questions::add);
        doubts.onlyUnitPrice().ifPresent(questions::add);
        doubts.debitAndCredit().ifPresent(questions::add);
        doubts.bodiesAsVendors().or(doubts::vendorOfEitherSide).ifPresent(questions::add);
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

    /** A register without a vendor is a misread. Requests for money of the Universal Service Fund name it in another file. */
    private Optional<String> noVendor() {
        boolean otherFile = column(words -> isSaid(words, "funding request number") || words.contains("frn"), false)
                .isPresent();
        if (has(Field.VENDOR) || !has(Field.DESCRIPTION) || otherFile) {
            return Optional.empty();
        }
        String candidates = IntStream.range(0, headers.size())
                .filter(column ->
                        guesses.get(column).field() == null && shape(column).words() >= MOST_WORDS)
                .limit(CANDIDATES_SHOWN)
                .mapToObj(column -> "\"" + headers.get(column) + "\"")
                .collect(Collectors.joining(", "));
        return Optional.of("which column names the vendor, or that these are no purchases: none is called so"
                + (candidates.isEmpty() ? "" : ", although it may be " + candidates));
    }

    /** Who vendors are and how to reach them, and no money: they may be registered, and nothing bought of them. */
    private Optional<String> listOfVendors() {
        int vendor = place(Field.VENDOR);
        long ways = headers.stream()
                .filter(header -> ColumnKind.of(ColumnWords.get().words(header)).contains(ColumnKind.CONTACT))
                .count();
        boolean money = has(Field.AMOUNT) || has(Field.UNIT_PRICE) || has(Field.DOCUMENT_NUMBER);
        return vendor >= 0 && ways > 0 && !money && !has(Field.DESCRIPTION)
                ? Optional.of("whether these are purchases, or vendors that are registered: \"" + headers.get(vendor)
                        + "\" is a column of such lists")
                : Optional.empty();
    }

    /** A cell that holds a first and a last day is no day. */
    private Optional<String> daysNotRead() {
        return Stream.of(Field.ORDER_DATE, Field.PAYMENT_DATE).anyMatch(this::has)
                ? Optional.empty()
                : column(words -> words.contains("date") && !words.contains("end") && !words.contains("due"), true)
                        .filter(column -> shape(column).days() < 0.5
                                && (shape(column).length() > LETTERS_OF_A_YEAR
                                        || shape(column).length() > LETTERS_OF_A_MONTH
                                                && shape(column).periods() < 0.5))
                        .map(column -> "which day the column \"" + headers.get(column)
                                + "\" holds, or that it is left out: its values do not look like one day");
    }

    /** Where no name says which column is the amount and one holds money, a person says whether it is that. */
    private Optional<String> noAmount() {
        return has(Field.AMOUNT) || has(Field.UNIT_PRICE)
                ? Optional.empty()
                : openMoney()
                        .mapToObj(column -> "whether the column \"" + headers.get(column)
                                + "\" is the amount, or that there is none: its values are money")
                        .findFirst();
    }

    /** One amount for each year: to take one of them loses the others. */
    private Optional<String> amountsOfYears() {
        List<Integer> years = IntStream.range(0, headers.size())
                .filter(column -> YEAR.matcher(headers.get(column)).matches()
                        && shape(column).amounts() >= MOST_WORDS)
                .filter(column -> shape(column).filled() > 0)
                .boxed()
                .toList();
        return years.size() < FEWEST_YEARS
                ? Optional.empty()
                : Optional.of("which column holds the amount: \"" + headers.get(years.getFirst()) + "\" and \""
                        + headers.get(years.getLast()) + "\" are amounts of years, quarters or months");
    }

    /** Two columns of money with one name: to take the first loses what the other says. */
    private Optional<String> amountsOfOneName() {
        int amount = place(Field.AMOUNT);
        return amount < 0
                ? Optional.empty()
                : openMoney()
                        .filter(column -> SECOND_OF_A_NAME
                                .matcher(headers.get(column))
                                .replaceFirst("")
                                .equals(headers.get(amount)))
                        .mapToObj(column -> which(amount, column) + " are two columns of money with one name")
                        .findFirst();
    }

    /** Money that stands now in one column and now in another, as of funds side by side: to take one of them loses the rest. */
    private Optional<String> spreadAmounts() {
        int amount = place(Field.AMOUNT);
        List<Integer> others = amount < 0 ? List.of() : openMoney().boxed().toList();
        if (others.isEmpty()) {
            return Optional.empty();
        }
        long elsewhere = rows.stream()
                .filter(row -> row.cell(amount).isEmpty())
                .filter(row ->
                        others.stream().anyMatch(column -> !row.cell(column).isEmpty()))
                .count();
        return elsewhere < SPREAD * rows.size()
                ? Optional.empty()
                : Optional.of(which(amount, others.getFirst()) + " hold money of different rows");
    }

    private String which(int amount, int column) {
        return "which column holds the amount: \"" + headers.get(amount) + "\" and \"" + headers.get(column) + "\"";
    }

    private IntStream openMoney() {
        return IntStream.range(0, headers.size())
                .filter(column -> guesses.get(column).field() == null
                        && shape(column).fits(Field.AMOUNT) == 1
                        && shape(column).cents() >= MOST_WORDS);
    }

    private ValueShape shape(int column) {
        return shapes.computeIfAbsent(
                column,
                one -> ValueShape.of(rows.stream().map(row -> row.cell(one)).toList()));
    }

    private static boolean isSaid(List<String> words, String phrase) {
        return Collections.indexOfSubList(words, List.of(phrase.split(" "))) >= 0;
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
        return shape(vendor).publicBodies() < MOST_BODIES
                ? Optional.empty()
                : Optional.of("whether the column \"" + headers.get(vendor)
                        + "\" holds vendors that sold something, or public bodies that received money: most"
                        + " are bodies");
    }

    /** "To" may be the vendor, or the department that the goods went to. */
    private Optional<String> vendorOfEitherSide() {
        int vendor = place(Field.VENDOR);
        if (vendor < 0) {
            return Optional.empty();
        }
        List<String> words = ColumnWords.get().words(headers.get(vendor));
        return words.size() == 1 && EITHER_SIDE.contains(words.getFirst())
                ? Optional.of("whether the column \"" + headers.get(vendor)
                        + "\" holds vendors that sold something, or somebody else: its name may mean either")
                : Optional.empty();
    }

    private Optional<String> kindsOfRecords() {
        return column(words -> words.equals(List.of("record", "type")), false)
                .filter(column -> rows.stream().allMatch(row -> row.cell(column).length() == 1))
                .map(column -> "whether each row stands alone, or belongs to another row: \"" + headers.get(column)
                        + "\" tells kinds of rows apart");
    }

    private Optional<String> noPurchases() {
        boolean dated = isSurelyVendor() && (has(Field.ORDER_DATE) || has(Field.PAYMENT_DATE));
        return OTHER_LISTS.stream()
                .flatMap(list -> columnOf(list, dated).stream()
                        .map(column -> "whether these are purchases, or " + list.what() + ": \"" + headers.get(column)
                                + "\" is a column of such lists"))
                .findFirst()
                .or(this::recipientsOfAssistance);
    }

    /** Who holds a permit sold nothing by that: such a name of the vendor does not say that these are purchases. */
    private boolean isSurelyVendor() {
        int vendor = place(Field.VENDOR);
        return vendor >= 0
                && ColumnWords.get().scores(headers.get(vendor)).getOrDefault(Field.VENDOR, 0.0) > SURELY_VENDOR;
    }

    /** A column of such a list: one is enough, and two where a vendor and a day say that these are purchases for all that. */
    private Optional<Integer> columnOf(OtherList list, boolean dated) {
        List<Integer> columns = named(list.columns());
        boolean outweighed = list.outweighed()
                && dated
                && columns.size() + named(list.further()).size() < 2;
        return columns.isEmpty() || outweighed ? Optional.empty() : Optional.of(columns.getFirst());
    }

    private List<Integer> named(List<String> names) {
        return columns(words -> names.stream().anyMatch(name -> isSaid(words, name)));
    }

    /** Who received money under an assistance listing sold nothing by that. */
    private Optional<String> recipientsOfAssistance() {
        int vendor = place(Field.VENDOR);
        boolean recipient = vendor >= 0
                && ColumnWords.get().words(headers.get(vendor)).stream().anyMatch(RECEIVES::contains);
        return recipient && has(Field.ASSISTANCE_LISTING)
                ? Optional.of("whether these are purchases, or grants that were given: \"" + headers.get(vendor)
                        + "\" and \"" + headers.get(place(Field.ASSISTANCE_LISTING)) + "\" are columns of such lists")
                : Optional.empty();
    }

    /** The first column whose name has such words. */
    private Optional<Integer> column(Predicate<List<String>> wanted, boolean leftOut) {
        return columns(wanted).stream()
                .filter(column -> !leftOut || guesses.get(column).field() == null)
                .findFirst();
    }

    private List<Integer> columns(Predicate<List<String>> wanted) {
        return IntStream.range(0, headers.size())
                .filter(column -> wanted.test(ColumnWords.get().words(headers.get(column)))
                        && rows.stream().anyMatch(row -> !row.cell(column).isEmpty()))
                .boxed()
                .toList();
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
