package org.sightline.ingest.column;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.column.value.Dates;

/**
 * How the columns of one file become contract lines. Kept with the import, so that an import that goes on after a
 * crash reads the rest in the same way.
 *
 * @param fields for each column its field; null where it is ignored
 * @param fiscalDate whether a bare year in the order date is a fiscal year
 * @param decimalComma whether 1,50 is one and a half
 * @param state the state of the buyers, two capital letters; null only where a column says it
 * @param buyer the one buyer of all lines; null where a column says it
 * @param documentType what the lines stand on where no column says it
 * @param named whether further texts and funds carry the names of their columns; null, as false, for files that were read
 *     before they did
 * @param settled columns whose listed names a person has seen and left out, by their places from 0; null for none
 * @param first how the first file of this layout was read, where that was otherwise: ids of lines follow from it, so that a
 *     file that is read better adds no line twice; null where it was read in the same way
 * @param format which register the file is; null where it is none that is known, or was read before they were
 * @param shapes for each column what its values are: days, numbers, words, codes, blank or mixed; null for files that were
 *     read before that was kept
 * @param joins whether cells that a comma in a name cut apart are put together; false where there are such rows and nobody
 *     has confirmed it, null where there are none
 * @param numbered whether ids of lines whose key is a document's number hold the buyer, the kind and the year too; null, as
 *     false, for files that were read before they did
 * @param screened how many rows, blank ones not counted, were looked at for listed makers in columns that nothing is read from,
 *     as they will be when the file is loaded; null for none
 * @param watchlist the version of the watchlist by which they were; null where none were, or the version was not kept
 * @param allMakers whether a line says the makers of all columns that name one; null, as false, for files that were read
 *     before they did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Mapping(
        List<@Nullable Field> fields,
        Dates.Order dateOrder,
        boolean fiscalDate,
        boolean decimalComma,
        @Nullable String state,
        @Nullable String buyer,
        DocumentType documentType,
        @Nullable Boolean named,
        @Nullable List<Integer> settled,
        @Nullable Mapping first,
        @Nullable PublishedFormat format,
        @Nullable List<String> shapes,
        @Nullable Boolean joins,
        @Nullable Boolean numbered,
        @Nullable Integer screened,
        @Nullable String watchlist,
        @Nullable Boolean allMakers) {

    public Mapping {
        fields = java.util.Collections.unmodifiableList(new ArrayList<>(fields));
    }

    /** As files were read before further texts carried the names of their columns. */
    public Mapping(
            List<@Nullable Field> fields,
            Dates.Order dateOrder,
            boolean fiscalDate,
            boolean decimalComma,
            @Nullable String state,
            @Nullable String buyer,
            DocumentType documentType) {
        this(
                fields,
                dateOrder,
                fiscalDate,
                decimalComma,
                state,
                buyer,
                documentType,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** Whether the buyers are federal agencies. */
    public boolean isFederal() {
        return format != null && format.isFederal();
    }

    /** Whether the file is of the E-Rate program. */
    public boolean isERate() {
        return format == PublishedFormat.E_RATE;
    }

    /** Whether further texts and funds carry the names of their columns. */
    public boolean carriesNames() {
        return Boolean.TRUE.equals(named);
    }

    /** Whether a line says the makers of all columns that name one; else only the first of them. */
    public boolean saysAllMakers() {
        return Boolean.TRUE.equals(allMakers);
    }

    /** Whether the id of a line that a document's number is the key of also holds the buyer, the kind and the year. */
    public boolean idsHoldMoreThanNumbers() {
        return Boolean.TRUE.equals(numbered);
    }

    /**
     * The same, with ids of lines as in an earlier file of the same source and columns.
     *
     * @param earlier how that file was read
     */
    public Mapping after(Mapping earlier) {
        if (readsLike(earlier)) {
            return new Mapping(
                    fields,
                    dateOrder,
                    fiscalDate,
                    decimalComma,
                    state,
                    buyer,
                    documentType,
                    earlier.named,
                    settled,
                    earlier.first == null ? null : idsOf(earlier.first),
                    format,
                    shapes,
                    joins,
                    earlier.numbered,
                    screened,
                    watchlist,
                    earlier.allMakers);
        }
        return new Mapping(
                fields,
                dateOrder,
                fiscalDate,
                decimalComma,
                state,
                buyer,
                documentType,
                named,
                settled,
                idsOf(earlier.first == null ? earlier : earlier.first),
                format,
                shapes,
                joins,
                numbered,
                screened,
                watchlist,
                allMakers);
    }

    /**
     * The same of a file of which so many rows were looked at for listed makers in columns that nothing is read from.
     *
     * @param list the version of the watchlist by which they were; null where it was not kept
     */
    Mapping screened(int rows, @Nullable String list) {
        return new Mapping(
                fields,
                dateOrder,
                fiscalDate,
                decimalComma,
                state,
                buyer,
                documentType,
                named,
                settled,
                first,
                format,
                shapes,
                joins,
                numbered,
                rows,
                list,
                allMakers);
    }

    private boolean readsLike(Mapping earlier) {
        boolean sameTexts = earlier.carriesNames()
                || (places(Field.DESCRIPTION2).size() <= 1
                        && places(Field.FUND).size() <= 1
                        && places(Field.FUND_CODE).size() <= 1);
        boolean sameMakers =
                earlier.saysAllMakers() || places(Field.MANUFACTURER).size() <= 1;
        boolean sameFormat = !isERate() || earlier.isERate();
        return sameTexts
                && sameMakers
                && sameFormat
                && fields.equals(earlier.fields)
                && documentType == earlier.documentType;
    }

    /** The columns of the first file, and the buyer, state and way of writing of this one: they are part of an id too. */
    private Mapping idsOf(Mapping earliest) {
        return new Mapping(
                earliest.fields,
                dateOrder,
                earliest.fiscalDate,
                decimalComma,
                state,
                buyer,
                earliest.documentType,
                earliest.named,
                null,
                null,
                earliest.format,
                null,
                null,
                earliest.numbered,
                null,
                null,
                earliest.allMakers);
    }

    /** The places of all columns of some fields, from 0, in the order of the file. */
    public List<Integer> places(Field... some) {
        List<Field> wanted = List.of(some);
        return IntStream.range(0, fields.size())
                .filter(place -> fields.get(place) != null && wanted.contains(fields.get(place)))
                .boxed()
                .toList();
    }

    /** For each field that a column has, the column's place from 0. */
    public Map<Field, Integer> columns() {
        Map<Field, Integer> columns = new EnumMap<>(Field.class);
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i) != null && fields.get(i) != Field.IGNORE) {
                columns.putIfAbsent(fields.get(i), i);
            }
        }
        return columns;
    }

    /**
     * What is still missing before lines can be made, in plain words.
     *
     * @return empty where nothing is
     */
    public List<String> missing() {
        Map<Field, Integer> columns = columns();
        List<String> missing = new ArrayList<>();
        if (buyer == null && lacks(columns, Field.BUYER, Field.DEPARTMENT)) {
            missing.add(
                    documentType == DocumentType.OFFER
                            ? "which public body keeps this list of suppliers, as the one buyer (or a column for it)"
                            : "which column names the buyer (or one buyer for the whole file)");
        }
        if (lacks(columns, Field.DESCRIPTION, Field.VENDOR)) {
            missing.add("which column holds the description or the vendor");
        }
        if (documentType != DocumentType.OFFER && lacks(columns, Field.ORDER_DATE, Field.PAYMENT_DATE, Field.AMOUNT)) {
            missing.add("which column holds a date or the amount (or that the lines are offers of suppliers)");
        }
        if (state == null && lacks(columns, Field.STATE)) {
            missing.add("the state of the buyers (two letters)");
        }
        return missing;
    }

    private static boolean lacks(Map<Field, Integer> columns, Field... fields) {
        return Stream.of(fields).noneMatch(columns::containsKey);
    }
}
