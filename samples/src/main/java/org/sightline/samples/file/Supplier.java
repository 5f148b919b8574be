package org.sightline.samples.file;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.List;
import org.sightline.samples.state.Table;

/**
 * An invented reseller and what it sells every day, encoded for one file.
 *
 * @param name cut to the file's width
 * @param items never empty
 */
record Supplier(byte[] name, Ordinary[] items) {

    /**
     * All suppliers that sell something to the buyers of a file.
     *
     * @param schools whether the buyers are school districts; otherwise they are all bodies
     */
    static Supplier[] of(Quoting quoting, int nameWidth, int textWidth, boolean schools) {
        List<NamedCsvRecord> goods = Table.read("ordinary.csv").stream()
                .filter(row -> !row.getField("who").equals(schools ? "other" : "school"))
                .toList();
        List<Supplier> suppliers = new ArrayList<>();
        for (NamedCsvRecord vendor : Table.read("vendors.csv")) {
            Ordinary[] items = goods.stream()
                    .filter(row -> row.getField("trade").equals(vendor.getField("trade")))
                    .map(row -> Ordinary.of(row, quoting, textWidth))
                    .toArray(Ordinary[]::new);
            if (items.length > 0) {
                suppliers.add(new Supplier(quoting.encode(vendor.getField("name"), nameWidth), items));
            }
        }
        return suppliers.toArray(Supplier[]::new);
    }
}
