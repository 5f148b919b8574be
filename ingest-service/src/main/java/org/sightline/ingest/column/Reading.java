package org.sightline.ingest.column;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.buyer.FederalAgencies;
import org.sightline.ingest.column.name.ColumnWords;
import org.sightline.ingest.column.value.Dates;
import org.sightline.ingest.column.value.ValueShape;
import org.sightline.ingest.listed.ListedMakers;
import org.sightline.ingest.personal.PersonalText;
import org.sightline.tabular.Encoding;
import org.sightline.tabular.Layout;
import org.sightline.tabular.Row;
import org.sightline.tabular.TableFile;
import org.sightline.tabular.UnreadableFile;
import org.sightline.tabular.pdf.PrintedTable;

/**
 * How one file will be read: its layout, what its columns mean, and what was guessed with how much confidence.
 *
 * @param columns one for each column, for people
 * @param questions what has to be answered before the file can be read, in plain words; empty where nothing
 */
public record Reading(Layout layout, Mapping mapping, List<Column> columns, List<String> questions) {

    private static final Set<String> BARE_DATE = Set.of(
            "date", "dated", "day", "transactiondate", "postdate", "postingdate", "postedon", "entered", "dateentered");
    private static final Set<Field> NUMBERS = EnumSet.of(Field.DOCUMENT_NUMBER, Field.ORDER_NUMBER, Field.SOURCE_KEY);
    private static final Set<Field> SOLD_BY_THE_PIECE =
            EnumSet.of(Field.QUANTITY, Field.UNIT, Field.MODEL, Field.MANUFACTURER, Field.LINE_NUMBER);
    private static final Set<Field> GOODS = EnumSet.of(
            Field.QUANTITY, Field.UNIT_PRICE, Field.UNIT, Field.MODEL, Field.MANUFACTURER, Field.LINE_NUMBER);
    private static final Set<String> BARE_PRICE = Set.of("price");
    private static final Set<String> ORDERS = Set.of("order", "orders", "ordered", "requisition");

    /** Names that a program gives: F1, Column2, Expr1003. */
    private static final Pattern SAYS_NOTHING =
            Pattern.compile("(?i)(f|c|v|x|col|column|field|fld|var|expr|unnamed|untitled|text|value|name|attribute)?["
                    + " _.:-]*\\d+|[a-z]");

    private static final Set<String> DAY_OF_ISSUE = Set.of("issuedate", "dateissued", "issued");

    /** What a purchase says and a list of suppliers does not. */
    private static final Set<Field> NO_OFFER =
            EnumSet.of(Field.ORDER_DATE, Field.PAYMENT_DATE, Field.AMOUNT, Field.UNIT_PRICE, Field.QUANTITY);

    private static final Set<String> PAPERS = Set.of(
            "order",
            "contract",
            "award",
            "document",
            "requisition",
            "invoice",
            "voucher",
            "payment",
            "check",
            "warrant",
            "transaction",
            "agreement",
            "receipt");

    private static final int SAMPLE_ROWS = 1_000;

    /** The first column of the feeds whose fields have names of ours. */
    private static final String KNOWN_FEED = "Record ID";

    private static final double VERY_SURE = 0.9;

    private static final int SAMPLES_SHOWN = 3;
    private static final int SAMPLE_LENGTH = 80;
    /** A column that is called a key may repeat this rarely: such rows are mistakes of the publisher and are rejected. */
    private static final double MOST_REPEATS_OF_A_KEY = 0.01;

    /**
     * One column of the file.
     *
     * @param index its place from 0
     * @param sample up to three values
     * @param field what it was taken for; null where it is ignored
     * @param confidence from 0 to 1; 1 where a person said it
     * @param ignored whether nothing of it reaches the lines
     * @param listed listed makers that it names and that nobody would find; null where there are none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Column(
            @Schema(required = true) String header,

            @Schema(required = true, description = "Its place, from 0")
            int index,

            @Schema(required = true, description = "Up to three values")
            List<String> sample,

            @Schema(description = "What it was taken for; missing where it was not understood") @Nullable
            Field field,

            @Schema(required = true, minimum = "0", maximum = "1", description = "1 where a person said it")
            double confidence,

            @Schema(required = true, description = "Whether nothing of it reaches the lines")
            boolean ignored,

            @Schema(
                    description =
                            "Listed makers that it names and that nobody would find; missing where there are none")
            UnreadColumns.@Nullable Listed listed) {}

    /**
     * Looks at a file.
     *
     * @param state two capital letters, null where neither the upload nor the source says one
     * @param documentType null where the source does not say one
     * @param most see {@link Content#open}
     * @throws UnreadableFile where it is not a table in text form
     */
    public static Reading of(
            TableFile file, Profile profile, @Nullable String state, @Nullable DocumentType documentType, long most)
            throws IOException {
        Layout layout = layout(file, profile, most);
        List<Row> rows = new ArrayList<>();
        layout.sample(file, most, SAMPLE_ROWS, rows::add);
        List<ColumnGuess.Guess> guesses = guesses(layout, rows, profile);
        DocumentType type = documentType == null ? type(layout, guesses) : documentType;
        UnreadColumns unread = UnreadColumns.of(layout.headers(), fields(guesses), profile);
        DeepLook look =
                DeepLook.at(file, layout, guesses, profile.mapsColumns() ? -1 : mayBeKey(guesses), unread, most);
        if (!profile.mapsColumns()) {
            checkKey(file, layout, guesses, type, look, most);
            bareDates(layout, guesses, type, documentType != null);
            priceOfAll(layout, guesses, type);
        }
        List<String> shapes = shapes(layout, rows);
        Row cut = layout.format().equals("text") ? cutApart(layout, rows, shapes) : null;
        boolean joins = Boolean.TRUE.equals(profile.joins());
        Boolean together = cut == null && !joins ? null : Boolean.valueOf(joins);
        Mapping mapping = screened(mapping(layout, guesses, profile, state, type, look, shapes, together), unread);
        List<String> questions = questions(layout, rows, mapping, profile, guesses);
        questions.addAll(unread.questions());
        if (cut != null && !joins) {
            questions.add(joinedWords(layout, rows, shapes, cut));
        }
        // What is left out is shown only where a person has to say what the columns are.
        List<Row> shown = questions.isEmpty() ? List.of() : rows;
        return new Reading(
                layout, mapping, columns(layout, rows, shown, guesses, unread, RowMask.of(mapping)), questions);
    }

    /**
     * The same, with ids of lines as in an earlier file of the same source and columns.
     *
     * @param earlier how that file was read
     */
    public Reading after(Mapping earlier) {
        return new Reading(layout, mapping.after(earlier), columns, questions);
    }

    /** What the file's lines are where nobody says it. A list of suppliers has their brands and neither days nor money. */
    private static DocumentType type(Layout layout, List<ColumnGuess.Guess> guesses) {
        if (PublishedFormat.of(layout.headers()) == PublishedFormat.SAM_NOTICES) {
            return DocumentType.OFFER;
        }
        boolean offers = indexOf(guesses, Field.VENDOR) >= 0
                && (indexOf(guesses, Field.MANUFACTURER) >= 0 || indexOf(guesses, Field.END_DATE) >= 0)
                && NO_OFFER.stream().allMatch(field -> indexOf(guesses, field) < 0);
        return offers ? DocumentType.OFFER : DocumentType.guess(layout.headers());
    }

    private static Layout layout(TableFile file, Profile profile, long most) throws IOException {
        Layout found = Layout.of(file, most, ColumnWords.HEADER);
        Character delimiter = profile.delimiter() == null || profile.delimiter().isEmpty()
                ? null
                : profile.delimiter().charAt(0);
        Encoding encoding = profile.encoding() == null
                ? null
                : new Encoding(
                        Charset.forName(profile.encoding()).name(),
                        found.encoding().mark());
        return found.with(delimiter, encoding);
    }

    private static List<ColumnGuess.Guess> guesses(Layout layout, List<Row> rows, Profile profile) {
        Map<String, Field> said = said(profile);
        if (said.isEmpty()) {
            List<ColumnGuess.Guess> guesses = ColumnGuess.guess(layout.headers(), rows);
            PublishedFormat format = PublishedFormat.of(layout.headers());
            if (format != null) {
                format.correct(layout.headers(), guesses);
            }
            return guesses;
        }
        List<ColumnGuess.Guess> guesses = new ArrayList<>(layout.headers().stream()
                .map(header -> said.get(key(header)))
                .map(field -> field == null || field == Field.IGNORE
                        ? ColumnGuess.Guess.NONE
                        : new ColumnGuess.Guess(field, 1))
                .toList());
        Set<Field> lost = lost(layout, said).keySet();
        if (!lost.isEmpty()) {
            proposeForLost(layout, rows, said, lost, guesses);
        }
        return guesses;
    }

    private static Map<String, Field> said(Profile profile) {
        Map<String, Field> said = new LinkedHashMap<>();
        if (profile.mapping() != null) {
            profile.mapping().forEach((header, field) -> said.put(key(header), field));
        }
        return said;
    }

    /** What earlier files of the source had a column for and this one has none, with the name of that column. */
    private static Map<Field, String> lost(Layout layout, Map<String, Field> said) {
        Map<Field, String> lost = new EnumMap<>(Field.class);
        said.forEach((header, field) -> lost.put(field, header));
        lost.remove(Field.IGNORE);
        layout.headers().forEach(header -> {
            Field held = said.get(key(header));
            if (held != null) {
                lost.remove(held);
            }
        });
        return lost;
    }

    /** A column that is new may be one that is missing under another name: it is proposed, and the person is asked. */
    private static void proposeForLost(
            Layout layout, List<Row> rows, Map<String, Field> said, Set<Field> lost, List<ColumnGuess.Guess> guesses) {
        List<ColumnGuess.Guess> fresh = ColumnGuess.guess(layout.headers(), rows);
        for (int i = 0; i < guesses.size(); i++) {
            boolean isNew = !said.containsKey(key(layout.headers().get(i)));
            Field field = fresh.get(i).field();
            if (isNew && field != null && lost.contains(field)) {
                guesses.set(i, fresh.get(i));
            }
        }
    }

    /** Names of columns drift between files of a source in case, spaces and signs: {@code short desc}, {@code short_desc}. */
    static String key(String header) {
        return header.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
    }

    /** In a register of payments the number of a check: a transfer has none, and would be rejected for want of a key. */
    private static final String BARE_NUMBER = "number";

    /** The column that is called a key, else the number of a document; negative for none. */
    private static int mayBeKey(List<ColumnGuess.Guess> guesses) {
        int key = indexOf(guesses, Field.SOURCE_KEY);
        return key >= 0 ? key : indexOf(guesses, Field.DOCUMENT_NUMBER);
    }

    /**
     * A column that is called a key is one only if it hardly ever repeats, and in a file of payments never with other
     * content: there each row is money of its own. A document number that never repeats is a key where no column is
     * called so.
     */
    private static void checkKey(
            TableFile file, Layout layout, List<ColumnGuess.Guess> guesses, DocumentType type, DeepLook look, long most)
            throws IOException {
        int key = indexOf(guesses, Field.SOURCE_KEY);
        int document = indexOf(guesses, Field.DOCUMENT_NUMBER);
        if (key >= 0) {
            if (look.repeatsAtMost(mostRepeats(type))) {
                return;
            }
            guesses.set(
                    key,
                    document < 0 && namesPaper(layout.headers().get(key))
                            ? new ColumnGuess.Guess(Field.DOCUMENT_NUMBER, ColumnGuess.SURE)
                            : ColumnGuess.Guess.NONE);
        }
        if (document < 0 || staysNumber(layout.headers().get(document), guesses)) {
            return;
        }
        // The look was at the column that is called a key, where there is one.
        DeepLook atDocument = key < 0 ? look : DeepLook.at(file, layout, List.of(), document, null, most);
        if (atDocument.repeatsAtMost(0)) {
            guesses.set(
                    document,
                    new ColumnGuess.Guess(
                            Field.SOURCE_KEY, guesses.get(document).confidence()));
        }
    }

    /** Whether a number of a document is no key of lines: it may be blank, or the lines are numbered within it. */
    private static boolean staysNumber(String header, List<ColumnGuess.Guess> guesses) {
        return key(header).equals(BARE_NUMBER) || indexOf(guesses, Field.LINE_NUMBER) >= 0;
    }

    /** Whether the name says of which paper the number is: "contract id", and not "id". */
    private static boolean namesPaper(String header) {
        return ColumnWords.get().words(header).stream().anyMatch(PAPERS::contains);
    }

    private static double mostRepeats(DocumentType type) {
        return type == DocumentType.PAYMENT || type == DocumentType.PURCHASE_CARD ? 0 : MOST_REPEATS_OF_A_KEY;
    }

    /**
     * In a file of payments a column that is just called date is the day of the payment; in one of orders or contracts the day of
     * issue is that of the order or contract.
     *
     * @param isSaid whether the source says the type
     */
    private static void bareDates(Layout layout, List<ColumnGuess.Guess> guesses, DocumentType type, boolean isSaid) {
        boolean ledger = !isSaid && type == DocumentType.PURCHASE_ORDER && isLedger(layout, guesses);
        if (type == DocumentType.PAYMENT || ledger) {
            rename(layout, guesses, Field.ORDER_DATE, BARE_DATE, Field.PAYMENT_DATE);
        } else if (type == DocumentType.CONTRACT || type == DocumentType.PURCHASE_ORDER) {
            rename(layout, guesses, Field.PAYMENT_DATE, DAY_OF_ISSUE, Field.ORDER_DATE);
        }
    }

    /** The price of a contract is its amount: nothing says of how many it is the price of one. */
    private static void priceOfAll(Layout layout, List<ColumnGuess.Guess> guesses, DocumentType type) {
        boolean contract = type == DocumentType.CONTRACT
                && indexOf(guesses, Field.VENDOR) >= 0
                && indexOf(guesses, Field.ORDER_DATE) >= 0
                && hasAny(guesses, NUMBERS)
                && !hasAny(guesses, SOLD_BY_THE_PIECE);
        if (contract) {
            rename(layout, guesses, Field.UNIT_PRICE, BARE_PRICE, Field.AMOUNT);
        }
    }

    /** Money without goods, without the number of a paper and without a word of an order: the rows are of a ledger of payments. */
    private static boolean isLedger(Layout layout, List<ColumnGuess.Guess> guesses) {
        return indexOf(guesses, Field.AMOUNT) >= 0
                && !hasAny(guesses, GOODS)
                && !hasAny(guesses, NUMBERS)
                && layout.headers().stream()
                        .flatMap(header -> ColumnWords.get().words(header).stream())
                        .noneMatch(ORDERS::contains);
    }

    private static boolean hasAny(List<ColumnGuess.Guess> guesses, Set<Field> fields) {
        return fields.stream().anyMatch(field -> indexOf(guesses, field) >= 0);
    }

    private static void rename(
            Layout layout, List<ColumnGuess.Guess> guesses, Field from, Set<String> names, Field to) {
        int date = indexOf(guesses, from);
        if (date >= 0 && isCalled(layout.headers().get(date), names) && indexOf(guesses, to) < 0) {
            guesses.set(date, new ColumnGuess.Guess(to, guesses.get(date).confidence()));
        }
    }

    /** Also twice, in two languages. */
    private static boolean isCalled(String header, Set<String> names) {
        return names.contains(key(header))
                || names.containsAll(ColumnWords.get().words(header));
    }

    private static Mapping mapping(
            Layout layout,
            List<ColumnGuess.Guess> guesses,
            Profile profile,
            @Nullable String state,
            DocumentType type,
            DeepLook look,
            List<String> shapes,
            @Nullable Boolean joins) {
        List<@Nullable Field> fields = fields(guesses);
        if (!profile.mapsColumns() && profile.buyer() == null && !fields.contains(Field.BUYER)) {
            // A department is not taken for a buyer unless a person says so.
            fields.replaceAll(field -> field == Field.DEPARTMENT ? null : field);
        }
        int date = fields.indexOf(Field.ORDER_DATE);
        boolean fiscal =
                date >= 0 && ColumnWords.get().words(layout.headers().get(date)).contains("fiscal");
        Dates.Order order = profile.dateOrder() == null ? look.dateOrder() : profile.dateOrder();
        boolean comma = profile.decimalComma() == null ? look.decimalComma() : profile.decimalComma();
        List<Integer> settled = IntStream.range(0, fields.size())
                .filter(column -> profile.settles(layout.headers().get(column)))
                .boxed()
                .toList();
        PublishedFormat format = PublishedFormat.of(layout.headers());
        return new Mapping(
                fields,
                order,
                fiscal,
                comma,
                stateOf(state, format),
                profile.buyer(),
                type,
                true,
                settled.isEmpty() ? null : settled,
                null,
                format,
                shapes,
                joins,
                true,
                null,
                null,
                true);
    }

    /** The mapping, which says that the first rows need not be screened again where they were screened as it says. */
    private static Mapping screened(Mapping mapping, UnreadColumns unread) {
        boolean joins = Boolean.TRUE.equals(mapping.joins());
        return !joins && unread.looksAs(mapping.fields())
                ? mapping.screened(DeepLook.ROWS, ListedMakers.version())
                : mapping;
    }

    /** Where nobody says the state of federal buyers, it is that of the government's seat. */
    private static @Nullable String stateOf(@Nullable String said, @Nullable PublishedFormat format) {
        return said == null && format != null && format.isFederal() ? FederalAgencies.STATE : said;
    }

    /** What the values of each column are, by the rows that are no wider than the header. */
    private static List<String> shapes(Layout layout, List<Row> rows) {
        int width = layout.headers().size();
        List<Row> whole =
                rows.stream().filter(row -> row.cells().length <= width).toList();
        return IntStream.range(0, width)
                .mapToObj(column -> ValueShape.of(
                                whole.stream().map(row -> row.cell(column)).toList())
                        .kind())
                .toList();
    }

    /** The first row that a comma in a name made too wide and of which one reading fits; null where there is none. */
    private static @Nullable Row cutApart(Layout layout, List<Row> rows, List<String> shapes) {
        JoinedCells cells = new JoinedCells(layout.headers().size(), shapes);
        return rows.stream()
                .filter(row -> row.cells().length > layout.headers().size() && cells.together(row) != null)
                .findFirst()
                .orElse(null);
    }

    private static String joinedWords(Layout layout, List<Row> rows, List<String> shapes, Row cut) {
        JoinedCells cells = new JoinedCells(layout.headers().size(), shapes);
        Row joined = JoinedCells.joined(cells, cut);
        int column = IntStream.range(0, layout.headers().size())
                .filter(place -> !joined.cells()[place].equals(cut.cells()[place]))
                .findFirst()
                .orElse(0);
        long all = rows.stream().filter(row -> cells.together(row) != null).count();
        return "whether a text with a comma is put together where only one reading fits the other columns (in " + all
                + " of the first " + rows.size() + " rows, such as row " + cut.number() + ", which would have \""
                + PersonalText.withoutNames(joined.cells()[column].strip()) + "\" as \""
                + layout.headers().get(column)
                + "\"): say the columns and they are, or put such texts in quotation marks";
    }

    private static List<@Nullable Field> fields(List<ColumnGuess.Guess> guesses) {
        List<@Nullable Field> fields = new ArrayList<>();
        guesses.forEach(guess -> fields.add(guess.field()));
        return fields;
    }

    private static List<Column> columns(
            Layout layout,
            List<Row> rows,
            List<Row> shown,
            List<ColumnGuess.Guess> guesses,
            UnreadColumns unread,
            RowMask mask) {
        List<Row> kept = rows.stream().map(mask::masked).toList();
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < layout.headers().size(); i++) {
            ColumnGuess.Guess guess = guesses.get(i);
            columns.add(new Column(
                    layout.headers().get(i),
                    i,
                    sample(mask.keeps(i) ? kept : shown, i),
                    guess.field(),
                    Math.round(guess.confidence() * 100) / 100.0,
                    ignored(guess.field(), guesses),
                    unread.found().get(i)));
        }
        return List.copyOf(columns);
    }

    private static List<String> sample(List<Row> rows, int column) {
        return rows.stream()
                .map(row -> row.cell(column))
                .filter(value -> !value.isEmpty())
                .map(PersonalText::masked)
                .map(value -> value.length() <= SAMPLE_LENGTH ? value : value.substring(0, SAMPLE_LENGTH) + "…")
                .distinct()
                .limit(SAMPLES_SHOWN)
                .toList();
    }

    private static boolean ignored(@Nullable Field field, List<ColumnGuess.Guess> guesses) {
        return field == null || (field == Field.DEPARTMENT && indexOf(guesses, Field.BUYER) >= 0);
    }

    private static List<String> questions(
            Layout layout, List<Row> rows, Mapping mapping, Profile profile, List<ColumnGuess.Guess> guesses) {
        List<String> questions = new ArrayList<>(mapping.missing());
        if (rows.isEmpty()) {
            throw new UnreadableFile(
                    "no_rows",
                    layout.headerRow() > 0
                            ? "The file has a header line and no rows below it. Export it again and upload it."
                            : "The file has no rows. Export it again and upload it.");
        }
        if (!profile.mapsColumns()) {
            unnamed(layout).ifPresent(question -> questions.add(0, question));
        }
        lost(layout, said(profile))
                .forEach((field, header) -> questions.add("which column is now the "
                        + field.words() + ": earlier files of this source had it as \"" + named(profile, header)
                        + "\", and this file has no such column"));
        questions.addAll(KnownLayout.changes(layout.headers(), rows, mapping, profile));
        if (!profile.mapsColumns()) {
            if (isUnknownFeed(layout) && !isSure(guesses, Field.VENDOR, Field.AMOUNT)) {
                questions.add(0, "what the fields mean, because they are those of no feed that we know");
            }
            questions.addAll(ColumnGuess.contradicted(layout.headers(), rows, guesses));
            questions.addAll(Doubts.of(layout.headers(), rows, guesses, mapping.documentType()));
            if (!questions.isEmpty()) {
                questions.addAll(SecondOpinion.differences(layout.headers(), rows, guesses, questions));
            }
        }
        return questions;
    }

    /** What is asked where no name says what a column is. */
    private static Optional<String> unnamed(Layout layout) {
        if (layout.headerRow() == 0 || PrintedTable.hasNoHead(layout)) {
            return Optional.of("what the columns mean, because the file has no header line");
        }
        return layout.headers().stream().allMatch(SAYS_NOTHING.asMatchPredicate())
                ? Optional.of("what the columns mean, because names such as \""
                        + layout.headers().getFirst() + "\" do not say it")
                : Optional.empty();
    }

    private static boolean isUnknownFeed(Layout layout) {
        boolean feed = layout.format().equals("json") || layout.format().equals("xml");
        return feed && !layout.headers().getFirst().equals(KNOWN_FEED);
    }

    private static boolean isSure(List<ColumnGuess.Guess> guesses, Field... fields) {
        return Stream.of(fields)
                .allMatch(field ->
                        guesses.stream().anyMatch(guess -> guess.field() == field && guess.confidence() >= VERY_SURE));
    }

    /** The name of a column as it was said. */
    private static String named(Profile profile, String key) {
        return profile.mapping() == null
                ? key
                : profile.mapping().keySet().stream()
                        .filter(header -> key(header).equals(key))
                        .findFirst()
                        .orElse(key);
    }

    private static int indexOf(List<ColumnGuess.Guess> guesses, Field field) {
        for (int i = 0; i < guesses.size(); i++) {
            if (guesses.get(i).field() == field) {
                return i;
            }
        }
        return -1;
    }
}
