package org.sightline.ingest.row;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.buyer.FederalAgencies;
import org.sightline.ingest.buyer.NoBody;
import org.sightline.ingest.column.ColumnGuess;
import org.sightline.ingest.column.DocumentType;
import org.sightline.ingest.column.Field;
import org.sightline.ingest.column.Mapping;
import org.sightline.ingest.column.RowMask;
import org.sightline.ingest.line.Code;
import org.sightline.ingest.line.LineContent;
import org.sightline.ingest.money.FundWords;
import org.sightline.ingest.reject.Reject;
import org.sightline.kit.place.States;
import org.sightline.tabular.Layout;
import org.sightline.tabular.Row;
import org.sightline.tabular.TotalRow;

/** Makes contract lines of rows, or says everything that is wrong with a row. For one thread. */
final class RowReader {

    private static final Map<Field, String> SCHEMES = new EnumMap<>(Map.of(
            Field.NIGP, "nigp",
            Field.UNSPSC, "unspsc",
            Field.PSC, "psc",
            Field.NAICS, "naics",
            Field.ACCOUNT, "account"));

    /** What publishers write of an order that is none any more. */
    private static final Pattern CANCELLED =
            Pattern.compile("\\bcancel|\\bvoid|\\brescind|\\bterminated for convenience", Pattern.CASE_INSENSITIVE);

    /** Whose money a request of the E-Rate program is: the Universal Service Fund's (47 CFR part 54, subpart F). */
    private static final String E_RATE = "E-Rate (Universal Service Fund)";

    /** Characters of a further text that are kept beside the description. */
    private static final int LONGEST_PART = 4_000;

    /** Characters of a column that says something of the money. */
    private static final int LONGEST_FUND = 600;

    private final Mapping mapping;
    private final List<String> headers;
    private final RowMask mask;
    private final RowCells cells;
    private final int lastColumn;
    private final List<Map.Entry<Field, String>> schemes;
    private final List<Integer> furtherTexts;
    private final List<Integer> fundPlaces;
    private final boolean isFundAlone;
    private final List<Integer> makerPlaces;
    private final boolean numberedByKey;
    private final Remembered<Boolean> nobody = new Remembered<>(NoBody::is);
    private final Remembered<Optional<DocumentType>> types =
            new Remembered<>(published -> Optional.ofNullable(DocumentType.ofPublished(published)));

    RowReader(Layout layout, Mapping mapping) {
        this.mapping = mapping;
        this.headers = layout.headers();
        this.mask = RowMask.of(mapping);
        this.cells = new RowCells(layout, mapping);
        this.lastColumn = cells.lastColumn();
        this.furtherTexts = mapping.places(Field.DESCRIPTION2, Field.PROGRAM);
        this.fundPlaces = mapping.places(Field.ASSISTANCE_LISTING, Field.FUND, Field.FUND_CODE, Field.PROGRAM);
        this.isFundAlone =
                fundPlaces.size() == 1 && (cells.has(Field.FUND) || cells.has(Field.FUND_CODE)) && !mapping.isERate();
        this.makerPlaces = mapping.places(Field.MANUFACTURER);
        String key = cells.name(Field.SOURCE_KEY);
        this.numberedByKey = key != null && !cells.has(Field.DOCUMENT_NUMBER) && ColumnGuess.namesDocument(key);
        this.schemes = SCHEMES.entrySet().stream()
                .filter(scheme -> cells.has(scheme.getKey()))
                .toList();
    }

    /**
     * Reads a row that is not blank.
     *
     * @param wrong gets what is wrong with it
     * @return null where something is
     */
    @Nullable
    LineContent read(Row row, List<Reject> wrong) {
        cells.start(row);
        LineContent content = hasRightWidth(row) ? content() : null;
        if (cells.rejects().isEmpty()) {
            return content;
        }
        wrong.addAll(cells.rejects());
        return null;
    }

    private boolean hasRightWidth(Row row) {
        String[] found = row.cells();
        if (found.length <= lastColumn) {
            cells.reject(
                    null,
                    "too_few_cells",
                    "The row has " + found.length + " cells and the header has " + headers.size()
                            + ". Look for a line break inside a text, and put such texts in quotation marks.",
                    null);
            return false;
        }
        String excess = excess(found);
        if (excess != null) {
            cells.reject(
                    null,
                    "too_many_cells",
                    "The row has " + found.length + " cells and the header has " + headers.size()
                            + ". Look for a separator inside a text, and put such texts in quotation marks.",
                    excess);
            return false;
        }
        if (found.length == headers.size() && isHeaderAgain(row)) {
            cells.reject(null, "repeated_header", "This is the header line again. Take it out.", null);
            return false;
        }
        return true;
    }

    /** The first cell beyond the header that holds something; null where none does. */
    private @Nullable String excess(String[] found) {
        for (int i = headers.size(); i < found.length; i++) {
            if (!found[i].isBlank()) {
                return found[i];
            }
        }
        return null;
    }

    private boolean isHeaderAgain(Row row) {
        for (int i = 0; i < headers.size(); i++) {
            // The cells of columns that are left out are empty here.
            if (mask.keeps(i) && !headers.get(i).equals(row.cell(i))) {
                return false;
            }
        }
        return true;
    }

    private LineContent content() {
        String buyer = buyer();
        LineContent.Item item = new LineContent.Item(description(), manufacturer(), cells.text(Field.MODEL), codes());
        LineContent.Vendor vendor = new LineContent.Vendor(
                cells.text(Field.VENDOR), cells.text(Field.VENDOR_UEI), cells.text(Field.VENDOR_CAGE));
        String key = cells.key(Field.SOURCE_KEY);
        LineContent.Document document = document(key);
        LineContent.Price price = new LineContent.Price(
                cells.number(Field.QUANTITY),
                cells.text(Field.UNIT),
                cells.number(Field.UNIT_PRICE),
                cells.number(Field.AMOUNT));
        requireWords(item, vendor);
        requireNoTotal(item, vendor, document);
        requireDateOrAmount(document, price);
        LineContent content =
                new LineContent(key(key, document), buyer, state(), document, vendor, item, price, fund());
        cells.requireRoom();
        return content;
    }

    /** @param key the source's own; where it is the number of a document, that is what people look it up by */
    private LineContent.Document document(@Nullable String key) {
        return new LineContent.Document(
                documentType(),
                numberedByKey ? key : cells.key(Field.DOCUMENT_NUMBER),
                cells.key(Field.ORDER_NUMBER),
                cells.key(Field.LINE_NUMBER),
                cells.date(Field.ORDER_DATE),
                cells.date(Field.PAYMENT_DATE),
                cells.dayIfAny(Field.END_DATE));
    }

    private void requireWords(LineContent.Item item, LineContent.Vendor vendor) {
        if (item.description() == null && vendor.name() == null) {
            cells.reject(
                    cells.firstName(Field.DESCRIPTION, Field.VENDOR),
                    "missing_text",
                    "The row has neither a description nor a vendor. Fill in one of them.",
                    null);
        }
    }

    /** A sum below the rows has neither a day nor a number of its own. */
    private void requireNoTotal(LineContent.Item item, LineContent.Vendor vendor, LineContent.Document document) {
        boolean bare = document.obligationDate() == null && document.paymentDate() == null && document.number() == null;
        if (bare && (TotalRow.says(item.description()) || TotalRow.says(vendor.name()))) {
            cells.reject(
                    cells.firstName(Field.DESCRIPTION, Field.VENDOR),
                    "total_row",
                    "The row is the total of others and no purchase of its own. Leave it out.",
                    null);
        }
    }

    private void requireDateOrAmount(LineContent.Document document, LineContent.Price price) {
        boolean dated = document.obligationDate() != null || document.paymentDate() != null;
        boolean offer = document.type() == DocumentType.OFFER;
        if (!offer && !dated && price.amount() == null && cells.rejects().isEmpty()) {
            cells.reject(
                    cells.firstName(Field.ORDER_DATE, Field.PAYMENT_DATE, Field.AMOUNT),
                    "missing_date_and_amount",
                    "The row has neither a date nor an amount. Fill in one of them.",
                    null);
        }
    }

    private static @Nullable String key(@Nullable String key, LineContent.Document document) {
        return key == null && document.number() != null && document.line() != null
                ? document.number() + "/" + document.line()
                : key;
    }

    /** The buyer's name; empty where the row does not say it, with a reject. */
    private String buyer() {
        if (mapping.buyer() != null && !cells.has(Field.BUYER)) {
            return mapping.buyer();
        }
        Field field = cells.has(Field.BUYER) ? Field.BUYER : Field.DEPARTMENT;
        String buyer = cells.text(field);
        if (buyer != null && !nobody.of(buyer)) {
            return buyer;
        }
        if (!cells.isRefused(field)) {
            cells.reject(
                    cells.name(field),
                    "missing_buyer",
                    buyer == null
                            ? "The row does not say who bought. Fill in the public body."
                            : RowCells.quoted(buyer) + " names no public body. Fill in the public body that bought.",
                    buyer);
        }
        return "";
    }

    /** The buyer's state; empty where it is not known, with a reject. */
    private String state() {
        String published = cells.text(Field.STATE);
        String named = published == null ? mapping.state() : States.code(published);
        // A federal agency buys abroad too.
        String state = named == null && mapping.isFederal() ? FederalAgencies.STATE : named;
        if (state != null) {
            return state;
        }
        cells.reject(
                cells.name(Field.STATE),
                published == null ? "missing_state" : "bad_state",
                published == null
                        ? "The row does not say the buyer's state. Fill in its two letters."
                        : RowCells.quoted(published) + " is not a state. Write its two letters.",
                published);
        return "";
    }

    private DocumentType documentType() {
        String published = cells.text(Field.DOCUMENT_TYPE);
        DocumentType read =
                published == null ? mapping.documentType() : types.of(published).orElse(mapping.documentType());
        String status = cells.text(Field.ORDER_STATUS);
        if (mapping.isERate() && status != null && !isFunded(status)) {
            return CANCELLED.matcher(status).find() ? DocumentType.CANCELLATION : DocumentType.REQUISITION;
        }
        boolean cancelled = status != null && CANCELLED.matcher(status).find();
        return cancelled && read.isOrder() ? DocumentType.CANCELLATION : read;
    }

    /** Of a funding request that is pending, denied or withdrawn nothing was bought with it. */
    private static boolean isFunded(String status) {
        String lower = status.toLowerCase(Locale.ROOT);
        return (lower.contains("funded") || lower.contains("committed"))
                && !lower.contains("not ")
                && !lower.contains("unfunded");
    }

    /**
     * All makers that its columns name, such as a brand and who makes it; where one says "other", the next says who that is. As
     * files were read before, only the first.
     */
    private @Nullable String manufacturer() {
        if (makerPlaces.size() < 2) {
            return cells.text(Field.MANUFACTURER);
        }
        if (!mapping.saysAllMakers()) {
            return makers(Field.MANUFACTURER.longest()).findFirst().orElse(null);
        }
        List<String> makers = new ArrayList<>();
        makers(LONGEST_PART)
                .filter(maker -> makers.stream().noneMatch(maker::equalsIgnoreCase))
                .forEach(makers::add);
        return makers.isEmpty() ? null : String.join(" / ", makers);
    }

    private Stream<String> makers(int longest) {
        return makerPlaces.stream()
                .map(place -> cells.part(place, longest))
                .filter(maker -> maker != null && !maker.equalsIgnoreCase("other"));
    }

    private @Nullable String description() {
        return mapping.carriesNames() ? namedTexts() : joinedTexts();
    }

    /** The description, and after it each further text with the name of its column. */
    private @Nullable String namedTexts() {
        String description = cells.text(Field.DESCRIPTION);
        StringBuilder texts = new StringBuilder(description == null ? "" : description);
        for (int place : furtherTexts) {
            String text = cells.part(place, LONGEST_PART);
            boolean isFund = text != null && mapping.fields().get(place) == Field.PROGRAM && FundWords.namesAward(text);
            if (text != null && !isFund && texts.indexOf(text) < 0) {
                texts.append(texts.isEmpty() ? "" : " / ")
                        .append(cells.header(place))
                        .append(": ")
                        .append(text);
            }
        }
        return texts.isEmpty() ? null : texts.toString();
    }

    /** As lines were read before; their ids follow from it. */
    private @Nullable String joinedTexts() {
        String first = cells.text(Field.DESCRIPTION);
        String second = cells.text(Field.DESCRIPTION2);
        if (first == null || second == null || first.contains(second)) {
            return first == null ? second : first;
        }
        return second.startsWith(first) ? second : first + " / " + second;
    }

    private @Nullable String fund() {
        if (!mapping.carriesNames()) {
            return oneFund();
        }
        return isFundAlone ? cells.part(fundPlaces.getFirst(), LONGEST_FUND) : joinedFunds();
    }

    /**
     * All that the columns say of the money, read together: numbers of federal programs, then words, then codes in
     * parentheses. The names of the columns are no part of it: "Grant: CITY" is no grant.
     */
    private @Nullable String joinedFunds() {
        Set<String> words = new LinkedHashSet<>(mapping.isERate() ? Set.of(E_RATE) : Set.of());
        Set<String> codes = new LinkedHashSet<>();
        for (int place : fundPlaces) {
            String text = cells.part(place, LONGEST_FUND);
            Field field = mapping.fields().get(place);
            if (text != null && field == Field.ASSISTANCE_LISTING) {
                words.add(FundWords.isListing(text) ? "ALN " + text : text);
            } else if (text != null && field == Field.PROGRAM) {
                Stream.of(text).filter(FundWords::namesAward).forEach(words::add);
            } else if (text != null) {
                (field == Field.FUND_CODE ? codes : words).add(text);
            }
        }
        codes.removeAll(words);
        return inOne(String.join(" / ", words), String.join(", ", codes));
    }

    private static @Nullable String inOne(String words, String codes) {
        if (words.isEmpty()) {
            return codes.isEmpty() ? null : codes;
        }
        return codes.isEmpty() ? words : words + " (" + codes + ")";
    }

    /** As lines were read before; their ids follow from it. */
    private @Nullable String oneFund() {
        String fund = cells.text(Field.FUND);
        String code = cells.text(Field.FUND_CODE);
        if (fund == null || code == null || fund.equals(code)) {
            return fund == null ? code : fund;
        }
        return fund + " (" + code + ")";
    }

    private List<Code> codes() {
        List<Code> codes = List.of();
        for (Map.Entry<Field, String> scheme : schemes) {
            String code = cells.text(scheme.getKey());
            if (code != null && !code.equals("0")) {
                codes = codes.isEmpty() ? new ArrayList<>(2) : codes;
                codes.add(new Code(scheme.getValue(), code));
            }
        }
        return codes;
    }
}
