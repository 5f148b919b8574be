package org.sightline.samples.planted;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.samples.state.Body;
import org.sightline.samples.state.SampleState;
import org.sightline.samples.state.Table;

/**
 * One hand-written case: something that a body bought, or a line that only looks like it.
 *
 * @param orderIndex numbers the purchase order that the case stands on; cases may share one
 * @param lineNumber the line of that order, from 1
 * @param maker the designated maker; empty if there is none
 * @param basis null if there is no maker
 * @param evidence the part of the description that tells, to be found in every file the case stands in
 * @param cents unit price
 * @param paymentNamesFund false if only the order says where the money came from
 * @param handVerdict the verdict as judged by hand; null unless it is a purchase
 */
public record PlantedCase(
        String id,
        int orderIndex,
        int lineNumber,
        Body body,
        Role role,
        String maker,
        @Nullable Basis basis,
        String item,
        LocalDate ordered,
        Funding funding,
        String fundText,
        String vendor,
        String description,
        String manufacturer,
        String part,
        int quantity,
        long cents,
        Set<Place> places,
        boolean paymentNamesFund,
        String evidence,
        @Nullable Verdict handVerdict,
        String why) {

    private static final Map<String, Place> PLACES =
            Map.of("po", Place.PURCHASE_ORDERS, "pay", Place.PAYMENTS, "school", Place.SCHOOL_PURCHASES);

    public static List<PlantedCase> of(SampleState state) {
        Map<String, Body> bodies = state.byId();
        Map<String, Integer> orders = new HashMap<>();
        Map<String, Integer> lines = new HashMap<>();
        List<PlantedCase> cases = new ArrayList<>();
        for (NamedCsvRecord row : Table.read("planted.csv")) {
            String order = row.getField("order").isEmpty() ? row.getField("id") : row.getField("order");
            int index = orders.computeIfAbsent(order, name -> orders.size() + 1);
            int line = lines.merge(order, 1, Integer::sum);
            cases.add(read(
                    row, index, line, Objects.requireNonNull(bodies.get(row.getField("body")), row.getField("body"))));
        }
        return List.copyOf(cases);
    }

    private static PlantedCase read(NamedCsvRecord row, int orderIndex, int lineNumber, Body body) {
        String where = row.getField("where");
        String basis = row.getField("basis");
        String verdict = row.getField("verdict");
        return new PlantedCase(
                row.getField("id"),
                orderIndex,
                lineNumber,
                body,
                Role.valueOf(row.getField("role").toUpperCase(Locale.ROOT)),
                row.getField("maker"),
                basis.isEmpty() ? null : Basis.valueOf(basis.toUpperCase(Locale.ROOT)),
                row.getField("item"),
                LocalDate.parse(row.getField("ordered")),
                Funding.ofWord(row.getField("funding")),
                row.getField("fund_text"),
                row.getField("vendor"),
                row.getField("description"),
                row.getField("manufacturer"),
                row.getField("part"),
                Integer.parseInt(row.getField("quantity")),
                new BigDecimal(row.getField("unit_price")).movePointRight(2).longValueExact(),
                places(where),
                !where.endsWith("-blank"),
                row.getField("evidence"),
                verdict.isEmpty() ? null : Verdict.valueOf(verdict),
                row.getField("why"));
    }

    private static Set<Place> places(String where) {
        List<Place> places = new ArrayList<>();
        for (String word : where.replace("-blank", "").split("\\+")) {
            places.add(PLACES.get(word));
        }
        return Set.copyOf(places);
    }

    /** The file that carries the purchase itself; a payment of an order that is on file adds no second purchase. */
    public boolean isFirstIn(Place place) {
        return place != Place.PAYMENTS || !places.contains(Place.PURCHASE_ORDERS);
    }

    /** The name of this purchase in the {@code cycle}-th repetition of the cases, counted from 0. */
    public String purchase(int cycle) {
        return cycle == 0 ? id : id + "-" + cycle;
    }

    public long amountInCents() {
        return quantity * cents;
    }

    /** The expected verdict; null unless it is a purchase. */
    public @Nullable Verdict verdict() {
        return basis != null && role == Role.PURCHASE ? ExpectedVerdict.of(maker, basis, item, ordered, funding) : null;
    }

    /** Null unless it is a purchase. */
    public @Nullable Band band() {
        return basis != null && role == Role.PURCHASE ? Band.of(basis) : null;
    }

    /** When a payment of the order was made: three to ten weeks later, or the same day if there is no order on file. */
    public LocalDate paid() {
        boolean ordersOnFile = places.contains(Place.PURCHASE_ORDERS);
        return ordersOnFile ? ordered.plusDays(21 + (orderIndex * 7L) % 50) : ordered;
    }

    /** One of the ways to write the buyer, always the same for this case, file and repetition. */
    public String publishedBuyer(Place place, int cycle) {
        List<String> names = body.publishedNames();
        return names.get((orderIndex + place.ordinal() + cycle) % names.size());
    }
}
