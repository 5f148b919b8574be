package org.sightline.ingest.column;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.column.name.ColumnKind;
import org.sightline.ingest.column.name.ColumnWords;
import org.sightline.ingest.column.value.ExtendedPrice;
import org.sightline.ingest.column.value.RepeatedSum;
import org.sightline.ingest.column.value.ValueShape;
import org.sightline.ingest.money.FundWords;
import org.sightline.tabular.Row;

/**
 * Guesses what the columns of a file mean, from their names and from a sample of their values. A guess that is not
 * sure enough is not made: the person who uploads is asked instead.
 */
public final class ColumnGuess {

    /** What is at least this sure is taken without asking. */
    public static final double SURE = 0.5;

    private static final double BODY_VALUES = 0.5;
    private static final double FROM_VALUES_ALONE = 0.55;
    private static final double FURTHER_TEXT = SURE;

    /** What a column may be called and be no text of a purchase, even where another column took the field. */
    private static final Set<Field> ELSEWHERE = EnumSet.of(
            Field.BUYER,
            Field.DEPARTMENT,
            Field.VENDOR,
            Field.MANUFACTURER,
            Field.MODEL,
            Field.UNIT,
            Field.STATE,
            Field.DOCUMENT_NUMBER);

    /** What a column may be that also names programs of federal money. */
    private static final Set<Field> GIVES_WAY =
            EnumSet.of(Field.DEPARTMENT, Field.DESCRIPTION2, Field.ACCOUNT, Field.PROGRAM);

    /** What several columns may say of a line. */
    private static final Set<Field> FURTHER = EnumSet.of(Field.FUND, Field.FUND_CODE, Field.MANUFACTURER);

    /** Different values of a column that are read for names of programs. */
    private static final int MOST_PROGRAMS = 200;

    /** Added where quantity times price is the amount; more than any name weighs. */
    private static final double BY_ARITHMETIC = 0.6;

    /** Where one column has days and another the fiscal year, the order has the day. */
    private static final double DAYS_BEFORE_PERIODS = 0.3;

    /** A blank amount is no amount of its line. */
    private static final double MOSTLY_BLANK = 0.15;

    /** Notes that only some rows have lead no description. */
    private static final double FEW_NOTES = 0.22;

    /** Money or goods go from one to the other: neither name alone says who sold something. */
    private static final Set<List<String>> SIDES = Set.of(List.of("from"), List.of("to"));

    private static final Set<String> WHO_ORDERS = Set.of("buyer", "purchaser");

    private static final Set<String> OF_TYPING = Set.of(
            "created", "creation", "create", "entered", "entry", "input", "record", "recorded", "update", "updated");

    /** The days between which something is done or valid. */
    private static final Set<String> OF_A_TERM = Set.of("start", "begin", "effective", "from");

    private static final Set<String> OF_ORDERS =
            Set.of("order", "contract", "obligated", "encumbered", "encumbrance", "requisition");

    /** The amount of the payment comes first, the amount of the order is better than none. */
    private static final double OF_MORE = 0.34;

    /** What is said of the line comes before what is said of the whole paper, which each of its lines repeats. */
    private static final double OF_THE_LINE = 0.3;

    private static final Set<String> LINES = Set.of("line", "item", "distribution", "detail", "split");

    /** An account of a payment has its part of the money. */
    private static final Set<String> PARTS = Set.of("line", "item", "distribution", "detail", "split", "account");

    /** Sums before or after the one that holds, and days of steps before the order. */
    private static final Set<String> NOT_NOW =
            Set.of("original", "previous", "invoiced", "change", "approval", "approved", "requested");

    /** Before a division or another part of a department. */
    private static final Set<String> DEPARTMENTS = Set.of("department");

    private static final double LESS_TELLING = 0.05;

    /** The last one is what "Exp" stands for elsewhere: here it is the day on which a contract expires. */
    private static final Set<String> OF_POSTING = Set.of("posting", "posted", "post", "expense");

    /** A name that hardly means anything but one field. */
    private static final double VERY_NAME = 0.9;

    /** What the file of rejected rows has beside the columns of the file that they come from. */
    private static final Pattern OUR_OWN = Pattern.compile("reject_(rest|row|column|code|reason)");

    private static final Pattern SECOND = Pattern.compile(".*\\D0?[2-9]\\s*");

    private static final Pattern PLACE =
            Pattern.compile("(?i)\\s*(city|town|county|municipality)([ _]name)?\\s*(\\(.*\\))?\\s*");

    private static final Set<String> ORDERED = Set.of("purchase", "order");

    private static final Set<String> PAID = Set.of("check", "warrant", "voucher", "payment", "eft", "receipt");
    private static final int UNKNOWN = -1;
    private static final int ORDER = 0;

    /** Without these a purchase is not found, or not counted. */
    private static final Set<Field> MATTERS = EnumSet.of(Field.VENDOR, Field.DESCRIPTION, Field.AMOUNT);

    private ColumnGuess() {}

    /**
     * What a column was guessed to be.
     *
     * @param field null where the column is not needed or not understood
     * @param confidence from 0 to 1
     */
    public record Guess(@Nullable Field field, double confidence) {

        static final Guess NONE = new Guess(null, 0);
    }

    private record Candidate(int column, Field field, double score) {}

    /**
     * One guess for each column.
     *
     * @param rows sample rows, which may be shorter or longer than the header
     */
    public static List<Guess> guess(List<String> headers, List<Row> rows) {
        List<ValueShape> shapes = new ArrayList<>();
        for (int i = 0; i < headers.size(); i++) {
            int column = i;
            if (isOurOwn(headers.get(i))) {
                shapes.add(ValueShape.of(List.of()));
                continue;
            }
            shapes.add(ValueShape.of(rows.stream().map(row -> row.cell(column)).toList()));
        }
        List<Candidate> candidates = fromNames(headers, shapes);
        dropDaysOfOtherPapers(headers, candidates);
        fromArithmetic(headers, rows, shapes, candidates);
        List<Guess> guesses = assign(headers.size(), candidates);
        completeFromValues(headers, guesses, shapes);
        dropPeriodBesideDays(headers, guesses, shapes);
        dropPersonBesideDepartment(headers, guesses, shapes);
        dropPersonWithTelephone(headers, guesses);
        complete(headers, guesses, shapes, Field.BUYER, shape -> atLeast(BODY_VALUES, shape.publicBodies()));
        furtherColumns(guesses, candidates, shapes);
        programs(headers, rows, guesses);
        furtherTexts(guesses, candidates, shapes);
        DescriptionParts.complete(headers, guesses, shapes);
        orderBesideDocument(headers, guesses, candidates, shapes);
        SecondOpinion.decide(headers, rows, shapes, guesses);
        return guesses;
    }

    /** Quantity times price is the amount of the line: where numbers say so, names only decide between what is left. */
    private static void fromArithmetic(
            List<String> headers, List<Row> rows, List<ValueShape> shapes, List<Candidate> candidates) {
        List<Integer> quantities = candidates.stream()
                .filter(candidate -> candidate.field() == Field.QUANTITY)
                .map(Candidate::column)
                .toList();
        List<Integer> money = IntStream.range(0, headers.size())
                .filter(column -> mayBeMoney(headers.get(column), shapes.get(column)))
                .boxed()
                .toList();
        ExtendedPrice extended = ExtendedPrice.of(rows, quantities, money);
        extended.amounts().forEach(column -> raise(candidates, column, Field.AMOUNT));
        extended.prices().forEach(column -> {
            candidates.removeIf(candidate -> candidate.column() == column && candidate.field() == Field.AMOUNT);
            raise(candidates, column, Field.UNIT_PRICE);
        });
        if (extended.amounts().isEmpty()) {
            fromSums(headers, rows, money, candidates);
        }
    }

    /** What adds up to the total of a paper is the amount of the line; the total, which each of its lines repeats, is none. */
    private static void fromSums(
            List<String> headers, List<Row> rows, List<Integer> money, List<Candidate> candidates) {
        RepeatedSum sums = RepeatedSum.of(rows, money);
        List<Integer> parts = sums.parts().stream()
                .filter(column -> !ColumnWords.get().speaksAgainst(Field.AMOUNT, headers.get(column)))
                .toList();
        if (!parts.isEmpty()) {
            candidates.removeIf(candidate ->
                    candidate.field() == Field.AMOUNT && sums.totals().contains(candidate.column()));
            parts.forEach(column -> raise(candidates, column, Field.AMOUNT));
        }
    }

    private static boolean mayBeMoney(String header, ValueShape shape) {
        return shape.filled() > 0
                && shape.fits(Field.AMOUNT) > 0
                && !ColumnKind.of(ColumnWords.get().words(header)).contains(ColumnKind.COUNT)
                && ColumnWords.get().scores(header).getOrDefault(Field.QUANTITY, 0.0) < SURE;
    }

    private static void raise(List<Candidate> candidates, int column, Field field) {
        double before = candidates.stream()
                .filter(candidate -> candidate.column() == column && candidate.field() == field)
                .mapToDouble(Candidate::score)
                .findFirst()
                .orElse(SURE);
        candidates.removeIf(candidate -> candidate.column() == column && candidate.field() == field);
        candidates.add(new Candidate(column, field, before + BY_ARITHMETIC));
    }

    /** A fiscal year, a month or the day of typing is no day of order where each row has a day of payment. */
    private static void dropPeriodBesideDays(List<String> headers, List<Guess> guesses, List<ValueShape> shapes) {
        int order = indexOf(guesses, Field.ORDER_DATE);
        int payment = indexOf(guesses, Field.PAYMENT_DATE);
        if (order < 0 || shapes.get(order).filled() == 0) {
            return;
        }
        List<String> words = ColumnWords.get().words(headers.get(order));
        boolean month = ColumnKind.of(words).contains(ColumnKind.PERIOD);
        boolean period =
                shapes.get(order).days() < 0.5 || month || words.stream().anyMatch(OF_TYPING::contains);
        if (payment < 0 && month && shapes.get(order).days() >= 0.9) {
            // The first day of a month in which money was spent: nothing was ordered on it.
            guesses.set(order, new Guess(Field.PAYMENT_DATE, guesses.get(order).confidence()));
        } else if (payment >= 0 && period && shapes.get(payment).days() >= 0.9) {
            guesses.set(order, Guess.NONE);
        }
    }

    /**
     * In a register of payments the first day of a service is no day of an order; on a list of contracts the day on which they were
     * posted is no day of a payment.
     */
    private static void dropDaysOfOtherPapers(List<String> headers, List<Candidate> candidates) {
        DocumentType type = DocumentType.guess(headers);
        if (type == DocumentType.PAYMENT) {
            candidates.removeIf(day -> day.field() == Field.ORDER_DATE
                    && says(headers.get(day.column()), OF_A_TERM)
                    && candidates.stream().anyMatch(other -> isOtherDay(other, day)));
        } else if (type == DocumentType.CONTRACT) {
            candidates.removeIf(
                    day -> day.field() == Field.PAYMENT_DATE && says(headers.get(day.column()), OF_POSTING));
        }
    }

    /** In a register of payments the amount of the order or contract is that of more than was paid. */
    private static double ofOtherPaper(Field field, String header, DocumentType type) {
        return field == Field.AMOUNT && type == DocumentType.PAYMENT && says(header, OF_ORDERS) ? OF_MORE : 0;
    }

    private static boolean isOtherDay(Candidate other, Candidate day) {
        return other.field().isDate() && other.field() != Field.END_DATE && other.column() != day.column();
    }

    private static boolean says(String header, Set<String> words) {
        return ColumnWords.get().words(header).stream().anyMatch(words::contains);
    }

    /** Beside a department, or with the last name first, the buyer with a person's name is the one who placed the order. */
    private static void dropPersonBesideDepartment(List<String> headers, List<Guess> guesses, List<ValueShape> shapes) {
        int buyer = indexOf(guesses, Field.BUYER);
        if (buyer >= 0
                && says(headers.get(buyer), WHO_ORDERS)
                && (has(guesses, Field.DEPARTMENT)
                        ? shapes.get(buyer).persons() > 0.5
                        : shapes.get(buyer).lastNames() > 0.5)
                && shapes.get(buyer).publicBodies() < BODY_VALUES) {
            guesses.set(buyer, Guess.NONE);
        }
    }

    /** Who has a telephone or a mailbox of their own, in columns beside the name, is the person who buys. */
    private static void dropPersonWithTelephone(List<String> headers, List<Guess> guesses) {
        int buyer = indexOf(guesses, Field.BUYER);
        if (buyer >= 0
                && says(headers.get(buyer), WHO_ORDERS)
                && headers.stream()
                        .anyMatch(header -> says(header, WHO_ORDERS)
                                && ColumnKind.of(ColumnWords.get().words(header))
                                        .contains(ColumnKind.CONTACT))) {
            guesses.set(buyer, Guess.NONE);
        }
    }

    /** Each further column that is called a fund, in words or as a code, or a maker is read beside the first. */
    private static void furtherColumns(List<Guess> guesses, List<Candidate> candidates, List<ValueShape> shapes) {
        candidates.stream()
                .filter(candidate -> FURTHER.contains(candidate.field())
                        && candidate.score() >= SURE
                        && guesses.get(candidate.column()).field() == null
                        && shapes.get(candidate.column()).filled() > 0)
                .forEach(further ->
                        guesses.set(further.column(), new Guess(further.field(), Math.min(1, further.score()))));
    }

    /**
     * A column of programs, accounts or projects says whose money it is where any of its values names a program of federal
     * money, whatever else it may be.
     */
    private static void programs(List<String> headers, List<Row> rows, List<Guess> guesses) {
        for (int i = 0; i < headers.size(); i++) {
            int column = i;
            boolean open = guesses.get(i).field() == null
                    || GIVES_WAY.contains(guesses.get(i).field());
            boolean maySay = ColumnWords.get().scores(headers.get(i)).getOrDefault(Field.PROGRAM, 0.0) >= SURE;
            if (open
                    && maySay
                    && rows.stream()
                            .map(row -> row.cell(column))
                            .distinct()
                            .limit(MOST_PROGRAMS)
                            .anyMatch(FundWords::namesAward)) {
                guesses.set(i, new Guess(Field.PROGRAM, SURE));
            }
        }
    }

    /** Each further column that is called a text of the purchase is added to the first. */
    private static void furtherTexts(List<Guess> guesses, List<Candidate> candidates, List<ValueShape> shapes) {
        if (!has(guesses, Field.DESCRIPTION)) {
            return;
        }
        candidates.stream()
                .filter(candidate -> candidate.field() == Field.DESCRIPTION
                        && candidate.score() >= FURTHER_TEXT
                        && guesses.get(candidate.column()).field() == null
                        && shapes.get(candidate.column()).filled() > 0
                        && shapes.get(candidate.column()).length() >= ValueShape.SHORTEST_TEXT
                        && isMostLikely(candidate, candidates))
                .forEach(further -> guesses.set(further.column(), new Guess(Field.DESCRIPTION2, SURE)));
    }

    /** Whether a column is called something that is no text: a party or number, or by the very name of the amount. */
    static boolean isElsewhere(Map.Entry<Field, Double> score) {
        return (ELSEWHERE.contains(score.getKey()) && score.getValue() >= SURE)
                || (score.getKey() == Field.AMOUNT && score.getValue() >= VERY_NAME);
    }

    /** A second column of another thing is no text of the purchase. */
    private static boolean isMostLikely(Candidate text, List<Candidate> candidates) {
        return candidates.stream()
                .filter(other -> other.column() == text.column() && ELSEWHERE.contains(other.field()))
                .noneMatch(other -> other.score() > text.score());
    }

    /**
     * Where a file has numbers of several documents, the last one of order, invoice and payment is the line's own, and the first
     * one is what it belongs to.
     */
    private static void orderBesideDocument(
            List<String> headers, List<Guess> guesses, List<Candidate> candidates, List<ValueShape> shapes) {
        int document = indexOf(guesses, Field.DOCUMENT_NUMBER);
        if (document < 0 || has(guesses, Field.ORDER_NUMBER)) {
            return;
        }
        int own = step(headers.get(document));
        if (own == ORDER && hasLinesOfOrders(headers, guesses)) {
            return;
        }
        List<Integer> numbers = new ArrayList<>(List.of(document));
        candidates.stream()
                .filter(candidate -> candidate.field() == Field.DOCUMENT_NUMBER
                        && guesses.get(candidate.column()).field() == null
                        && shapes.get(candidate.column()).filled() > 0)
                .forEach(candidate -> numbers.add(candidate.column()));
        Comparator<Integer> byStep = Comparator.comparingInt(column -> step(headers.get(column)));
        int last = keepsNumber(own, guesses)
                ? document
                : numbers.stream().max(byStep).orElse(document);
        int most = own == UNKNOWN ? ORDER : step(headers.get(last)) - 1;
        numbers.stream()
                .filter(column -> step(headers.get(column)) != UNKNOWN && step(headers.get(column)) <= most)
                .min(byStep)
                .ifPresent(first -> number(guesses, last, first));
    }

    /** Lines of invoices are numbered within their invoice. */
    private static boolean keepsNumber(int step, List<Guess> guesses) {
        return step == UNKNOWN || (step > ORDER && has(guesses, Field.LINE_NUMBER));
    }

    /** Lines of orders are numbered within their order. */
    private static boolean hasLinesOfOrders(List<String> headers, List<Guess> guesses) {
        int line = indexOf(guesses, Field.LINE_NUMBER);
        return line >= 0 && ORDERED.stream().anyMatch(ColumnWords.get().words(headers.get(line))::contains);
    }

    private static void number(List<Guess> guesses, int document, int order) {
        if (guesses.get(document).field() == null) {
            guesses.set(document, new Guess(Field.DOCUMENT_NUMBER, SURE));
        }
        guesses.set(order, new Guess(Field.ORDER_NUMBER, SURE));
    }

    /** Whether a column of this name holds the numbers by which people look up orders, contracts, invoices or checks. */
    public static boolean namesDocument(String header) {
        return ColumnWords.get().scores(header).getOrDefault(Field.DOCUMENT_NUMBER, 0.0) >= SURE;
    }

    /** How far a purchase is in the document that a column numbers: ordered, billed or paid. */
    private static int step(String header) {
        List<String> words = ColumnWords.get().words(header);
        if (words.containsAll(ORDERED)) {
            return ORDER;
        }
        if (words.stream().anyMatch(PAID::contains)) {
            return ORDER + 2;
        }
        return words.contains("invoice") ? ORDER + 1 : UNKNOWN;
    }

    private static int indexOf(List<Guess> guesses, Field field) {
        for (int i = 0; i < guesses.size(); i++) {
            if (guesses.get(i).field() == field) {
                return i;
            }
        }
        return -1;
    }

    /** What a person must say where a column has the very name of a field that matters and values that contradict it. */
    static List<String> contradicted(List<String> headers, List<Row> rows, List<Guess> guesses) {
        List<String> questions = new ArrayList<>();
        for (int i = 0; i < headers.size(); i++) {
            int column = i;
            boolean open = guesses.get(i).field() == null
                    && rows.stream().anyMatch(row -> !row.cell(column).isEmpty());
            Map<Field, Double> scores = ColumnWords.get().scores(headers.get(i));
            MATTERS.stream()
                    .filter(field -> open && scores.getOrDefault(field, 0.0) >= VERY_NAME && !has(guesses, field))
                    .findFirst()
                    .ifPresent(field -> questions.add("whether the column \"" + headers.get(column) + "\" is the "
                            + field.words() + ": its values do not look like it"));
        }
        return questions;
    }

    /** Whether a column is one side of a transfer, of which another column is the other. */
    static boolean isSideOfTransfer(List<String> headers, String header) {
        return SIDES.contains(ColumnWords.get().words(header))
                && headers.stream().map(ColumnWords.get()::words).toList().containsAll(SIDES);
    }

    /** Whether a column is one that the file of rejected rows has beside those of the file that they come from. */
    static boolean isOurOwn(String header) {
        return OUR_OWN.matcher(header).matches();
    }

    private static List<Candidate> fromNames(List<String> headers, List<ValueShape> shapes) {
        Surroundings around = Surroundings.of(headers);
        DocumentType type = DocumentType.guess(headers);
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < headers.size(); i++) {
            if (isOurOwn(headers.get(i))) {
                continue;
            }
            for (Map.Entry<Field, Double> score :
                    ColumnWords.get().scores(headers.get(i)).entrySet()) {
                Field field = score.getKey();
                double value = score.getValue() * shapes.get(i).fits(field);
                if (!around.decidesElsewhere(field, headers.get(i), shapes.get(i), score.getValue())
                        && value >= SURE * 0.8) {
                    candidates.add(new Candidate(
                            i,
                            field,
                            adjusted(field, value, shapes.get(i))
                                    + ofLine(field, headers.get(i))
                                    - second(headers.get(i))
                                    - ofOtherPaper(field, headers.get(i), type)));
                }
            }
        }
        return candidates;
    }

    /**
     * What else a table has.
     *
     * @param addresses whether there are parts of addresses
     * @param places whether there are places or departments
     * @param names of all columns
     */
    private record Surroundings(boolean addresses, boolean places, List<String> names) {

        static Surroundings of(List<String> headers) {
            return new Surroundings(
                    headers.stream()
                            .anyMatch(header -> header.toLowerCase(Locale.ROOT).matches(".*(zip|address|city).*")),
                    headers.stream()
                            .anyMatch(header -> header.toLowerCase(Locale.ROOT).matches(".*(zip|address|state|dep).*")),
                    headers);
        }

        /**
         * Whether a name alone gives no field: the city of an address, or beside the department that bought, and the state of an
         * address are most likely the vendor's; who pays is no vendor, and of a program its values decide.
         */
        boolean decidesElsewhere(Field field, String header, ValueShape shape, double score) {
            return switch (field) {
                case BUYER -> PLACE.matcher(header).matches() && (places || shape.publicBodies() < BODY_VALUES);
                case STATE -> addresses && score < 1;
                case VENDOR -> isSideOfTransfer(names, header);
                default -> field == Field.PROGRAM;
            };
        }
    }

    /** Of columns that are numbered the first is the one. */
    private static double second(String header) {
        return SECOND.matcher(header).matches() ? 0.05 : 0;
    }

    /** Among columns of the same name-score the one with the longer, more varied text is the description. */
    private static double adjusted(Field field, double score, ValueShape shape) {
        if (field == Field.DESCRIPTION) {
            return score
                    + Math.min(shape.length(), 60) / 1000
                    + shape.distinct() / 20
                    - (isMostlyBlank(shape) ? FEW_NOTES : 0);
        }
        if (field == Field.ORDER_DATE || field == Field.PAYMENT_DATE) {
            return score + shape.days() * DAYS_BEFORE_PERIODS;
        }
        if (field == Field.AMOUNT) {
            return score + shape.cents() / 100 - (isMostlyBlank(shape) ? MOSTLY_BLANK : 0);
        }
        return score;
    }

    /** More where a name speaks of the line, less where it speaks of an earlier state or step. */
    private static double ofLine(Field field, String header) {
        return switch (field) {
            case AMOUNT -> more(header, PARTS, OF_THE_LINE) - more(header, NOT_NOW, LESS_TELLING);
            case QUANTITY -> more(header, LINES, OF_THE_LINE);
            case DESCRIPTION -> more(header, LINES, LESS_TELLING);
            case DEPARTMENT -> more(header, DEPARTMENTS, LESS_TELLING);
            case ORDER_DATE -> -more(header, NOT_NOW, LESS_TELLING);
            default -> 0;
        };
    }

    private static double more(String header, Set<String> words, double score) {
        return says(header, words) ? score : 0;
    }

    private static boolean isMostlyBlank(ValueShape shape) {
        return shape.filled() < 0.5 * shape.rows();
    }

    private static List<Guess> assign(int columns, List<Candidate> candidates) {
        List<Guess> guesses = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            guesses.add(Guess.NONE);
        }
        Set<Field> taken = EnumSet.noneOf(Field.class);
        candidates.sort(Comparator.comparingDouble(Candidate::score)
                .reversed()
                .thenComparing(Candidate::field)
                .thenComparingInt(Candidate::column));
        for (Candidate candidate : candidates) {
            if (guesses.get(candidate.column()).field() == null
                    && candidate.score() >= SURE
                    && taken.add(candidate.field())) {
                guesses.set(candidate.column(), new Guess(candidate.field(), Math.min(1, candidate.score())));
            }
        }
        return guesses;
    }

    /** Where names did not tell: the only column of companies, of public bodies, of days, of amounts in cents. */
    private static void completeFromValues(List<String> headers, List<Guess> guesses, List<ValueShape> shapes) {
        complete(headers, guesses, shapes, Field.BUYER, shape -> atLeast(BODY_VALUES, shape.publicBodies()));
        complete(
                headers,
                guesses,
                shapes,
                Field.VENDOR,
                shape -> atLeast(ValueShape.COMPANY_VALUES, shape.incorporated()));
        if (!has(guesses, Field.PAYMENT_DATE)) {
            complete(headers, guesses, shapes, Field.ORDER_DATE, shape -> atLeast(0.9, shape.days()));
        }
        complete(
                headers,
                guesses,
                shapes,
                Field.AMOUNT,
                shape -> shape.amounts() >= 0.9 ? atLeast(0.5, shape.cents()) : 0);
    }

    private static double atLeast(double least, double share) {
        return share >= least ? share : 0;
    }

    private static boolean has(List<Guess> guesses, Field field) {
        return guesses.stream().anyMatch(guess -> guess.field() == field);
    }

    private static void complete(
            List<String> headers,
            List<Guess> guesses,
            List<ValueShape> shapes,
            Field field,
            ToDoubleFunction<ValueShape> score) {
        if (has(guesses, field)) {
            return;
        }
        int best = -1;
        for (int i = 0; i < guesses.size(); i++) {
            boolean open = guesses.get(i).field() == null && shapes.get(i).filled() > 0 && mayMean(field, headers, i);
            double value = open ? score.applyAsDouble(shapes.get(i)) : 0;
            if (value > 0 && (best < 0 || value > score.applyAsDouble(shapes.get(best)))) {
                best = i;
            }
        }
        if (best >= 0) {
            guesses.set(best, new Guess(field, FROM_VALUES_ALONE));
        }
    }

    /** Whether nothing in the name speaks against the field: a number of a paper is no day, a payer no vendor. */
    private static boolean mayMean(Field field, List<String> headers, int column) {
        String header = headers.get(column);
        return !ColumnWords.get().speaksAgainst(field, header)
                && !(field.isDate() && namesDocument(header))
                && !(field == Field.VENDOR && isSideOfTransfer(headers, header));
    }
}
