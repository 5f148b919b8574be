package org.sightline.ingest.column;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.personal.PersonalText;
import org.sightline.ingest.personal.PrivatePayee;
import org.sightline.tabular.Row;

/**
 * The rows of a file without what nobody here needs: cells of columns that mean nothing are empty, texts are masked, and
 * a private payee has no name. Keys and codes stay as they are. Masking a masked row changes nothing.
 */
public final class RowMask {

    /** What other things are found by; a number among them is no card's. */
    private static final Set<Field> KEYS = EnumSet.of(
            Field.DOCUMENT_NUMBER,
            Field.ORDER_NUMBER,
            Field.LINE_NUMBER,
            Field.SOURCE_KEY,
            Field.BUYER_UEI,
            Field.BUYER_NCES,
            Field.BUYER_FIPS,
            Field.BUYER_ORI,
            Field.VENDOR_UEI,
            Field.VENDOR_CAGE,
            Field.MODEL,
            Field.NIGP,
            Field.UNSPSC,
            Field.PSC,
            Field.NAICS);

    private static final int MOST_PAYEES = 10_000;

    private final List<@Nullable Field> fields;
    private final boolean furtherTextsToo;
    private final int vendor;
    private final Map<String, Boolean> payees = new ConcurrentHashMap<>();

    private RowMask(List<@Nullable Field> fields, boolean furtherTextsToo) {
        this.fields = fields;
        this.furtherTextsToo = furtherTextsToo;
        this.vendor = fields.indexOf(Field.VENDOR);
    }

    /** For the rows of a file whose columns mean this. */
    public static RowMask of(Mapping mapping) {
        return new RowMask(mapping.fields(), mapping.carriesNames());
    }

    /** Whether the cells of this column, from 0, are kept. */
    public boolean keeps(int column) {
        return column < fields.size() && isUsed(fields.get(column));
    }

    /** The row without it. A row that does not fit the header keeps its cells, so that it can be mended, but masked. */
    public Row masked(Row row) {
        boolean fits = row.cells().length == fields.size();
        String[] cells = row.cells().clone();
        for (int i = 0; i < cells.length; i++) {
            if (!fits) {
                cells[i] = PersonalText.withoutNames(cells[i]);
            } else if (!isUsed(fields.get(i))) {
                cells[i] = "";
            } else if (isText(fields.get(i))) {
                cells[i] = PersonalText.withoutNames(cells[i]);
            } else if (!KEYS.contains(fields.get(i))) {
                cells[i] = PersonalText.masked(cells[i]);
            }
        }
        if (fits && vendor >= 0) {
            String name = mayBePerson(row.cell(vendor)) ? PrivatePayee.mask(texts(row)) : null;
            cells[vendor] = name == null ? cells[vendor] : name;
        }
        return new Row(row.number(), cells);
    }

    /** A file names the same payees again and again. */
    private boolean mayBePerson(String payee) {
        if (payees.size() >= MOST_PAYEES) {
            payees.clear();
        }
        return payees.computeIfAbsent(payee, PrivatePayee::mayBePerson);
    }

    /** What the published row says besides the payee, columns that are left out too. */
    private String texts(Row row) {
        StringBuilder texts = new StringBuilder();
        for (int i = 0; i < row.cells().length; i++) {
            if (i != vendor) {
                texts.append(row.cell(i)).append(" | ");
            }
        }
        return texts.toString();
    }

    /** Whether people wrote it. Further texts of files that were read before they carried names are masked as they were then. */
    private boolean isText(@Nullable Field field) {
        return field == Field.DESCRIPTION || (furtherTextsToo && field == Field.DESCRIPTION2);
    }

    private static boolean isUsed(@Nullable Field field) {
        return field != null && field != Field.IGNORE;
    }
}
